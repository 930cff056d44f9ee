"""Which children the elements of a Word file may have and in which order, after the transitional
schema (ISO/IEC 29500-4, wml.xsd): the elements that the program uses, and no others. An element or
child that is not here is a fault, so whoever uses a new one looks its place up first."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# Children in sequence; a name with * may be repeated. Names apart from the sequence may come in any
# order: a pair in parentheses is such a group.
SEQUENCES = {
    "styles": "docDefaults style*",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "numbering": "abstractNum* num*",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl*",
    "num": "abstractNumId lvlOverride*",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "compat": "doNotExpandShiftReturn compatSetting*",
    "fonts": "font*",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "document": "background body",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
           "tabs spacing ind contextualSpacing jc textDirection textAlignment outlineLvl rPr sectPr",
    "numPr": "ilvl numId",
    "pBdr": "top left bottom right between bar",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike noProof vanish color spacing w kern position sz szCs "
           "highlight u effect bdr shd vertAlign lang",
    "tbl": "tblPr tblGrid tr*",
    "tblPr": "tblStyle tblpPr tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tblGrid": "gridCol*",
    "tr": "trPr tc*",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference* footerReference* type pgSz pgMar pgBorders lnNumType pgNumType cols titlePg docGrid",
}
# Children in any order and number, behind the one that must come first.
CHOICES = {
    "body": ("", {"p", "tbl", "sectPr"}),
    "hdr": ("", {"p"}),
    "ftr": ("", {"p"}),
    "p": ("pPr", {"r", "hyperlink", "fldSimple"}),
    "hyperlink": ("", {"r"}),
    "fldSimple": ("", {"r"}),
    "r": ("rPr", {"t", "br"}),
    "trPr": ("", {"cantSplit", "tblHeader"}),
    "tc": ("tcPr", {"p"}),
}


def faults(root):
    """Yields what is out of order in a part."""
    for element in root.iter():
        name, children = local(element), [local(child) for child in element]
        if name in SEQUENCES:
            yield from in_sequence(name, children)
        elif name in CHOICES:
            yield from in_choice(name, children)
        elif children:
            yield f"{name} has children: {children}"
        yield from of_place(name, children, element)


def in_sequence(name, children):
    """Yields a complaint for a child that is unknown, repeated or too late."""
    order = SEQUENCES[name].split()
    places = {child.rstrip("*"): place for place, child in enumerate(order)}
    last = -1
    for child in children:
        place = places.get(child)
        if place is None:
            yield f"{child} is not known in {name}"
        elif place < last or (place == last and not order[place].endswith("*")):
            yield f"{child} stands too late in {name}: {children}"
        else:
            last = place


def in_choice(name, children):
    """Yields a complaint for a child that is unknown or should come first."""
    first, others = CHOICES[name]
    for place, child in enumerate(children):
        if child == first and place > 0:
            yield f"{child} is not the first in {name}"
        elif child != first and child not in others:
            yield f"{child} is not known in {name}"


def of_place(name, children, element):
    """Yields a complaint for what must end an element."""
    if name == "body" and children[-1] != "sectPr":
        yield "the body does not end with its section"
    if name == "tc" and children[-1] != "p":
        yield "a cell does not end with a paragraph"
    if name == "tbl":
        grid = len(element.find(f"{W}tblGrid"))
        if any(len(row.findall(f"{W}tc")) != grid for row in element.findall(f"{W}tr")):
            yield "a row has not as many cells as the table has columns"


def local(element):
    """An element's name without its namespace; another namespace's name is kept whole."""
    return element.tag.removeprefix(W)
