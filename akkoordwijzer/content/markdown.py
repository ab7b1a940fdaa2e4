"""The one edge where text from outside becomes part of Markdown."""


def plain(text: str) -> str:
    """Text from a content file, so that it cannot act as Markdown."""
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>#|$~" else character for character in text)
