"""What the records for an agreement promise: things they name exist, and what was read is named as a source."""

from collections.abc import Iterator, Set

from akkoordwijzer.content.faults import Fault
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.agreement import FOLDER, AgreementLibrary
from akkoordwijzer.library.guide import Guide
from akkoordwijzer.library.library import Library


def check_agreement(found: AgreementLibrary, library: Library, guide: Guide, figures: Figures) -> list[Fault]:
    """Everything that points at something that is not there."""
    faults: list[Fault] = []
    known: dict[str, tuple[Set[str], str]] = {
        "line": ({recipe.id for recipe in library.recipes}, "een bestaande zorglijn"),
        "intervention": ({item.id for item in library.interventions}, "een bestaande maatregel"),
        "dilemma": ({item.id for item in guide.dilemmas}, "een bestaand dilemma"),
        "figure": (figures.indicators.keys(), "een cijfer uit data/indicators.yaml"),
    }
    for item in found.indicators:
        for field, (keys, words) in known.items():
            value = getattr(item, field)
            if value is not None and value not in keys:
                faults.append(Fault(f"{FOLDER}/indicators.yaml", f"{item.id}.{field}", words, f"‘{value}’"))
    for name, items in (("indicators", found.indicators), ("patterns", found.patterns)):
        for each in items:
            faults += _sources(f"{FOLDER}/{name}.yaml", each.id, each.sources, figures)
    return faults


def _sources(file: str, owner: str, sources: tuple[str, ...], figures: Figures) -> Iterator[Fault]:
    for source in sources:
        if queries.source(figures, source) is None:
            yield Fault(file, f"{owner}.sources", "een bron uit data/sources.csv", f"‘{source}’")
