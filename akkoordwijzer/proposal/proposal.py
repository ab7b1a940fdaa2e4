"""What someone chooses and believes, in one frozen record, and the one gate it passes wherever it comes from.

A link, a file, a form and a room are only ways to carry a ``Proposal``. What ``check`` lets through can be played,
written to a link and to a file, and is read back identical.
"""

from collections.abc import Container
from typing import Annotated, Any, Literal

from pydantic import Field

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.faults import Fault
from akkoordwijzer.content.markdown import one_line
from akkoordwijzer.content.records import Flag, Key, Record, Text, Whole
from akkoordwijzer.content.yaml_file import Document
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.library.library import UNCHANGED
from akkoordwijzer.model.beliefs import Belief, Estimate, EstimateKey, with_beliefs, with_estimates
from akkoordwijzer.model.records import Case, Scenario
from akkoordwijzer.proposal.answers import MOST_ANSWERS, Answer
from akkoordwijzer.proposal.rules import Gate

# More than any Dutch municipality spends in a year.
MOST_EUR = 10**11
LONGEST_NAME = 60
ADAPTED = " (aangepast)"
NO_FILE = Document("Deze keuzes", None, {})

Euro = Annotated[Whole, Field(ge=0, le=MOST_EUR)]


class Proposal(Record):
    """Choices and beliefs for one region, and the money the room puts in itself.

    ``beliefs`` were made for ``region``. ``estimates`` stand per intervention and care line; ``answers`` per dilemma,
    also of dilemmas that are no longer there. With ``published_only`` beliefs and estimates stay and do not count.
    ``years`` is how far the sums go.
    """

    region: Text = NATION
    scenario: Scenario = Scenario()
    beliefs: dict[Text, Belief] = {}
    estimates: dict[Key, dict[Key, Estimate]] = {}
    own_eur_per_year: Euro = 0
    reserve_eur: Euro = 0
    published_only: Flag = False
    years: Literal[10, 20] = 10
    answers: Annotated[dict[Key, Answer], Field(max_length=MOST_ANSWERS)] = {}

    @property
    def believed(self) -> dict[str, Belief]:
        """The beliefs that count."""
        return {} if self.published_only else self.beliefs

    @property
    def estimated(self) -> dict[EstimateKey, Estimate]:
        """The estimates that count, by intervention and line."""
        if self.published_only:
            return {}
        return {(item, line): estimate for item, lines in self.estimates.items() for line, estimate in lines.items()}


def check(proposal: Proposal, kit: Kit, document: Document = NO_FILE) -> tuple[Proposal, tuple[Fault, ...]]:
    """The proposal as far as it can be, and one fault for everything that was left out or altered.

    ``kit`` is that of the proposal's region (raises ``ValueError`` for another); ``document`` gives faults their file
    and line. Checking twice gives what checking once gave.
    """
    if proposal.region != kit.region:
        raise ValueError(f"a proposal for {proposal.region} needs its own kit, not that of {kit.region}")
    gate = Gate(kit, document)
    beliefs = gate.beliefs(proposal.beliefs)
    estimates = gate.estimates(proposal.estimates)
    scenario = proposal.scenario.model_copy(
        update={
            "changes": gate.changes(proposal.scenario.changes, beliefs),
            "ceilings": gate.ceilings(proposal.scenario.ceilings),
        }
    )
    update = {
        "scenario": _named(scenario, kit),
        "beliefs": beliefs,
        "estimates": estimates,
        "own_eur_per_year": gate.euro("own_eur_per_year", proposal.own_eur_per_year, MOST_EUR),
        "reserve_eur": gate.euro("reserve_eur", proposal.reserve_eur, MOST_EUR),
        "published_only": proposal.published_only and bool(beliefs or estimates),
        "answers": gate.answers(proposal.answers),
    }
    return proposal.model_copy(update=update), tuple(gate.faults)


def to_case(proposal: Proposal, kit: Kit) -> Case:
    """The case behind a proposal that passed the gate."""
    case = with_years(kit.case(proposal.scenario), proposal.years)
    return with_estimates(with_beliefs(case, proposal.believed), proposal.estimated)


def with_years(case: Case, years: int) -> Case:
    """The case over another number of years."""
    return case.model_copy(update={"settings": case.settings.model_copy(update={"years": years})})


def known_region(text: str, regions: Container[str]) -> str | None:
    """The code of a region as it is written anywhere (``gm0080``), or nothing when there is none."""
    code = text.strip().upper()
    return code if code in regions else None


def is_local(parameter: str) -> bool:
    """Whether a parameter is a number of people: it belongs to the municipality it was made for."""
    return parameter.endswith((".stock", ".inflow", ".reach.size", ".current_participants"))


def without_local(proposal: Proposal) -> tuple[Proposal, dict[str, Any]]:
    """The proposal without what belongs to its municipality (numbers of people, sums of money), and that part.

    Rates, prices and amounts per inhabitant hold elsewhere too.
    """
    there = {name: belief for name, belief in proposal.beliefs.items() if is_local(name)}
    local: dict[str, Any] = {"beliefs": there} if there else {}
    local |= {name: getattr(proposal, name) for name in ("own_eur_per_year", "reserve_eur") if getattr(proposal, name)}
    beliefs = {name: belief for name, belief in proposal.beliefs.items() if name not in there}
    return proposal.model_copy(update={"beliefs": beliefs, "own_eur_per_year": 0, "reserve_eur": 0}), local


def ready_made(scenario: Scenario, kit: Kit) -> Scenario | None:
    """The ready-made scenario of the library, with its summary and conditions, while its choices are unchanged."""
    ready = next((ready for ready in kit.scenarios if ready.id == scenario.id), None)
    return ready if ready and _choices(ready) == _choices(scenario) else None


def _choices(scenario: Scenario) -> tuple[object, object]:
    return scenario.changes, scenario.ceilings


def _named(scenario: Scenario, kit: Kit) -> Scenario:
    """Only the choices and an honest name: that of the library for its own scenario, "(aangepast)" once it was changed.

    Summary and conditions are never carried: ``ready_made`` looks them up.
    """
    origin = next((ready for ready in kit.scenarios if ready.id == scenario.id), None)
    if origin is None:
        name = one_line(scenario.name or "")[:LONGEST_NAME].strip() or None
        found = (key_of(name) if name else "scenario", name)
    elif origin.id == UNCHANGED or not (scenario.changes or scenario.ceilings):
        found = ("scenario", None)
    else:
        same = _choices(origin) == _choices(scenario)
        found = (origin.id, (origin.name or origin.id) + ("" if same else ADAPTED))
    return Scenario(id=found[0], name=found[1], changes=scenario.changes, ceilings=scenario.ceilings)


def key_of(name: str) -> Key:
    """A name a person typed as an id: letters, digits and underscores."""
    text = "".join(character if character.isascii() and character.isalnum() else "_" for character in name.lower())
    return ("s_" + text.strip("_"))[:80]
