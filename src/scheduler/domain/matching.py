"""Who gets what, as many as can be, where each has a choice (Kuhn 1955)."""

from collections.abc import Callable, Iterable, Mapping


def matched(
    asking: Iterable[str],
    choices: Callable[[str], Iterable[str]],
    given: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Who has each thing that is given out; what was `given` before stays in use.

    Each of those `asking` takes the first of their choices that is free, or that can be made free
    by giving others another of theirs.
    """
    holder = dict(given or {})

    def give(who: str, tried: set[str]) -> bool:
        for one in choices(who):
            if one in tried:
                continue
            tried.add(one)
            if one not in holder or give(holder[one], tried):
                holder[one] = who
                return True
        return False

    for who in asking:
        give(who, set())
    return holder
