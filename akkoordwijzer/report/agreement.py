"""An agreement: the choices that stay, the annex with its covers, the terms, and what is not known."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from akkoordwijzer.library.agreement import AgreementLibrary
from akkoordwijzer.model.outcome import Outcome
from akkoordwijzer.model.records import Case
from akkoordwijzer.proposal.agreement import (
    CEILING,
    ChoiceTerms,
    KeptAnnex,
    KeptRow,
    Signed,
    Since,
    Terms,
    bare,
    without_dropped,
)
from akkoordwijzer.report.agreement_outcome import PayerYear, payer_years
from akkoordwijzer.report.annex import Annex, AnnexRow, Made, annex_of
from akkoordwijzer.report.bands import Band
from akkoordwijzer.report.words import PAYERS_IN_A_SENTENCE, name_in_sentence

RESERVE_FIELD = "0.10"
RESERVE_NAME = "Onttrekking reserve sociaal domein"
COVERS = {
    "not_yet": "nog niet gedekt",
    "own": "algemene middelen",
    "reserve": "reserve sociaal domein",
    "others": "bijdrage van derden",
}
LOOK_UP = "laat uw controller dit nakijken"


@dataclass(frozen=True, slots=True)
class Risk:
    """That the result of the last year of the term is lower than what is booked: in which share of the draws, and by
    how much on the 5% side, in euro. No ``share`` where too much money is open to give odds."""

    year: int
    eur: float
    share: float | None

    @property
    def times_eur(self) -> float | None:
        """Amount times likelihood."""
        return None if self.share is None else self.eur * self.share


@dataclass(frozen=True, slots=True)
class Agreement:
    """``outcome`` is the most likely run of what is kept; ``annex`` has the covers in it. ``payers``: who gains and
    who pays in every year; ``since``: the signed version that changes are counted from, if there is one."""

    place: str
    outcome: Outcome
    annex: Annex
    terms: Terms
    library: AgreementLibrary
    reserve_eur: int
    risk: "Risk | None" = None
    payers: tuple[PayerYear, ...] = ()
    since: Since | None = None

    @property
    def case(self) -> Case:
        """What is played: only the choices that are kept."""
        return self.outcome.case


def agreement_of(
    case: Case,
    play: Callable[[Case], Outcome],
    place: str,
    terms: Terms,
    library: AgreementLibrary,
    made: Made,
    reserve_eur: int = 0,
    drawn: Callable[[Case], Outcome] | None = None,
    since: Since | None = None,
) -> Agreement:
    """The agreement on a case. ``play`` gives the most likely run, ``drawn`` all draws (for ranges only)."""
    kept = without_dropped(case, terms)
    outcome = play(kept)
    fields = {key: said.task_field for key, said in terms.choices.items() if said.task_field is not None}
    draws = drawn(kept) if drawn else None
    plain = annex_of(outcome, place, made, draws, fields)
    plain = replace(plain, scenario=case.scenario.name or plain.scenario)
    risk = None if draws is None else risk_of(outcome, draws)
    annex, payers = _with_covers(plain, terms), payer_years(outcome, draws)
    # Other years stand in other columns: there is nothing to lay beside.
    kept_since = since if since is not None and since.annex.columns == annex.columns else None
    return Agreement(place, outcome, annex, terms, library, reserve_eur, risk, payers, kept_since)


def risk_of(outcome: Outcome, drawn: Outcome) -> Risk:
    """What is not booked is a risk, with amount and likelihood; ``drawn`` is the same case over all draws."""
    settings = outcome.case.settings
    at = settings.term_index
    booked, net = float(outcome.hard.net[at, 0]), drawn.books.net[at]
    share = float((net < booked - 0.5).mean()) if drawn.gives_odds else None
    return Risk(settings.start_year + at, max(0.0, booked - Band.of(net).low), share)


def choice_ids(case: Case) -> list[str]:
    """Every choice of a case: interventions in their order, then ceilings as ``ceiling.<line>``."""
    changes = [key for key, change in case.scenario.changes.items() if change.amount_per_inhabitant != 0]
    return changes + [CEILING + line for line in case.scenario.ceilings]


def spent_eur(annex: Annex, choice: str) -> tuple[int, ...]:
    """What a choice costs the municipality per column, whole euro; below zero it is a cut."""
    rows = [row.amounts_eur for row in annex.rows if row.certainty == "spending" and row.source == choice]
    return tuple(-sum(amounts[at] for amounts in rows if amounts) for at in range(len(annex.columns)))


def _with_covers(annex: Annex, terms: Terms) -> Annex:
    """Rows say who answers for them and what pays for them; reserves and other payers get rows of their own."""
    rows: list[AnnexRow] = []
    clauses: dict[str, tuple[str, ...]] = {}
    for clause in terms.clauses:
        about = clause.about.removeprefix(CEILING)
        clauses[about] = (*clauses.get(about, ()), clause.id)
    for row in (replace(row, conditions=clauses.get(row.source, ())) for row in annex.rows):
        if row.certainty != "spending":
            rows.append(row)
            continue
        said = terms.of(row.source)
        is_cost = sum(row.amounts_eur or ()) < 0
        structural = row.structural if said.structural is None else said.structural
        cover = COVERS[said.cover.kind] if is_cost else ""
        rows.append(replace(row, owner=said.owner, structural=structural, cover=cover))
    for key, said in terms.choices.items():
        rows += _cover_rows(annex, key, said)
    return annex.with_rows(sorted(rows, key=_place))


def _place(row: AnnexRow) -> int:
    """Covers come after what is hard, before what does not count; the rest stays as it stands."""
    order = ("spending", "hard", "cover", "expected", "open", "promised", "withheld", "freed")
    return order.index(row.certainty)


def _cover_rows(annex: Annex, key: str, said: ChoiceTerms) -> list[AnnexRow]:
    spent = spent_eur(annex, key)
    first = next((row for row in annex.rows if row.certainty == "spending" and row.source == key), None)
    if first is None or not said.keep or max(spent, default=0) <= 0:
        return []
    cover, name = said.cover, name_in_sentence(first.name)
    if cover.kind == "reserve" and cover.until is not None:
        years = [year.isdigit() and int(year) <= cover.until for year in annex.columns]
        amounts = tuple(max(0, eur) if inside else 0 for eur, inside in zip(spent, years, strict=True))
        row = _cover_row(key, f"{RESERVE_NAME}: {name}", RESERVE_FIELD, amounts, said.owner)
        return [replace(row, structural=False, side="reserves", note=f"taakveld 0.10: {LOOK_UP}")]
    if cover.kind == "others" and cover.eur_per_year and cover.payer is not None:
        row_name = f"Bijdrage van {PAYERS_IN_A_SENTENCE[cover.payer]}: {name}"
        paid = tuple(cover.eur_per_year if eur > 0 else 0 for eur in spent)
        row = _cover_row(key, row_name, first.task_field, paid, said.owner)
        if cover.signed:
            return [replace(row, structural=paid[-1] > 0)]
        return [replace(row, id=f"promised.{key}", certainty="promised", amounts_eur=None, note="geen handtekening")]
    return []


def _cover_row(key: str, name: str, task_field: str, amounts: tuple[int, ...], owner: str) -> AnnexRow:
    return AnnexRow(f"cover.{key}", key, name, task_field, True, "baten", "cover", amounts, owner=owner)


def reserve_left_eur(agreement: Agreement) -> tuple[int, ...]:
    """What is in the reserve at the end of every year of the term, whole euro."""
    left, found = agreement.reserve_eur, []
    taken = [row.amounts_eur for row in agreement.annex.rows if row.side == "reserves" and row.amounts_eur is not None]
    for at in range(len(agreement.annex.columns) - 1):
        left -= sum(amounts[at] for amounts in taken)
        found.append(left)
    return tuple(found)


def signed(agreement: Agreement) -> Signed:
    """What a file keeps."""
    annex = agreement.annex
    rows = (
        KeptRow(
            id=row.id,
            source=row.source,
            name=row.name,
            task_field=row.task_field,
            certainty=row.certainty,
            amounts_eur=row.amounts_eur,
        )
        for row in annex.rows
    )
    return Signed(
        signed_on=annex.made.on.isoformat(),
        place=agreement.place,
        terms=agreement.terms,
        annex=KeptAnnex(
            columns=annex.columns,
            rows=tuple(rows),
            balance_eur=annex.balance_eur,
            net_eur=annex.net_eur,
            withheld_eur=annex.withheld_eur,
        ),
        case=bare(agreement.case),
    )
