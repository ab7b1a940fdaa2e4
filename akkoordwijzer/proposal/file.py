"""A scenario on file: choices and beliefs apart, with the versions and the outcome they gave when saved."""

from typing import Annotated, Any

import yaml
from pydantic import Field

from akkoordwijzer.calibration.kit import Kit, build_kit
from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.content.records import Key, Number, Record, Text, Whole, read_record
from akkoordwijzer.content.yaml_file import Document, place_text
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.library.library import Library
from akkoordwijzer.model.beliefs import Belief, with_beliefs
from akkoordwijzer.model.case_file import scenario_elsewhere
from akkoordwijzer.model.inputs import parameters
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case, Scenario
from akkoordwijzer.proposal.version import content_version, model_version

FORMAT = 1
MARK = "akkoordwijzer"


class KeptOutcome(Record):
    """The deterministic result for the municipality when the file was saved, in euro."""

    net_term_eur: Number
    net_horizon_eur: Number


class Saved(Record):
    """A scenario file."""

    akkoordwijzer: Annotated[Whole, Field(ge=FORMAT, le=FORMAT)]
    saved_on: Text
    content_version: Text
    model_version: Text
    region: Text
    scenario: Scenario
    beliefs: dict[str, Belief] = {}
    outcome: KeptOutcome

    @property
    def is_current(self) -> bool:
        """Whether data and model are those it was saved with."""
        return (self.content_version, self.model_version) == (content_version(), model_version())


def is_saved(data: Any) -> bool:
    """Whether YAML data is a scenario file rather than a whole case."""
    return isinstance(data, dict) and MARK in data


def read_saved(document: Document) -> Saved:
    """A scenario file as a record. Raises ``ContentError``."""
    return read_record(Saved, document.data, document)


def to_yaml(saved: Saved) -> str:
    """A scenario file as text; only what differs from the defaults."""
    data = saved.model_dump(by_alias=True, exclude_defaults=True, mode="json")
    head = (
        "# Akkoordwijzer: keuzes (scenario) en aannames (beliefs). Doorrekenen: python -m akkoordwijzer run BESTAND\n"
    )
    return head + yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)


def make_saved(kit: Kit, scenario: Scenario, beliefs: dict[str, Belief], saved_on: str) -> Saved:
    """A scenario file for choices made now."""
    case = with_beliefs(kit.case(scenario), beliefs)
    return Saved(
        akkoordwijzer=FORMAT,
        saved_on=saved_on,
        content_version=content_version(),
        model_version=model_version(),
        region=kit.region,
        scenario=scenario,
        beliefs=beliefs,
        outcome=kept_outcome(case),
    )


def kept_outcome(case: Case) -> KeptOutcome:
    """The deterministic result that is kept beside the choices."""
    cumulative = play(case).books.cumulative[:, 0]
    term = min(max(case.settings.term_end - case.settings.start_year, 0), case.settings.years - 1)
    return KeptOutcome(net_term_eur=float(cumulative[term]), net_horizon_eur=float(cumulative[-1]))


def case_from(saved: Saved, figures: Figures, library: Library, document: Document) -> Case:
    """The whole case behind a scenario file. Raises ``ContentError`` for what no longer exists."""
    if queries.region(figures, saved.region) is None:
        raise ContentError([_fault(document, ("region",), "een bekende gemeente", saved.region)])
    return checked_case(saved, build_kit(figures, library, saved.region), document)


def checked_case(saved: Saved, kit: Kit, document: Document) -> Case:
    """The case with a kit at hand. Raises ``ContentError`` for choices and beliefs that do not fit."""
    lines, items = {line.id for line in kit.lines}, {item.id for item in kit.interventions}
    wrong = [
        _fault(document, place, expected, found)
        for place, expected, found, _ in scenario_elsewhere(saved.scenario, lines, items)
    ]
    known = parameters(kit.case())
    wrong += [
        _fault(document, ("beliefs", name), "een bestaande aanname", name)
        for name in saved.beliefs
        if name not in known
    ]
    if wrong:
        raise ContentError(wrong)
    try:
        return with_beliefs(kit.case(saved.scenario), saved.beliefs)
    except ValueError:
        raise ContentError([_fault(document, ("beliefs",), "waarden binnen hun grenzen", "een andere")]) from None


def _fault(document: Document, place: tuple[str | int, ...], expected: str, found: str) -> Fault:
    return Fault(document.name, place_text(place), expected, f"‘{found}’", document.line(place))


def key_of(name: str) -> Key:
    """A name a person typed as an id: letters, digits and underscores."""
    text = "".join(character if character.isascii() and character.isalnum() else "_" for character in name.lower())
    return ("s_" + text.strip("_"))[:80]
