"""Finding a dilemma or a practice: by theme, words, lever or kind of evidence, and those like the own town first."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from akkoordwijzer.figures.queries import NATION, Region
from akkoordwijzer.library.dilemmas import Dilemma, DilemmaTheme
from akkoordwijzer.library.guide import Guide
from akkoordwijzer.library.practices import EvidenceKind, Practice

# Ids are for the computer: nobody looks for social_base.
_KEYS = {"id", "seeds", "figures", "indicators", "interventions", "practices"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader filters practices by; nothing chosen is everything."""

    theme: DilemmaTheme | None = None
    dilemma: str | None = None
    intervention: str | None = None
    kind: EvidenceKind | None = None
    size_class: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A practice on the map; degrees."""

    practice: Practice
    municipality: str
    longitude: float
    latitude: float


def find_dilemmas(guide: Guide, theme: DilemmaTheme | None = None, words: str = "") -> list[Dilemma]:
    """Dilemmas of a theme with all of these words in them, in the order of the conversation."""
    chosen = [item for item in guide.dilemmas if theme in (None, item.theme)]
    return [item for item in chosen if matches(words, item.model_dump(exclude=_KEYS))]


def find_practices(guide: Guide, regions: Mapping[str, Region], wanted: Wanted) -> list[Practice]:
    """Practices that meet everything that was chosen, by name."""
    return [item for item in guide.practices if _meets(item, guide, regions, wanted)]


def like_first(practices: Iterable[Practice], regions: Mapping[str, Region], code: str) -> list[Practice]:
    """The own municipality's first, then those like it (size class and urbanity), then those like it in one of the two.

    Within a group the order stays; for the country nothing moves.
    """
    return sorted(practices, key=lambda item: -likeness(item, regions, code))


def likeness(practice: Practice, regions: Mapping[str, Region], code: str) -> int:
    """3 for the own municipality, 2 for one of the same size class and urbanity, 1 for one of the two, else 0."""
    here = regions.get(code)
    if here is None or code == NATION:
        return 0
    if code in practice.municipalities:
        return 3
    there = [regions[other] for other in practice.municipalities if other in regions]
    return max(((r.size_class == here.size_class) + (r.urbanity == here.urbanity) for r in there), default=0)


def themes_of(practice: Practice, guide: Guide) -> list[DilemmaTheme]:
    """The themes of the dilemmas a practice belongs to."""
    return list(dict.fromkeys(item.theme for item in guide.dilemmas_of(practice)))


def size_classes(guide: Guide, regions: Mapping[str, Region]) -> list[str]:
    """The size classes of municipalities with a practice, small to large."""
    found = {regions[code].size_class for item in guide.practices for code in item.municipalities if code in regions}
    return sorted(found, key=_first_number)


def dots(practices: Iterable[Practice], regions: Mapping[str, Region]) -> list[Dot]:
    """A dot per practice and municipality that has a point on the map."""
    found = []
    for practice in practices:
        for code in practice.municipalities:
            region = regions.get(code)
            if region is not None and region.longitude is not None and region.latitude is not None:
                found.append(Dot(practice, region.name, region.longitude, region.latitude))
    return found


def matches(words: str, texts: Any) -> bool:
    """Whether every word stands somewhere in the texts; capitals and accents do not matter."""
    wanted = plain_letters(words).split()
    if not wanted:
        return True
    whole = plain_letters(" ".join(_strings(texts)))
    return all(word in whole for word in wanted)


def plain_letters(text: str) -> str:
    """``Coöperatieve`` as ``cooperatieve``; curly apostrophes as straight ones."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _meets(item: Practice, guide: Guide, regions: Mapping[str, Region], wanted: Wanted) -> bool:
    sizes = {regions[code].size_class for code in item.municipalities if code in regions}
    return (
        (wanted.theme is None or wanted.theme in themes_of(item, guide))
        and (wanted.dilemma is None or wanted.dilemma in item.dilemmas)
        and (wanted.intervention is None or wanted.intervention in item.interventions)
        and (wanted.kind is None or wanted.kind == item.result.kind)
        and (wanted.size_class is None or wanted.size_class in sizes)
        and matches(wanted.words, item.model_dump(exclude={"id", "dilemmas", "interventions", "sources"}))
    )


def _strings(node: Any) -> Iterable[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield from _strings(value)


def _first_number(size_class: str) -> tuple[int, str]:
    digits = "".join(letter for letter in size_class.split(" tot ")[0] if letter.isdigit())
    return (0 if size_class.startswith("Minder") else int(digits or 0), size_class)
