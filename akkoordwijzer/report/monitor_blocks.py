"""A monitor as blocks: for the screen, for the command line and for paper."""

from collections.abc import Iterator

from akkoordwijzer.content.numbers import counted, euro, number, period_words, signed
from akkoordwijzer.report.agreement import LOOK_UP
from akkoordwijzer.report.agreement_sentences import value_words
from akkoordwijzer.report.blocks import Block, Bullets, Heading, Paragraph, TableBlock
from akkoordwijzer.report.monitor import Monitor, Moved, moved_rows
from akkoordwijzer.report.similar import NO_EFFECT, change_words, moved_sentence

NOT_KNOWN, NO_TARGET = "niet bekend", "geen doel"
SIMILAR = "Vergelijkbare gemeenten sindsdien: de middelste verandering"
MOST_MOVED = 12


def monitor_blocks(monitor: Monitor) -> tuple[Block, ...]:
    """What comes due first; then outcome, money, and why numbers moved."""
    return (*_first(monitor), *_outcomes(monitor), *_money(monitor), *_why(monitor))


def _first(monitor: Monitor) -> Iterator[Block]:
    day = period_words(monitor.signed_on)
    yield Paragraph(f"Akkoord {monitor.place}, ondertekend op {day}. {' '.join(monitor.sentences)}")
    if monitor.due:
        yield Heading(1, "Afspraken")
        rows = tuple((row.moment, row.state, row.sentence) for row in monitor.due)
        yield TableBlock(
            "Afspraken",
            ("Wanneer", "Stand", "Afspraak"),
            rows,
            f"{counted(len(rows), 'afspraak', 'afspraken')} met de stand.",
        )
        yield Paragraph(f"In welke maanden een stuk naar de raad gaat: {LOOK_UP}.")


def _outcomes(monitor: Monitor) -> Iterator[Block]:
    if not monitor.indicators:
        return
    rows = tuple(
        (
            row.name,
            _value(row.start, row.kind),
            NO_TARGET if row.target is None else value_words(row.target, row.kind),
            _value(row.measured, row.kind) + (f" ({row.measured_year})" if row.measured_year else ""),
            NOT_KNOWN if row.margin is None else number(row.margin, 0 if row.margin >= 5 else 1),
            row.verdict,
            change_words(row.similar) if row.similar else "geen cijfer",
        )
        for row in monitor.indicators
    )
    head = ("Indicator", "Begin", "Doel", "Gemeten", "Toevalsmarge", "Wat dat zegt", SIMILAR)
    yield Heading(1, "Uitkomst naast belofte")
    yield TableBlock(
        "Uitkomst naast belofte",
        head,
        rows,
        f"{counted(len(rows), 'indicator', 'indicatoren')}: begin, doel en meting.",
    )
    moved = tuple(f"{row.name}: {moved_sentence(row.similar)}" for row in monitor.indicators if row.similar)
    if moved:
        yield Heading(2, "Hoe vergelijkbare gemeenten bewogen")
        yield Bullets(moved)
        yield Paragraph(NO_EFFECT)
    guards = [f"{row.name}: {row.guard}" for row in monitor.indicators if row.guard]
    if guards:
        yield Paragraph("Kijk er altijd naast:")
        yield Bullets(tuple(guards))


def _value(value: float | None, kind: str) -> str:
    return NOT_KNOWN if value is None else value_words(value, kind)


def _money(monitor: Monitor) -> Iterator[Block]:
    shown = [row for row in monitor.money if row.spent_eur is not None or row.year <= monitor.today.year]
    if not monitor.money:
        return
    yield Heading(1, "Geld naast plan")
    if not shown:
        yield Paragraph("Het eerste jaar is nog niet begonnen, en er is nog niets ingevuld.")
        return
    rows = tuple(
        (
            row.name,
            str(row.year),
            euro(row.planned_eur),
            NOT_KNOWN if row.spent_eur is None else euro(row.spent_eur),
            NOT_KNOWN if row.difference_eur is None else signed(euro(row.difference_eur), round(row.difference_eur)),
        )
        for row in shown
    )
    head = ("Keuze", "Jaar", "Afgesproken", "Uitgegeven", "Verschil")
    yield TableBlock("Geld naast plan", head, rows, "Afgesproken en uitgegeven per keuze en jaar.", (2, 3, 4))


def _why(monitor: Monitor) -> Iterator[Block]:
    columns = monitor.annex.columns
    yield Heading(1, "Wat er verschoof, en waardoor")
    yield Paragraph(
        "De ondertekende bedragen blijven staan. "
        + (
            "Het bestand geeft ze vandaag tot op de euro terug."
            if monitor.reproduces
            else "De rekenregels zijn sindsdien veranderd; het verschil staat hieronder apart."
        )
    )
    rows: list[tuple[str, ...]] = []
    for total in monitor.totals:
        rows += list(_reasons(total))
    reality = signed(euro(monitor.by_reality_eur), round(monitor.by_reality_eur))
    alt = "Ondertekende bedragen, en het verschil door het model en door de gegevens."
    yield TableBlock("Verschillen", ("Wat", "Waardoor", *columns), tuple(rows), alt, tuple(range(2, 2 + len(columns))))
    yield Paragraph(f"Door de werkelijkheid: {reality} uitgegeven ten opzichte van het plan, voor zover ingevuld.")
    moved = moved_rows(monitor)[:MOST_MOVED]
    if moved:
        yield Paragraph("Deze regels verschoven het meest:")
        found = tuple(row for each in moved for row in _reasons(each))
        head = ("Wat", "Waardoor", *columns)
        yield TableBlock(
            "Regels", head, found, "De regels die het meest verschoven.", tuple(range(2, 2 + len(columns)))
        )
    if monitor.forecast:
        yield Heading(1, "Vooruitblik, opnieuw gemaakt")
        year = monitor.forecast[0].year
        lines = tuple((row.name, number(row.signed), number(row.now)) for row in monitor.forecast)
        head = ("Zorg zonder dit akkoord", f"{year}, bij ondertekening", f"{year}, nu")
        yield TableBlock("Vooruitblik", head, lines, "Mensen in zorg onder ongewijzigd beleid.", (1, 2))


def _reasons(moved: Moved) -> Iterator[tuple[str, ...]]:
    yield (moved.name, "ondertekend", *map(euro, moved.signed_eur))
    if any(moved.by_model_eur):
        yield (moved.name, "door het model", *(signed(euro(eur), eur) for eur in moved.by_model_eur))
    if moved.by_data_eur is None:
        yield (moved.name, "door de gegevens", *(NOT_KNOWN for _ in moved.signed_eur))
    elif any(moved.by_data_eur):
        yield (moved.name, "door de gegevens", *(signed(euro(eur), eur) for eur in moved.by_data_eur))
