"""What Word refuses to open or repairs, checked on the parts of a .docx file.

Orders of elements are those of the types CT_PPr, CT_RPr, CT_TblPr and others in ECMA-376, part 1.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

Element = Any  # lxml's, which has no types

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline"
    " shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz"
    " szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish"
    " oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText"
    " vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr"
    " tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr sdt",
    "tr": "tblPrEx trPr tc sdt",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
    "tblCellMar": "top start left bottom end right",
    "styles": "docDefaults latentStyles style",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
}
_VALUES = {
    "jc": "start end left right center both distribute mediumKashida highKashida lowKashida",
    "vMerge": "restart continue",
    "u": "single double none words thick dotted dash",
    "tblLayout": "fixed autofit",
    "vAlign": "top center bottom both",
}
_ONE_OFF = {"headerReference", "footerReference", "tr", "tc", "style", "tblStylePr", "abstractNum",
            "num", "bookmarkStart", "bookmarkEnd", "sdt", "numPicBullet"}  # fmt: skip


def faults(data: bytes) -> list[str]:
    """Everything that Word would not take as it is; empty for a good file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    found = [f"{name} is there twice" for name, count in Counter(names).items() if count > 1]
    trees = {n: etree.fromstring(p) for n, p in parts.items() if re.search(r"\.(xml|rels)$", n)}
    found += _content_types(trees, names)
    found += [fault for name, tree in trees.items() for fault in _relations(name, tree, names)]
    word = {name: tree for name, tree in trees.items() if name.startswith("word/")}
    for name, tree in word.items():
        found += [f"{name}: {fault}" for fault in (*_orders(tree), *_tables(tree), *_ids(tree))]
        links = trees.get(join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels"))
        known = {one.get("Id") for one in links} if links is not None else set()
        used = {value for node in tree.iter() for key, value in node.items() if key.startswith(_R)}
        found += [f"{name}: relationship {one} is not declared" for one in sorted(used - known)]
    return found + list(_styles(word))


def _content_types(trees: dict[str, Element], names: list[str]) -> Iterator[str]:
    types = trees["[Content_Types].xml"]
    endings = {one.get("Extension").lower() for one in types.iter(f"{_TYPES}Default")}
    overrides = [one.get("PartName").lstrip("/") for one in types.iter(f"{_TYPES}Override")]
    for name in names:
        ending = name.rpartition(".")[2].lower()
        if name != "[Content_Types].xml" and name not in overrides and ending not in endings:
            yield f"{name} has no content type"
    yield from (f"{name} has a content type, but is not there" for name in {*overrides} - {*names})


def _relations(name: str, tree: Element, names: list[str]) -> Iterator[str]:
    if not name.endswith(".rels"):
        return
    folder = dirname(dirname(name))
    ids = [one.get("Id") for one in tree.iter(f"{_RELATIONS}Relationship")]
    yield from (f"{name}: {one} is there twice" for one, n in Counter(ids).items() if n > 1)
    for one in tree.iter(f"{_RELATIONS}Relationship"):
        target = one.get("Target")
        path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        if one.get("TargetMode") != "External" and path not in names:
            yield f"{name}: {target} is not there"


def _orders(tree: Element) -> Iterator[str]:
    for node in tree.iter(*(f"{W}{name}" for name in _ORDERS)):
        name = etree.QName(node).localname
        order = _ORDERS[name].split()
        children = [etree.QName(child).localname for child in node if isinstance(child.tag, str)]
        strange = [child for child in children if child not in order]
        yield from (f"{child} is no child of {name}" for child in strange)
        # References to headers and footers come in any order.
        ranks = (child.replace("footerRef", "headerRef") for child in children if child in order)
        places = [order.index(child) for child in ranks]
        if places != sorted(places):
            yield f"{name} has its children out of order: {' '.join(children)}"
        counts = Counter(children)
        yield from (f"{name} has {n} {c}" for c, n in counts.items() if n > 1 and c not in _ONE_OFF)
    for name, values in _VALUES.items():
        for node in tree.iter(f"{W}{name}"):
            value = node.get(f"{W}val", values.split()[0])
            if value not in values.split():
                yield f"{name} has the value {value}"


def _tables(tree: Element) -> Iterator[str]:
    for table in tree.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc"))
            width = sum(1 if span is None else int(span.get(f"{W}val")) for span in spans)
            if width != columns:
                yield f"a row has {width} columns, its table {columns}"
    for cell in tree.iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            yield "a cell does not end with a paragraph"


def _ids(tree: Element) -> Iterator[str]:
    for name in ("bookmarkStart", "ins", "del", "footnote", "comment"):
        ids = [node.get(f"{W}id") for node in tree.iter(f"{W}{name}")]
        yield from (f"{name} {one} is there twice" for one, n in Counter(ids).items() if n > 1)


def _styles(word: dict[str, Element]) -> Iterator[str]:
    styles = [node.get(f"{W}styleId") for node in word["word/styles.xml"].iter(f"{W}style")]
    yield from (f"style {one} is there twice" for one, n in Counter(styles).items() if n > 1)
    numbers = word.get("word/numbering.xml")
    lists = {n.get(f"{W}numId") for n in numbers.iter(f"{W}num")} if numbers is not None else set()
    for name, tree in word.items():
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            for node in tree.iter(f"{W}{kind}"):
                if node.get(f"{W}val") not in styles:
                    yield f"{name}: style {node.get(f'{W}val')} is not there"
        for node in tree.iter(f"{W}numId"):
            if node.get(f"{W}val") not in lists | {"0"}:
                yield f"{name}: list {node.get(f'{W}val')} is not there"
