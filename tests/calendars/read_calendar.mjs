// Reads a calendar from stdin with ical.js, which takes its zones from the file's own VTIMEZONE,
// and prints its events as JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const library = join(process.argv[2], "node_modules", "ical.js", "dist", "ical.js");
const { default: ICAL } = await import(pathToFileURL(library).href);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const zones = new Map(
  calendar.getAllSubcomponents("vtimezone").map((zone) => {
    const own = new ICAL.Timezone(zone);
    return [own.tzid, own];
  }),
);
const instant = (component, name) => {
  const property = component.getFirstProperty(name);
  const tzid = property.getParameter("tzid");
  if (tzid && !zones.has(tzid)) throw new Error(`no VTIMEZONE for ${tzid}`);
  const time = property.getFirstValue();
  if (tzid) time.zone = zones.get(tzid);
  return new Date(time.toUnixTime() * 1000).toISOString();
};
const events = calendar.getAllSubcomponents("vevent").map((event) => ({
  uid: event.getFirstPropertyValue("uid"),
  start: instant(event, "dtstart"),
  end: instant(event, "dtend"),
  summary: event.getFirstPropertyValue("summary"),
  description: event.getFirstPropertyValue("description"),
  location: event.getFirstPropertyValue("location"),
  status: event.getFirstPropertyValue("status"),
  stamp: event.getFirstPropertyValue("dtstamp").toString(),
  sequence: event.getFirstPropertyValue("sequence"),
  alarms: event.getAllSubcomponents("valarm").length,
}));
process.stdout.write(JSON.stringify(events));
