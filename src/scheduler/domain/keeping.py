"""A conference with some of its parts."""

from collections.abc import Collection
from dataclasses import replace

from scheduler.domain.conference import Conference


def keeping(conference: Conference, parts: Collection[str]) -> Conference:
    """Without the other parts, and without what orders, referrals and people say of them."""
    services = conference.services
    return replace(
        conference,
        parts=tuple(part for part in conference.parts if part.id in parts),
        precedences=tuple(
            one for one in conference.precedences if one.before in parts and one.after in parts
        ),
        people=tuple(
            replace(person, parts=tuple(key for key in person.parts if key in parts))
            for person in conference.people
        ),
        services=replace(
            services,
            referrals=tuple(
                one for one in services.referrals if one.before in parts and one.after in parts
            ),
        ),
    )
