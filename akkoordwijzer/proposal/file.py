"""A proposal on file: with the versions and the outcome it had when saved.

The file says its version and writes defaults out, so that a default that moves never moves an old file.
"""

from collections.abc import Callable, Container
from dataclasses import replace
from typing import Annotated, Any, Literal

import yaml
from pydantic import Field

from akkoordwijzer.calibration.kit import Kit, build_kit
from akkoordwijzer.content.faults import ContentError, Fault, shown
from akkoordwijzer.content.records import Number, Record, Text, Whole, read_record
from akkoordwijzer.content.yaml_file import Document
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case
from akkoordwijzer.proposal.agreement import Signed
from akkoordwijzer.proposal.proposal import Proposal, check, known_region, to_case
from akkoordwijzer.proposal.rules import LEFT_OUT
from akkoordwijzer.proposal.version import content_version, model_version

FORMAT = 2
MARK = "akkoordwijzer"
HEAD = """\
# Akkoordwijzer: keuzes (scenario) en aannames (beliefs). Doorrekenen: python -m akkoordwijzer run BESTAND
# De uitkomst (outcome) is die van de meest waarschijnlijke waarden; op het scherm staat de middelste doorrekening.
"""
# What a file of version 1 leaves out.
_DEFAULTS_1 = {"changes": {"from": 2027, "ramp": 1}, "ceilings": {"from": 2027}}
_NOT_CARRIED = ("summary", "conditions", "theme", "note")


class KeptOutcome(Record):
    """The result for the municipality when the file was saved, in euro: of the run with the most likely values."""

    of: Literal["most_likely_run"] = "most_likely_run"
    net_term_eur: Number
    net_horizon_eur: Number


class Saved(Proposal):
    """A scenario file; with ``agreement`` it is that of an agreement."""

    akkoordwijzer: Annotated[Whole, Field(ge=FORMAT, le=FORMAT)] = FORMAT
    saved_on: Text
    content_version: Text
    model_version: Text
    outcome: KeptOutcome
    agreement: Signed | None = None

    @property
    def is_current(self) -> bool:
        """Whether data and model are those it was saved with."""
        return (self.content_version, self.model_version) == (content_version(), model_version())

    @property
    def proposal(self) -> Proposal:
        """What was chosen and believed."""
        return Proposal(**{name: getattr(self, name) for name in Proposal.model_fields})


def is_saved(data: Any) -> bool:
    """Whether YAML data is a scenario file rather than a whole case."""
    return isinstance(data, dict) and MARK in data


def read_saved(document: Document) -> Saved:
    """A scenario file of any version as a record. Raises ``ContentError``; whether it can be played ``opened`` says."""
    version = document.data.get(MARK)
    if version not in (1, FORMAT) or isinstance(version, bool):
        found = f"versie {shown(version)}"
        expected = f"een scenario van versie 1 of {FORMAT}"
        raise ContentError([Fault(document.name, MARK, expected, found, document.line((MARK,)))])
    data = document.data if version == FORMAT else _from_version_1(document.data)
    return read_record(Saved, data, document)


def to_yaml(saved: Saved) -> str:
    """A scenario file as text, with its defaults written out."""
    data = saved.model_dump(by_alias=True, exclude_none=True, mode="json")
    for name in _NOT_CARRIED:
        data["scenario"].pop(name, None)
    first = {name: data.pop(name) for name in (MARK, "saved_on", "content_version", "model_version")}
    return HEAD + yaml.safe_dump({**first, **data}, sort_keys=False, allow_unicode=True, width=100)


def make_saved(proposal: Proposal, kit: Kit, saved_on: str) -> Saved:
    """A scenario file for a proposal that passed the gate; versions are those of what was loaded."""
    return Saved(
        **{name: getattr(proposal, name) for name in Proposal.model_fields},
        saved_on=saved_on,
        content_version=content_version(),
        model_version=model_version(),
        outcome=kept_outcome(to_case(proposal, kit)),
    )


def kept_outcome(case: Case) -> KeptOutcome:
    """The deterministic result that is kept beside the choices."""
    cumulative = play(case).books.cumulative[:, 0]
    term = case.settings.term_index
    return KeptOutcome(net_term_eur=float(cumulative[term]), net_horizon_eur=float(cumulative[-1]))


def opened(
    saved: Saved, regions: Container[str], kit_of: Callable[[str], Kit], document: Document
) -> tuple[Proposal, tuple[Fault, ...]]:
    """The proposal in a file, through the gate. Raises ``ContentError`` for a region that does not exist."""
    region = known_region(saved.region, regions)
    if region is None:
        line = document.line(("region",))
        raise ContentError([Fault(document.name, "region", "een bekende gemeente", shown(saved.region), line)])
    return check(saved.proposal.model_copy(update={"region": region}), kit_of(region), document)


def case_from(saved: Saved, figures: Figures, library: Library, document: Document) -> Case:
    """The whole case behind a scenario file. Raises ``ContentError`` where the gate would leave something out: on the
    command line nobody is asked."""
    codes = {region.code for region in queries.regions(figures)}
    kits: dict[str, Kit] = {}

    def kit_of(region: str) -> Kit:
        return kits.setdefault(region, build_kit(figures, library, region))

    proposal, faults = opened(saved, codes, kit_of, document)
    if faults:
        raise ContentError(replace(fault, remedy=fault.remedy.replace(LEFT_OUT, "").strip()) for fault in faults)
    return to_case(proposal, kits[proposal.region])


def _from_version_1(data: dict[str, Any]) -> dict[str, Any]:
    """A file of version 1 as one of version 2: what it left out is written out, what is looked up is dropped."""
    scenario = data.get("scenario")
    if isinstance(scenario, dict):
        scenario = {key: value for key, value in scenario.items() if key not in _NOT_CARRIED}
        for part, defaults in _DEFAULTS_1.items():
            if isinstance(scenario.get(part), dict):
                scenario[part] = {
                    key: {**defaults, **value} if isinstance(value, dict) else value
                    for key, value in scenario[part].items()
                }
    return {**data, MARK: FORMAT, **({} if scenario is None else {"scenario": scenario})}
