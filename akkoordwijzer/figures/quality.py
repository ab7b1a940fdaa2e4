"""What the app knows about its own figures, counted live: every indicator, every source, and how sure they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from akkoordwijzer.figures.database import Figures
from akkoordwijzer.figures.queries import SOURCE, Source, source
from akkoordwijzer.figures.records import Indicator
from akkoordwijzer.figures.tables import BUDGET_SOURCE


@dataclass(frozen=True, slots=True)
class IndicatorUse:
    """An indicator with its newest value (national where there is one) and where that comes from."""

    indicator: Indicator
    values: int
    municipalities: int
    newest: str
    status: str
    source: Source


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source with the number of values it carries."""

    source: Source
    values: int
    indicators: int
    newest: str


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts over everything that was loaded. ``by_status`` counts values of indicators, ``budget_*`` filings."""

    indicators: int
    values: int
    by_status: dict[str, int]
    second_hand_sources: int
    used_sources: int
    municipalities: int
    budget_amounts: int
    budget_suspect: int
    left_out: int


def indicator_uses(figures: Figures) -> list[IndicatorUse]:
    """All indicators in the order of the catalogue, with their newest value."""
    sql = (
        "WITH newest AS (SELECT * FROM figure QUALIFY row_number() OVER"
        " (PARTITION BY indicator_id ORDER BY region = 'NL' DESC, period DESC, region) = 1),"
        " counts AS (SELECT indicator_id, count(*) AS n,"
        " count(DISTINCT region) FILTER (WHERE region <> 'NL') AS towns FROM figure GROUP BY indicator_id)"
        f" SELECT newest.indicator_id, n, towns, period, status, {SOURCE}"
        " FROM newest JOIN counts USING (indicator_id) JOIN source s USING (source_id)"
    )
    found = {row[0]: row for row in figures.ask(sql)}
    return [
        IndicatorUse(indicator, row[1], row[2], row[3], row[4], Source(*row[5:]))
        for indicator in figures.indicators.values()
        if (row := found.get(indicator.id)) is not None
    ]


def source_uses(figures: Figures) -> list[SourceUse]:
    """All sources that carry a figure, those with most figures first; budgets count as one indicator."""
    sql = (
        "WITH used AS (SELECT source_id, count(*) AS n, count(DISTINCT indicator_id) AS i, max(left(period, 4)) AS last"
        " FROM figure GROUP BY source_id"
        " UNION ALL SELECT ?, count(*), 1, cast(max(year) AS VARCHAR) FROM budget)"
        f" SELECT {SOURCE}, sum(n) :: INTEGER, sum(i) :: INTEGER, max(last) FROM source s JOIN used USING (source_id)"
        " GROUP BY ALL ORDER BY sum(n) DESC, s.publisher, s.source_id"
    )
    return [SourceUse(Source(*row[:8]), *row[8:]) for row in figures.ask(sql, [BUDGET_SOURCE])]


def quality(figures: Figures) -> Quality:
    """Count everything once."""
    by_status: dict[str, int] = dict(figures.ask("SELECT status, count(*) FROM figure GROUP BY status"))
    sources = source_uses(figures)
    second = [use for use in sources if use.source.read == "second_hand"]
    amounts, suspect = figures.ask("SELECT count(*), count(*) FILTER (WHERE status = 'suspect') FROM budget")[0]
    return Quality(
        indicators=len(figures.indicators),
        values=sum(by_status.values()),
        by_status=by_status,
        second_hand_sources=len(second),
        used_sources=len(sources),
        municipalities=figures.ask("SELECT count(*) FROM region WHERE kind = 'municipality'")[0][0],
        budget_amounts=amounts,
        budget_suspect=suspect,
        left_out=len(figures.left_out),
    )


def without_own(figures: Figures, indicators: Iterable[str]) -> dict[str, int]:
    """Per indicator that some municipality has: how many municipalities lack an own value."""
    sql = (
        "SELECT indicator_id, (SELECT count(*) FROM region WHERE kind = 'municipality') - count(DISTINCT region)"
        " FROM figure WHERE region <> 'NL' AND list_contains(?, indicator_id) GROUP BY indicator_id"
    )
    return dict(figures.ask(sql, [sorted(indicators)]))


def source_of_budgets(figures: Figures) -> Source | None:
    """Where all budgets and accounts come from."""
    return source(figures, BUDGET_SOURCE)
