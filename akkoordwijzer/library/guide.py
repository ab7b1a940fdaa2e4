"""What a visiting expert brings to the table: dilemmas, practices and working forms, and the links between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from akkoordwijzer.content.collection import read_list
from akkoordwijzer.content.faults import Fault
from akkoordwijzer.library.dilemmas import Dilemma
from akkoordwijzer.library.instruments import Instrument
from akkoordwijzer.library.library import SCENARIOS
from akkoordwijzer.library.practices import Mention, Practice

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Guide:
    """All that can be trusted, and what was left out. Dilemmas stand in the order of the conversation."""

    dilemmas: tuple[Dilemma, ...]
    practices: tuple[Practice, ...]
    instruments: tuple[Instrument, ...]
    mentions: tuple[Mention, ...]
    left_out: tuple[Fault, ...] = ()

    def dilemma(self, key: str) -> Dilemma | None:
        """A dilemma by its id; nothing for an id from an old link."""
        return next((item for item in self.dilemmas if item.id == key), None)

    def practice(self, key: str) -> Practice | None:
        """A practice by its id."""
        return next((item for item in self.practices if item.id == key), None)

    def practices_of(self, dilemma: Dilemma) -> tuple[Practice, ...]:
        """The examples with a dilemma, in the order its writer gave them."""
        return tuple(found for key in dilemma.practices if (found := self.practice(key)) is not None)

    def dilemmas_of(self, practice: Practice) -> tuple[Dilemma, ...]:
        """The dilemmas an example belongs to, in the order of the conversation."""
        return tuple(item for item in self.dilemmas if item.id in practice.dilemmas)

    def practices_for_intervention(self, key: str) -> tuple[Practice, ...]:
        """Who did something like this lever."""
        return tuple(item for item in self.practices if key in item.interventions)

    def dilemmas_for_intervention(self, key: str) -> tuple[Dilemma, ...]:
        """The questions in which this lever plays a part."""
        return tuple(item for item in self.dilemmas if key in item.interventions)

    def instruments_for(self, dilemma: Dilemma) -> tuple[Instrument, ...]:
        """The working forms that fit a dilemma."""
        return tuple(item for item in self.instruments if dilemma.id in item.dilemmas)


def read_guide(folder: Path = SCENARIOS) -> Guide:
    """Read dilemmas/, practices/, instruments.yaml and mentions.yaml. Nothing is raised: see ``left_out``."""
    faults: list[Fault] = []
    dilemmas = _all(folder, _files(folder, "dilemmas"), "dilemmas", Dilemma, faults)
    practices = _all(folder, _files(folder, "practices"), "practices", Practice, faults)
    instruments = _all(folder, [folder / "instruments.yaml"], "instruments", Instrument, faults)
    mentions = _all(folder, [folder / "mentions.yaml"], "mentions", Mention, faults)
    dilemmas.sort(key=lambda item: item.order)
    practices.sort(key=lambda item: item.name.casefold())
    return Guide(tuple(dilemmas), tuple(practices), tuple(instruments), tuple(mentions), tuple(faults))


def _files(folder: Path, name: str) -> list[Path]:
    return sorted((folder / name).glob("*.yaml"))


def _all(folder: Path, paths: Iterable[Path], key: str, kind: type[R], faults: list[Fault]) -> list[R]:
    """The records of some files; the second one with the same id is left out."""
    kept: dict[object, R] = {}
    for path in paths:
        name = f"scenarios/{path.relative_to(folder).as_posix()}"
        for found in read_list(path, key, kind, faults, name):
            own: object = getattr(found.record, "id", len(kept))
            if own in kept:
                place = f"{key}[{found.at[-1]}].id"
                faults.append(Fault(name, place, "elk id één keer", f"‘{own}’", found.document.line((*found.at, "id"))))
            else:
                kept[own] = found.record
    return list(kept.values())
