"""The one edge where text becomes Markdown: our own may act as such, everything else is escaped.

Streamlit reads more into text than CommonMark does: colours (``:red[..]``), icons (``:material/..:``), emoji
(``:+1:``), formulas (``$..$``), and bare addresses, which become links. Backslashes do not stop those: it looks for
them after the backslashes are gone. So an invisible word joiner breaks them up.
"""

import re

_JOINER = "\u2060"
_NO_BREAK = "\u00a0"
# ``&`` as well: ``&colon;`` would bring a colon in by the back door.
_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|$~!&])")
_DIRECTIVE = re.compile(r":(?=\S)")
_ADDRESS = re.compile(r"(www)(?=\.)|(@)(?=\w)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<=€) (?=\d)|(?<=\d) (?=(?:mln|mld)\b)")
# At the start of a line these make a list, a heading or a line.
_LIST = re.compile(r"^(\d+)([.)])")
_BLOCK = re.compile(r"^([-+=])")


class Markdown(str):
    """Text that may act as Markdown: ours, or escaped already."""

    __slots__ = ()


def plain(text: str) -> Markdown:
    """Any text on one line, so that it cannot act as Markdown; what is ``Markdown`` already stays as it is."""
    if isinstance(text, Markdown):
        return text
    line = typeset_line(text)
    line = _ACTIVE.sub(r"\\\1", line)
    line = _DIRECTIVE.sub(":" + _JOINER, line)
    line = _ADDRESS.sub(lambda found: found[0] + _JOINER, line)
    return Markdown(_BLOCK.sub(r"\\\1", _LIST.sub(r"\1\\\2", line)))


def one_line(text: str) -> str:
    """Text without line ends and characters that show nothing: what a file and a link bring back unchanged."""
    visible = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(visible.split())


def typeset_line(text: str) -> str:
    """One line whose amounts do not fall over two: with the no-break spaces that are in it, and those that somebody
    who wrote ``€ 425.000`` or ``1,2 mln`` by hand left out."""
    line = _NO_BREAK.join(one_line(part) for part in text.split(_NO_BREAK))
    return _AMOUNT.sub(_NO_BREAK, line)
