"""Checks beyond what loading refuses: a catalogue that is complete, links that hold, sums that add up."""

from collections.abc import Iterator

from akkoordwijzer.content.faults import Fault
from akkoordwijzer.content.numbers import number
from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.tables import BUDGET_SOURCE

CATALOGUE = "data/indicators.yaml"
# The sum over all municipalities may differ this much from the national figure (rounding, a later release).
SUM_TOLERANCE = 0.02


def findings(figures: Figures) -> list[Fault]:
    """Everything in data/ that is wrong, one fault each: first what loading left out."""
    checks = (_values, _links, _headlines, _targets, _breaks, _sums, _splits, _budget_source, _sources)
    return [*figures.left_out, *(fault for check in checks for fault in check(figures))]


def _place(indicator: str, field: str = "") -> str:
    return f"{indicator}.{field}" if field else indicator


def _values(figures: Figures) -> Iterator[Fault]:
    """Every indicator has a value, and where municipalities have one, bounds for them."""
    seen: dict[str, bool] = dict(
        figures.ask("SELECT indicator_id, bool_or(region <> 'NL') FROM figure GROUP BY indicator_id")
    )
    for indicator in figures.indicators.values():
        if indicator.id not in seen:
            remedy = "Voeg een cijfer toe in national.csv of municipal.csv, of haal de indicator weg."
            yield Fault(CATALOGUE, _place(indicator.id), "ten minste één cijfer", "geen", remedy=remedy)
        elif seen[indicator.id] and indicator.local_bounds is None:
            remedy = "Zonder grenzen valt een tikfout niet op."
            yield Fault(CATALOGUE, _place(indicator.id, "local_bounds"), "grenzen", "niets", remedy=remedy)


def _links(figures: Figures) -> Iterator[Fault]:
    """What may not be compared says so on both sides; a mirror has national values."""
    for indicator in figures.indicators.values():
        for other in indicator.not_comparable_with:
            if indicator.id not in figures.indicators[other].not_comparable_with:
                remedy = f"Zet {indicator.id} ook bij {other}."
                yield Fault(
                    CATALOGUE, _place(indicator.id, "not_comparable_with"), "beide kanten op", other, None, remedy
                )
        mirror = indicator.national_mirror
        if mirror and mirror not in figures.national:
            yield Fault(CATALOGUE, _place(indicator.id, "national_mirror"), "een landelijk cijfer", mirror)


def _headlines(figures: Figures) -> Iterator[Fault]:
    """Every theme has cards, each with its own place."""
    seen: dict[tuple[str, int], str] = {}
    for indicator in figures.indicators.values():
        if indicator.headline is None:
            continue
        key = (indicator.theme, indicator.headline)
        if key in seen:
            found = f"{indicator.headline}, ook bij {seen[key]}"
            yield Fault(CATALOGUE, _place(indicator.id, "headline"), "elke plaats één keer per thema", found)
        seen[key] = indicator.id
    for theme in sorted({indicator.theme for indicator in figures.indicators.values()} - {theme for theme, _ in seen}):
        yield Fault(CATALOGUE, theme, "ten minste één indicator met headline", "geen")


def _targets(figures: Figures) -> Iterator[Fault]:
    """A target lies in a period of the right kind."""
    kinds: dict[str, str] = dict(figures.ask("SELECT id, pattern FROM indicator"))
    for indicator in figures.indicators.values():
        target = indicator.target
        if target and not figures.ask("SELECT regexp_full_match(?, ?)", [target.period, kinds[indicator.id]])[0][0]:
            expected = f"een periode van de soort {indicator.period_kind}"
            yield Fault(CATALOGUE, _place(indicator.id, "target.period"), expected, f"‘{target.period}’")


def _breaks(figures: Figures) -> Iterator[Fault]:
    """A break cuts something: it lies after the first value and not after the last."""
    spans = {
        row[0]: row[1:] for row in figures.ask("SELECT indicator_id, min(period), max(period) FROM figure GROUP BY 1")
    }
    for indicator in figures.indicators.values():
        first, last = spans.get(indicator.id, ("", ""))
        for item in indicator.breaks:
            if first and not first < item.at <= last:
                found = f"‘{item.at}’ bij cijfers van {first} tot {last}"
                yield Fault(CATALOGUE, _place(indicator.id, "breaks"), "een breuk tussen twee cijfers", found)


def _sums(figures: Figures) -> Iterator[Fault]:
    """Where every municipality has a figure that may be added up, the sum is the national figure."""
    sql = (
        "SELECT l.indicator_id, l.period, sum(l.value), any_value(n.value) FROM figure l JOIN figure n"
        " ON n.indicator_id = l.indicator_id AND n.period = l.period AND n.region = 'NL' WHERE l.region <> 'NL'"
        " GROUP BY ALL HAVING count(*) = (SELECT count(*) FROM region WHERE kind = 'municipality')"
        " ORDER BY l.indicator_id, l.period"
    )
    for indicator, period, total, national in figures.ask(sql):
        if figures.indicators[indicator].summable and abs(total - national) > SUM_TOLERANCE * abs(national):
            expected = f"gemeenten samen ongeveer {number(national)} (landelijk, {period})"
            yield Fault("data/municipal.csv", indicator, expected, number(total))


def _splits(figures: Figures) -> Iterator[Fault]:
    """The split names task fields that exist in its years, and every year with amounts has an era."""
    known = set(figures.ask("SELECT year, task_field FROM task_field"))
    for index, era in enumerate(figures.split.eras):
        for year in range(era.from_, era.until + 1):
            for task_field in (*era.prevention, *era.specialist):
                if (year, task_field) not in known:
                    place = f"eras[{index}]"
                    expected = f"een taakveld van {year} uit data/task_fields.csv"
                    yield Fault("data/spending_split.yaml", place, expected, f"‘{task_field}’")
    covered = {year for era in figures.split.eras for year in range(era.from_, era.until + 1)}
    for (year,) in figures.ask("SELECT DISTINCT year FROM budget ORDER BY year"):
        if year not in covered:
            yield Fault("data/spending_split.yaml", "eras", f"een periode met {year}", "geen")


def _budget_source(figures: Figures) -> Iterator[Fault]:
    if not figures.ask("SELECT 1 FROM source WHERE source_id = ?", [BUDGET_SOURCE]):
        yield Fault("data/sources.csv", "source_id", f"de bron van budgets.csv, {BUDGET_SOURCE}", "geen")


def _sources(figures: Figures) -> Iterator[Fault]:
    """A source that carries a figure can be found back: an address, or a note that says where it is."""
    sql = (
        "SELECT source_id FROM source WHERE url = '' AND coalesce(note, '') = ''"
        " AND source_id IN (SELECT source_id FROM figure) ORDER BY source_id"
    )
    for (source,) in figures.ask(sql):
        remedy = "Vul url in, of zeg in note waar de bron te vinden is."
        yield Fault("data/sources.csv", source, "een vindplaats", "niets", remedy=remedy)
