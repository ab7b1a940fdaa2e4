"""Documents of cases worked out by hand as plain text: every cell of an agreement, a monitor, a report, a household."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import openpyxl

from akkoordwijzer.content.numbers import typed
from akkoordwijzer.conversation import moves as m
from akkoordwijzer.conversation.moves import Range
from akkoordwijzer.conversation.view import view_for
from akkoordwijzer.export.agreement import agreement_xlsx
from akkoordwijzer.export.room_report import room_report_docx
from akkoordwijzer.figures.database import load
from akkoordwijzer.figures.movement import Movement
from akkoordwijzer.figures.records import Indicator, Unit
from akkoordwijzer.household.many import lever_amounts
from akkoordwijzer.household.shelf import work_out
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case, Parameter
from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.proposal.agreement import CEILING, ChoiceTerms, Cover, Goal, Since, Terms
from akkoordwijzer.proposal.file import KeptOutcome, Saved
from akkoordwijzer.proposal.measured import Measured
from akkoordwijzer.report.agreement import Agreement, agreement_of, signed
from akkoordwijzer.report.agreement_facts import Facts, TableAnswer
from akkoordwijzer.report.agreement_text import document
from akkoordwijzer.report.annex_basis import with_basis
from akkoordwijzer.report.household_rows import event_rows, lever_sentence, life_rows, shelter_sentence
from akkoordwijzer.report.monitor import Monitor, monitor_of
from akkoordwijzer.report.monitor_blocks import monitor_blocks
from akkoordwijzer.report.plain_blocks import as_lines
from akkoordwijzer.report.room_report import room_report
from akkoordwijzer.report.similar import Similar, Standing
from akkoordwijzer.ui.monitor.state import Monitored
from tests.agreement_kit import CLAUSE, LIBRARY, MADE
from tests.approved_pictures import KNOBS, a_household, readable, values
from tests.conversation_kit import Play
from tests.conversation_kit import room as a_room
from tests.hand_worked import MIXED, worked
from tests.household_cases import shelf
from tests.small_data import small


def documents() -> Iterator[str]:
    """An agreement as text and as sheets, its monitor two years on, the report of an evening, a household in rows."""
    return map(readable, _documents())


def _documents() -> Iterator[str]:
    yield "== Akkoord"
    facts = Facts(
        {"debts": ("Mensen met schulden: 100 (2024).",)},
        (TableAnswer("debts", "Wie helpt u eerst?", "Wie zelf komt", "omdat", "hoeveel"),),
        ("Dat het helpt.",),
        ("Dat er mensen zijn.",),
    )
    found = an_agreement()
    yield from as_lines(document(found, facts))
    yield from _sheets(found)
    yield "== Monitor"
    yield from as_lines(monitor_blocks(_monitor()))
    yield "== Verslag"
    yield from _report()
    yield "== Huishouden"
    yield from _household()


def an_agreement(since: bool = True) -> Agreement:
    """More for help, less for the base and a ceiling, with covers, a goal and a clause; signed before with less."""
    cover = Cover(kind="others", payer="insurer", eur_per_year=1500, signed=True)
    terms = Terms(
        style="detailed",
        choices={
            "help": ChoiceTerms(wording="Gezinnen krijgen eerder hulp", owner="wethouder jeugd", cover=cover),
            f"{CEILING}care": ChoiceTerms(owner="college"),
        },
        goals=(
            Goal(
                indicator="guardianship_inflow", start_value=160.0, start_year=2025, start_source="rechtbank",
                target=120.0, owner="wethouder schulden",
            ),
        ),
        clauses=(CLAUSE.model_copy(update={"about": "help", "margin": 12.5}),),
    )  # fmt: skip
    before: Since | None = None
    if since:
        first = replace(MADE, on=date(2026, 6, 1))
        less = agreement_of(worked({"help": 0.5}), play, "Aduard", Terms(), LIBRARY, first, 0)
        before = signed(less).since
    return agreement_of(
        sourced(MIXED), play, "Aduard", terms, LIBRARY, MADE, 200_000, lambda one: play(one, Pert(40, 5)), before
    )


def sourced(wanted: Case) -> Case:
    """The price of care with a range, a source and a sum behind it, as in the library."""
    price = {"low": 990.0, "mid": 1000.0, "high": 1020.0, "unit": "eur_per_client_year", "arithmetic": "2 x 500"}
    price |= {"sources": ("s1",), "grade": "B", "checked": "2026-11-01", "assumption": True}
    line = wanted.lines[0].model_copy(update={"unit_cost": Parameter.model_validate(price)})
    return wanted.model_copy(update={"lines": (line,)})


def _sheets(found: Agreement) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        figures = load(small(Path(folder) / "data"))
        raw = agreement_xlsx(found, with_basis(found.annex, found.case, figures), "akkoord.yaml")
        figures.connection.close()
    for sheet in openpyxl.load_workbook(io.BytesIO(raw)):
        yield f"== Blad {sheet.title}"
        for row in sheet.iter_rows(values_only=True):
            yield " | ".join("" if cell is None else values(cell) for cell in row)


def monitored() -> Monitored:
    """That agreement as a file that was opened, with two measurements. As if the rules of that day gave € 1.000 more on
    the balance, and a tenth more people are there now."""
    kept = signed(an_agreement())
    annex = kept.annex.model_copy(update={"balance_eur": tuple(eur + 1000 for eur in kept.annex.balance_eur)})
    saved = Saved(
        saved_on="2026-11-25",
        content_version="abc",
        model_version="0.1",
        outcome=KeptOutcome(net_term_eur=0.0, net_horizon_eur=0.0),
        agreement=kept.model_copy(update={"annex": annex}),
        reserve_eur=200_000,
    )
    line = kept.case.lines[0]
    more = {"stock": line.stock.scaled(1.1), "inflow": line.inflow.scaled(1.1)}
    now = kept.case.model_copy(update={"lines": (line.model_copy(update=more),)})
    measured = (
        Measured(kind="indicator", key="guardianship_inflow", year=2028, value=100.0, source="rechtbank"),
        Measured(kind="spent", key="help", year=2027, value=12_000.0),
    )
    return Monitored(saved, kept, now, "bestand: akkoord", measured)


def _monitor() -> Monitor:
    found, day = monitored(), date(2029, 6, 1)
    share = Unit(id="per_100", label="procent", format="percent", decimals=1)
    figure = Indicator(
        id="young",
        label="Jongeren",
        definition="Wie hulp krijgt",
        unit="per_100",
        theme="youth",
        direction="neutral",
        period_kind="year",
        bounds=(0, 100),
    )
    moved = Movement("2024", "2028", 24, 8.4, 8.9, 0.4, 9.1, 8.8, frozenset({"provisional"}))
    similar = Similar("Aduard", figure, share, moved, Standing("2028", 8.9, 8.8))
    return monitor_of(found.saved, found.now, play, LIBRARY, found.measured, day, lambda *_: similar)


def _report() -> Iterator[str]:
    """An evening with a settlement, a counter-proposal, a concession, a guess, an estimate, claims and a role swap."""
    play_ = an_evening()
    made = room_report(
        view_for(play_.state, "s"),
        "Aduard",
        date(2026, 11, 25),
        KNOBS,
        lambda one: f"{one.title} kost geld.",
        {"self_reliance": ("Wie redt zich zelf?", {"norm": "Iedereen", "help": "Niemand"})},
    )
    made = replace(made, basis="abc123")
    document_ = docx.Document(io.BytesIO(room_report_docx(made)))
    for paragraph in document_.paragraphs:
        yield f"- {paragraph.text}" if paragraph.style.name == "List Bullet" else paragraph.text


def an_evening() -> Play:
    """All that a report can hold."""
    play_ = a_room()
    price = Range(low=1.0, mid=2.0, high=3.0)
    claim = {"source": "boeken", "grade": "C", "changes": "kosten", "parameter": "shelter.unit_cost"}
    play_.do("p1", m.Tabled(proposal="v1", title="Een", amounts={"debts": 2.0}, why="het knelt"))
    play_.do("p2", m.Countered(answers="v1", proposal="v2", title="Twee", amounts={"debts": 1.0, "youth": -0.5}))
    play_.do("p1", m.Tabled(proposal="v1", title="Een", amounts={"debts": 1.5}, for_what="rust"))
    play_.do("p2", m.Objected(proposal="v1", condition="het wordt gemeten"))
    play_.do("p3", m.Agreed(proposal="v1"))
    play_.do("p2", m.Withdrew(proposal="v2"))
    play_.do("f", m.Settled(proposal="v1"), m.Parked(point="Wonen", why="later"))
    play_.do("f", m.QuestionAsked(question="q1", text="Hoeveel mensen?"))
    play_.do("p1", m.Guessed(question="q1", value=12.0))
    play_.do("p2", m.Guessed(question="q1", value=40.5))
    play_.do("f", m.OutcomeShown(question="q1", value=15.0), m.EstimateAsked(parameter="a.b", text="Wat helpt het?"))
    for round_ in (1, 2):
        for who in ("p1", "p2"):
            low = 0.01 * round_ if who == "p1" else 0.03
            estimate = Range(low=low, mid=2 * low, high=3 * low)
            play_.do(who, m.EstimateGiven(parameter="a.b", round=round_, estimate=estimate))
        play_.do("f", m.EstimatesShown(parameter="a.b", round=round_))
    play_.do("f", m.EstimateTaken(parameter="a.b", estimate=Range(low=0.01, mid=0.02, high=0.03), why="samen"))
    for key in ("c1", "c2", "c3"):
        play_.do("e", m.ClaimMade(claim=key, text=f"Bewering {key}", before=price, after=price, **claim))
    play_.do("f", m.ClaimAccepted(claim="c1"), m.ClaimParked(claim="c2", why="eerst zoeken"))
    play_.do("p1", m.DilemmaAnswered(dilemma="self_reliance", option="norm", why="eerlijk"))
    play_.do("f", m.DilemmaShown(dilemma="self_reliance"))
    play_.do("p1", m.RoleSwapped(plays="p3"))
    play_.do("p1", m.Tabled(proposal="v3", title="Drie", amounts={"youth": 1.0}))
    play_.do("p1", m.SwapEnded(reflection="dat het knelt", shared=True))
    return play_


def _household() -> Iterator[str]:
    result = work_out(a_household(), shelf())
    for road in result.comparison.roads.values():
        for row in event_rows(road):
            cells = (row.when, row.price, row.quantity, row.amount, row.payer, row.status, row.arithmetic)
            yield " | ".join(cells)
    for lever in lever_amounts(result.comparison, 100, 10_000):
        yield lever_sentence(lever)
    for area in life_rows(a_household(), shelf()):
        yield f"{area.label}: {area.before} {area.before_words}, {area.after} {area.after_words}"
    yield typed(shelter_sentence(shelf(), 12_345.0))
