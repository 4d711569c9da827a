"""Titles that break formats: separators, quotes, markup, scripts, length, line ends, controls."""

TITLES = (
    "Fish, chips; and “peas”",
    "He said \"no\", she said 'yes'",
    "Pipes | and \\ back | slashes",
    "*Stars*, _underscores_, `code`, [links](x) and ~strikes~",
    "<b>Markup</b> & &amp; entities",
    "First line\nsecond line",
    "=SUM(A1:A9)",
    "تنظيم الأعمال المقترح: الإنتاج والاستهلاك المستدامان",
    "拟议工作安排：通过议程和安排工作，以及其他事项，包括下一届会议的日期和地点等等",
    "Утверждение доклада",
    "Party 🎉 for 👩‍👩‍👧 everyone",
    "Very long " + "title " * 48,
    "A bell \x07 rings",
)
