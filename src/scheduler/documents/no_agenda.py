"""Tells a document that is no agenda: a letter, a resolution, an invoice."""

import re
from collections.abc import Sequence

from scheduler.documents.draft import Draft, Remark
from scheduler.documents.line import Line
from scheduler.documents.typography import for_matching
from scheduler.domain.kinds import Kind, kind_of_title

# How the paragraphs of a resolution begin, in the six official languages.
_OPERATIVE = re.compile(
    r"(?:also |further )?(?:takes note|notes|requests|decides|invites|encourages|recalls|welcomes"
    r"|urges|calls upon|calls for|expresses|reaffirms|recognizes|emphasizes|stresses|endorses"
    r"|approves|affirms|underlines|reiterates|commends|appeals|resolves|recommends)\b"
    r"|(?:prend note|décide|prie|invite|encourage|rappelle|accueille|se félicite|souligne|demande"
    r"|réaffirme|engage|toma nota|decide|solicita|pide|invita|alienta|recuerda|acoge|exhorta"
    r"|reafirma|insta|принимает|постановляет|просит|предлагает|призывает|рекомендует|подтверждает"
    r"|приветствует|выражает)\b"
    r"|注意到|决定|请|邀请|鼓励|欢迎|敦促|重申|(?:ت?ي?حيط|ت?ي?قرر|ت?ي?طلب|ت?ي?دعو|ت?ي?شجع|ت?ي?رحب)",
    re.IGNORECASE,
)

_AGENDA = re.compile(
    r"\bagenda\b|ordre du jour|\btemario\b|orden del día|programa provisional|повестк\w+ дня|议程"
    r"|جدول الأعمال",
    re.IGNORECASE,
)
_LONGEST_TITLE = 160


def no_agenda(lines: Sequence[Line], draft: Draft) -> Remark | None:
    """Why a document is no agenda, with the passage that tells; None if it may be one.

    The paragraphs of a resolution are no items: they are dropped.
    """
    if draft.plan:
        return None
    if not draft.points:
        first = max(lines[:3], key=lambda line: len(line.text))
        what = "it has no numbered items and no organization of work. It begins"
        return Remark("agenda", f"This is no agenda: {what}", first.where, first.text)
    top = [point for point in draft.points if not point.parent]
    operative = [point for point in top if _OPERATIVE.match(for_matching(point.title))]
    if len(operative) * 2 > len(top):
        draft.points = []
        what = "its numbered paragraphs are those of a resolution:"
        return Remark("agenda", f"This is no agenda: {what}", top[0].where, top[0].title)
    called = any(_AGENDA.search(line.text) for line in lines if len(line.text) < _LONGEST_TITLE)
    usual = any(kind_of_title(point.title) is not Kind.SUBSTANTIVE for point in draft.points)
    if called or usual:
        return None
    what = "no line calls it one, and none of its items opens or closes a meeting. They begin with"
    return Remark("agenda", f"This is hardly an agenda: {what}", top[0].where, top[0].title)
