"""What parties agree on around their choices: wording, owner, cover, measure, and what if it disappoints.

``Signed`` is what a file keeps of an agreement besides the choices: the terms, the annex as it was printed, and the
whole case as it was played, so that every number can be worked out again when data and rules have moved on.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from akkoordwijzer.content.records import Flag, Key, Number, Record, Text, Whole, refuse
from akkoordwijzer.library.agreement import PlanningDocument
from akkoordwijzer.model.parameters import Payer, Year
from akkoordwijzer.model.records import Case, Intervention, Line
from akkoordwijzer.proposal.answers import Sentence

MOST_ROWS, MOST_GOALS, MOST_CLAUSES = 500, 20, 20
CEILING = "ceiling."
_TEXTS = {"summary", "note", "evidence", "arithmetic", "formula", "sources", "reason", "checked", "expected_direction"}


def _on_the_calendar(text: str) -> str:
    try:
        # A week, as in 2029-W01-1, is a day to Python as well.
        found = date.fromisoformat(text).isoformat() == text
    except ValueError:
        found = False
    return text if found else refuse("een dag op de kalender, zoals 2029-05-01", f"‘{text[:20]}’")


Style = Literal["outline", "detailed"]
CoverKind = Literal["not_yet", "own", "reserve", "others"]
Name = Annotated[Sentence, Field(max_length=80)]
TaskField = Annotated[str, Field(max_length=20, pattern=r"^[0-9]+(\.[0-9]+)?[a-z]?$")]
Day = Annotated[str, AfterValidator(_on_the_calendar)]


class Cover(Record):
    """Where the money comes from. ``until``: the last year a reserve pays; ``signed``: the other payer agreed."""

    kind: CoverKind = "not_yet"
    until: Year | None = None
    payer: Payer | None = None
    eur_per_year: Annotated[Whole, Field(ge=0, le=10**11)] = 0
    signed: Flag = False


class ChoiceTerms(Record):
    """What is agreed on one choice; ``structural`` and ``task_field`` where they differ from the outcome."""

    keep: Flag = True
    wording: Sentence = ""
    owner: Name = ""
    structural: Flag | None = None
    task_field: TaskField | None = None
    cover: Cover = Cover()


class Goal(Record):
    """An indicator with its start and what is aimed at. ``observed``: on how many people a share rests."""

    indicator: Key
    start_value: Number | None = None
    start_year: Year | None = None
    start_source: Name = ""
    observed: Annotated[Whole, Field(ge=1)] | None = None
    target: Number | None = None
    owner: Name = ""


class Clause(Record):
    """If an indicator is above or below a value at a date, then a decision. ``margin`` where chance is not a count."""

    id: Key
    about: Key
    indicator: Key
    op: Literal[">", "<"]
    value: Number
    margin: Annotated[Number, Field(ge=0)] | None = None
    years_in_row: Annotated[Whole, Field(ge=1, le=3)] = 1
    measured: Day
    looks: Name = ""
    document: PlanningDocument = "kadernota"
    document_year: Year
    decision: Key
    never: Key


class Terms(Record):
    """The terms of an agreement; ``choices`` by intervention, or by ``ceiling.<line>``."""

    style: Style = "outline"
    choices: dict[Annotated[Text, Field(max_length=100)], ChoiceTerms] = {}
    goals: Annotated[tuple[Goal, ...], Field(max_length=MOST_GOALS)] = ()
    clauses: Annotated[tuple[Clause, ...], Field(max_length=MOST_CLAUSES)] = ()

    def of(self, choice: str) -> ChoiceTerms:
        """What is agreed on a choice."""
        return self.choices.get(choice, ChoiceTerms())

    def goal(self, indicator: str) -> Goal | None:
        """The goal on an indicator, if there is one."""
        return next((goal for goal in self.goals if goal.indicator == indicator), None)


class KeptRow(Record):
    """A row of the annex as it was signed; no amounts is p.m."""

    id: Text
    source: Text
    name: Text
    task_field: Text
    certainty: Text
    amounts_eur: tuple[Whole, ...] | None = None


class KeptAnnex(Record):
    """The annex as it was signed, whole euro per column."""

    columns: tuple[Text, ...]
    rows: Annotated[tuple[KeptRow, ...], Field(max_length=MOST_ROWS)]
    balance_eur: tuple[Whole, ...]
    net_eur: tuple[Whole, ...]
    withheld_eur: tuple[Whole, ...]


class Since(Record):
    """The last signed version: what changes are counted from."""

    signed_on: Day
    annex: KeptAnnex


class Draft(Record):
    """What is filled in around the choices of one municipality, and the signed version it began with, if any."""

    terms: Terms = Terms()
    since: Since | None = None


class Signed(Record):
    """What the file of an agreement keeps; ``case`` is what was played, without its texts."""

    signed_on: Day
    place: Text
    terms: Terms
    annex: KeptAnnex
    case: Case

    @property
    def since(self) -> Since:
        """As the version that changes are counted from."""
        return Since(signed_on=self.signed_on, annex=self.annex)


def without_dropped(case: Case, terms: Terms) -> Case:
    """The case with only the choices that are kept."""
    scenario = case.scenario
    update = {
        "changes": {key: value for key, value in scenario.changes.items() if terms.of(key).keep},
        "ceilings": {key: value for key, value in scenario.ceilings.items() if terms.of(CEILING + key).keep},
    }
    return case.model_copy(update={"scenario": scenario.model_copy(update=update)})


def bare(case: Case) -> Case:
    """The case without texts and without interventions that play no part: the same numbers, a small file."""
    chosen = case.scenario.changes
    return Case(
        settings=case.settings,
        lines=tuple(Line.model_validate(_bare(line.model_dump(by_alias=True))) for line in case.lines),
        interventions=tuple(
            Intervention.model_validate(_bare(item.model_dump(by_alias=True, include=set(Intervention.model_fields))))
            for item in case.interventions
            if item.id in chosen
        ),
        scenario=case.scenario,
    )


def _bare(data: object) -> object:
    if isinstance(data, dict):
        return {key: _bare(value) for key, value in data.items() if key not in _TEXTS and value is not None}
    return [_bare(value) for value in data] if isinstance(data, (list, tuple)) else data
