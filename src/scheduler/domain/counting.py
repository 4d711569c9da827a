"""Numbers of things in a sentence."""


def counted(count: int, thing: str) -> str:
    """`1 meeting`, `2 meetings`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
