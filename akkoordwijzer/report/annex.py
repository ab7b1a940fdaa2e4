"""The financial annex: what a controller pastes into the multi-year budget. Plus is an advantage, minus is not.

Every amount is of the most likely run. Only spending, what may be booked (``hard``) and covers count in the balance;
what is expected, open or withheld stands beside it and counts for nothing (design: the agreement, sections 2 and 3).
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from akkoordwijzer.content.numbers import number as in_words
from akkoordwijzer.library.price_index import PRICE_LEVEL
from akkoordwijzer.model.benefits import benefits_by_intervention
from akkoordwijzer.model.choices import build_choices
from akkoordwijzer.model.inputs import MUNICIPALITY
from akkoordwijzer.model.outcome import Outcome, Prepared, play_part
from akkoordwijzer.model.records import Case, Intervention, Line
from akkoordwijzer.model.sample import Array
from akkoordwijzer.report.annex_records import (
    CERTAINTY_WORDS,
    COUNTED,
    SIGN,
    Annex,
    AnnexRow,
    Basis,
    Certainty,
    Made,
    Side,
)
from akkoordwijzer.report.bands import Band
from akkoordwijzer.report.rounding import whole_euros
from akkoordwijzer.report.words import PAYERS, name_in_sentence

# What the rest of the house needs to speak about an annex comes from this one place.
__all__ = ["CERTAINTY_WORDS", "COUNTED", "SIGN", "SMALL_NAME", "Annex", "AnnexRow", "Basis", "Made", "annex_of"]

SPREAD_OVER = "diverse"
SMALL, SMALL_NAME = "small", "Kleine bedragen samen"
# Below half a euro in every year a row says nothing.
NOTHING = 0.5
# A row that stops after three years or less is incidental (design: the agreement, section 2).
MOST_INCIDENTAL_YEARS = 3

# A row with its euro per column.
Found = tuple[AnnexRow, Array]


def annex_of(
    outcome: Outcome,
    place: str,
    made: Made,
    drawn: Outcome | None = None,
    task_fields: Mapping[str, str] | None = None,
) -> Annex:
    """The annex of a deterministic outcome. ``drawn`` is the same case over all draws, for ranges only.

    ``task_fields``: another task field by intervention or line, where the finance department books it elsewhere.
    """
    case = outcome.case
    term = case.settings.term_index
    last = min(term + 1, case.settings.years - 1)
    at = [*range(term + 1), last]
    hard_run, _ = play_part(Prepared(outcome.inputs, outcome.baseline).hard(), case, build_choices(case))
    hard_inputs = outcome.inputs.hard()
    booked = {item.id: item.task_fields for item in case.interventions} | {
        line.id: line.task_fields for line in case.lines
    }
    fields = {key: _fields(own, (task_fields or {}).get(key)) for key, own in booked.items()}
    own = outcome.inputs.spend_shares[outcome.inputs.payers.index(MUNICIPALITY)]
    rows: list[Found] = []

    def add(row: AnnexRow, shares: Mapping[str, float], by_year: Array) -> None:
        rows.extend(_split(row, shares, by_year, at))

    benefits = benefits_by_intervention(hard_inputs, hard_run)[:, :, 0]
    expected_benefits = benefits_by_intervention(outcome.inputs, outcome.scenario)[:, :, 0] - benefits
    for number, item in enumerate(case.interventions):
        spent = hard_run.spend[:, number, 0] * own[number]
        more = outcome.scenario.spend[:, number, 0] * own[number] - spent
        add(_spending_row(item), fields[item.id], -spent)
        gain = benefits[:, number]
        add(_row(item.id, _gain_name(item, gain[at]), "baten", "hard"), fields[item.id], gain)
        gain = expected_benefits[:, number] - more
        beyond = _benefit_beyond(drawn, number, term, benefits[term, number])
        row = _row(item.id, _gain_name(item, gain[at]), "baten", "expected")
        add(_with_range(row, drawn, beyond), fields[item.id], gain)
    for number, line in enumerate(case.lines):
        hard = outcome.hard.realised_by_line[:, number, 0]
        rest = outcome.books.realised_by_line[:, number, 0] - hard
        add(_row(line.id, _cost_name(line, hard[at]), "lasten", "hard"), fields[line.id], hard)
        beyond = None if drawn is None else drawn.books.realised_by_line[term, number] - hard[term]
        row = _row(line.id, _cost_name(line, rest[at]), "lasten", "expected")
        add(_with_range(row, drawn, beyond), fields[line.id], rest)
        held = outcome.books.withheld_by_line[:, number, 0]
        add(_held_row(case, outcome, number, at), fields[line.id], held)
    freed = _row("freed", "Minder werk, zonder dat geld vrijkomt", "lasten", "freed")
    add(freed, {SPREAD_OVER: 1.0}, outcome.books.freed[:, 0])
    counted, beside = _whole(rows, ("spending", "hard"), outcome.hard.net[at, 0]), []
    expected_total = outcome.books.net[at, 0].round() - outcome.hard.net[at, 0].round()
    beside += _whole(rows, ("expected",), expected_total)
    for certainty in ("withheld", "freed"):
        found = [values for row, values in rows if row.certainty == certainty]
        beside += _whole(rows, (certainty,), sum(found, np.zeros(len(at))))
    years = tuple(str(case.settings.start_year + t) for t in range(term + 1))
    return Annex(
        place=place,
        scenario=case.scenario.name or "Eigen keuzes",
        columns=(*years, "structureel"),
        structural_year=case.settings.start_year + last,
        rows=_ordered(case, (*counted, *beside, *_open_rows(outcome, fields))),
        made=made,
        population=case.settings.population,
        open_share=outcome.open_share_of_spend or 0.0,
        notes=_notes(outcome),
    )


def _name(item: Intervention) -> str:
    return name_in_sentence(item.name or item.id)


def _gain_name(item: Intervention, values: Array) -> str:
    return f"{'Voordeel van' if values.sum() >= 0 else 'Extra kosten door'} {_name(item)}"


def _cost_name(line: Line, values: Array) -> str:
    return f"{'Minder' if values.sum() >= 0 else 'Meer'} kosten van {name_in_sentence(line.name or line.id)}"


def _row(key: str, name: str, side: Side, certainty: Certainty) -> AnnexRow:
    return AnnexRow(f"{certainty}.{key}", key, name, "", True, side, certainty, None)


def _spending_row(item: Intervention) -> AnnexRow:
    others = [PAYERS[payer] for payer, share in item.spend_payers.items() if payer != MUNICIPALITY and share > 0]
    row = _row(item.id, item.name or item.id, "lasten", "spending")
    return replace(row, note=f"ook betaald door: {', '.join(others)}" if others else "")


def _held_row(case: Case, outcome: Outcome, number: int, at: list[int]) -> AnnexRow:
    line = case.lines[number]
    waiting = outcome.scenario.waiting[at, number, 0]
    people = " · ".join(in_words(round(value)) for value in waiting.tolist())
    row = _row(line.id, f"Plafond op {name_in_sentence(line.name or line.id)}", "lasten", "withheld")
    return replace(row, note=f"mensen wachten ({people}); geen dekking")


def _fields(own: Mapping[str, float], instead: str | None) -> dict[str, float]:
    """Where it is booked, as shares; one field where somebody said so, none known is said as well."""
    return {instead: 1.0} if instead else dict(own) or {"onbekend": 1.0}


def _split(row: AnnexRow, fields: Mapping[str, float], by_year: Array, at: list[int]) -> list[Found]:
    """The row once per task field; a row in which nothing happens is left out. ``by_year``: euro in every year of the
    run; ``at``: the years of the columns."""
    values = by_year[at]
    if float(np.abs(values).max()) < NOTHING:
        return []
    found = []
    for name, share in fields.items():
        band = None if row.range_eur is None else (round(row.range_eur[0] * share), round(row.range_eur[1] * share))
        structural = is_structural(by_year)
        part = replace(row, id=f"{row.id}.{name}", task_field=name, structural=structural, range_eur=band)
        found.append((part, values * share))
    return found


def is_structural(by_year: Array) -> bool:
    """Whether euro per year of the run go on to its end, or for more than three years."""
    happens = np.abs(by_year) >= NOTHING
    return bool(happens[-1]) or int(happens.sum()) > MOST_INCIDENTAL_YEARS


def _whole(rows: list[Found], kinds: tuple[Certainty, ...], total: Array) -> list[AnnexRow]:
    """Rows of these kinds in whole euro that add up to the rounded total of every column.

    What was too small for a row of its own gets one together, never hidden in another row.
    """
    chosen = [(row, values) for row, values in rows if row.certainty in kinds]
    dust = total - sum((values for _, values in chosen), np.zeros(len(total)))
    if float(np.abs(dust).max()) > 1.0:
        chosen.append((replace(_row(SMALL, SMALL_NAME, "lasten", kinds[-1]), task_field=SPREAD_OVER), dust))
    if not chosen:
        return []
    columns = []
    for at, sum_eur in enumerate(total):
        parts = [float(values[at]) for _, values in chosen]
        largest = max(range(len(parts)), key=lambda place: abs(parts[place]))
        parts[largest] += float(sum_eur) - sum(parts)
        columns.append(whole_euros(parts, float(sum_eur)))
    return [
        replace(row, amounts_eur=tuple(column[number] for column in columns)) for number, (row, _) in enumerate(chosen)
    ]


def _open_rows(outcome: Outcome, fields: Mapping[str, Mapping[str, float]]) -> list[AnnexRow]:
    """An effect that nobody established stands in the table without an amount."""
    opened = set(outcome.open_interventions)
    return [
        replace(
            _row(item.id, f"Effect van {_name(item)}", "lasten", "open"),
            task_field=", ".join(fields[item.id]),
            note=item.expected_direction or "niemand heeft dit effect gemeten",
        )
        for item in outcome.case.interventions
        if item.id in opened
    ]


def _ordered(case: Case, rows: tuple[AnnexRow, ...]) -> tuple[AnnexRow, ...]:
    """Per kind, and within it in the order of the case."""
    kinds = list(CERTAINTY_WORDS)
    ids = [*(item.id for item in case.interventions), *(line.id for line in case.lines)]
    order = {key: number for number, key in enumerate(ids)}
    return tuple(sorted(rows, key=lambda row: (kinds.index(row.certainty), order.get(row.source, len(order)))))


def _notes(outcome: Outcome) -> tuple[str, ...]:
    found = [
        SIGN,
        f"Constante prijzen van {PRICE_LEVEL}. Bedragen zijn de meest waarschijnlijke doorrekening.",
        "Alleen uitgaven, wat hard is en dekking tellen mee in het saldo. Wat verwacht wordt, telt niet mee.",
    ]
    if outcome.case.scenario.ceilings:
        found.append("Wat een plafond niet betaalt, is geen dekking: mensen wachten.")
    if outcome.open_interventions:
        found.append("Van een deel van het geld heeft niemand het effect vastgesteld. Dat staat als p.m. in de tabel.")
    return tuple(found)


def _with_range(row: AnnexRow, drawn: Outcome | None, beyond: Array | None) -> AnnexRow:
    """The row with its range, and with odds where odds may be given. ``beyond`` (draws,): euro in the last year of the
    term beyond what is booked; none without draws."""
    if drawn is None or beyond is None:
        return row
    band = Band.of(beyond)
    share = float((beyond > NOTHING).mean()) if drawn.gives_odds else None
    return replace(row, range_eur=(round(band.low), round(band.high)), gain_share=share)


def _benefit_beyond(drawn: Outcome | None, number: int, term: int, hard_eur: float) -> Array | None:
    """A benefit beyond what is booked of it, (draws,)."""
    if drawn is None:
        return None
    found: Array = benefits_by_intervention(drawn.inputs, drawn.scenario)[term, number] - hard_eur
    return found
