"""Bodies as planners call them: by the short name, or by the whole one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from scheduler.domain.conference import Body, Meeting
from scheduler.readers.agenda import plain


class Named(Protocol):
    """A body of a conference, or of a year."""

    @property
    def id(self) -> str:
        """The short name, or the whole one where there is none."""

    @property
    def name(self) -> str:
        """The whole name."""


class BodyNames:
    """Finds the body that a text names, however its letters and spaces are written."""

    def __init__(self, bodies: Iterable[Named]) -> None:
        self._ids: dict[str, str] = {}
        bodies = tuple(bodies)
        self._told = ", ".join(body.id for body in bodies)
        for body in bodies:
            for name in (body.id, body.name):
                self._ids.setdefault(plain(name), body.id)

    def __str__(self) -> str:
        """All of them, as messages name them."""
        return self._told

    def id_of(self, text: str) -> str:
        """The id of the body that is named; the text itself if there is none."""
        return self._ids.get(plain(text), text)

    def beginning(self, text: str) -> str:
        """The id of the body whose name, the longest there is, a text begins with; or nothing."""
        wanted = plain(text)
        name = max((one for one in self._ids if wanted.startswith(one)), key=len, default="")
        return self._ids.get(name, "")

    def split(self, text: str) -> tuple[str, str]:
        """The id of the body whose name a text begins with, and the rest; no id if with none."""
        words = text.split()
        for count in range(len(words), 0, -1):
            body = self._ids.get(plain(" ".join(words[:count])))
            if body is not None:
                return body, " ".join(words[count:])
        return "", text

    def shortened(self, text: str) -> str:
        """A text such as `Committee I 7` with the id of the body in place of its name."""
        return " ".join(filter(None, self.split(text)))

    def in_body(self, body: Body) -> Body:
        """A body that names the others by their ids."""
        not_with, related = map(self._ids_of, (body.not_with, body.related))
        return replace(body, not_with=not_with, related=related)

    def in_meetings(self, meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
        """Meetings that name the bodies that meet jointly by their ids."""
        return tuple(replace(one, jointly_with=self._ids_of(one.jointly_with)) for one in meetings)

    def _ids_of(self, texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(map(self.id_of, texts))
