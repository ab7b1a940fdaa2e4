"""One function per question to the figures. Values in the unit of the indicator, money in euro."""

from dataclasses import dataclass

from akkoordwijzer.figures.database import Figures

NATION = "NL"


@dataclass(frozen=True, slots=True)
class Region:
    """The country or a municipality; longitude and latitude in degrees."""

    code: str
    name: str
    kind: str
    province: str
    size_class: str
    urbanity: str
    longitude: float | None
    latitude: float | None


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of an indicator, with what must be said beside it."""

    indicator: str
    region: str
    period: str
    value: float
    status: str
    source: str
    note: str

    @property
    def year(self) -> int:
        """The calendar year in which the period starts."""
        return int(self.period[:4])


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from; ``read`` is original, second_hand or seed (what this project started from)."""

    id: str
    publisher: str
    title: str
    url: str
    published: str
    licence: str
    read: str
    note: str


_REGION = "SELECT region, name, kind, province, size_class, urbanity, longitude, latitude FROM region"


def regions(figures: Figures) -> list[Region]:
    """The country first, then the municipalities by name."""
    return [Region(*row) for row in figures.ask(f"{_REGION} ORDER BY kind, name COLLATE NOCASE")]


def region(figures: Figures, code: str) -> Region | None:
    """One region, or nothing when the code is unknown."""
    rows = figures.ask(f"{_REGION} WHERE region = ?", [code])
    return Region(*rows[0]) if rows else None


_OBSERVATION = "indicator_id, region, period, value, status, source_id, coalesce(note, '')"


def series(figures: Figures, indicator: str, code: str) -> list[Observation]:
    """All values of an indicator in a region, oldest first."""
    sql = f"SELECT {_OBSERVATION} FROM figure WHERE indicator_id = ? AND region = ? ORDER BY period"
    return [Observation(*row) for row in figures.ask(sql, [indicator, code])]


def newest(figures: Figures, indicator: str, code: str) -> Observation | None:
    """The last value of an indicator in a region, if any."""
    sql = f"SELECT {_OBSERVATION} FROM figure WHERE indicator_id = ? AND region = ? ORDER BY period DESC LIMIT 1"
    rows = figures.ask(sql, [indicator, code])
    return Observation(*rows[0]) if rows else None


def value_at(figures: Figures, indicator: str, code: str, period: str) -> Observation | None:
    """The value of an indicator in a region and period, if any."""
    sql = f"SELECT {_OBSERVATION} FROM figure WHERE indicator_id = ? AND region = ? AND period = ?"
    rows = figures.ask(sql, [indicator, code, period])
    return Observation(*rows[0]) if rows else None


def across(figures: Figures, indicator: str) -> list[Observation]:
    """The newest municipal values of an indicator, all of the same period, highest first; suspect values left out."""
    sql = (
        f"SELECT {_OBSERVATION} FROM figure WHERE indicator_id = ? AND region <> 'NL' AND status <> 'suspect'"
        " AND period = (SELECT max(period) FROM figure WHERE indicator_id = ? AND region <> 'NL')"
        " ORDER BY value DESC, region"
    )
    return [Observation(*row) for row in figures.ask(sql, [indicator, indicator])]


def newest_everywhere(figures: Figures, indicator: str) -> list[Observation]:
    """The newest value of every municipality that has one, whatever its period, by name."""
    sql = (
        f"SELECT {_OBSERVATION} FROM figure JOIN region USING (region) WHERE indicator_id = ? AND region <> 'NL'"
        " QUALIFY row_number() OVER (PARTITION BY region ORDER BY period DESC) = 1 ORDER BY name COLLATE NOCASE"
    )
    return [Observation(*row) for row in figures.ask(sql, [indicator])]


# The columns of a ``Source`` in its order, from the table ``source s``.
SOURCE = "s.source_id, s.publisher, s.title, s.url, coalesce(s.published, ''), s.licence, s.read, coalesce(s.note, '')"


def source(figures: Figures, source_id: str) -> Source | None:
    """A source by its id."""
    rows = figures.ask(f"SELECT {SOURCE} FROM source s WHERE s.source_id = ?", [source_id])
    return Source(*rows[0]) if rows else None


def spending(
    figures: Figures, code: str, year: int, statement: str, fields: tuple[str, ...]
) -> tuple[float, bool] | None:
    """Gross spending on task fields together in euro, and whether a suspect filing is among them."""
    sql = (
        "SELECT sum(amount_eur), bool_or(status = 'suspect') FROM spending"
        " WHERE region = ? AND year = ? AND statement = ? AND list_contains(?, task_field)"
    )
    rows = figures.ask(sql, [code, year, statement, list(fields)])
    return (float(rows[0][0]), bool(rows[0][1])) if rows[0][0] is not None else None


def filings(figures: Figures, year: int, statement: str) -> list[tuple[str, str, float, bool]]:
    """Every municipal filing of a year: region, task field, euro, and whether it is suspect."""
    sql = (
        "SELECT region, task_field, amount_eur, status = 'suspect' FROM spending"
        " WHERE region <> 'NL' AND year = ? AND statement = ? ORDER BY region, task_field"
    )
    rows = figures.ask(sql, [year, statement])
    return [(region, field, float(eur), bool(suspect)) for region, field, eur, suspect in rows]


def inhabitants(figures: Figures, code: str) -> float:
    """Inhabitants on 1 January of the newest year; for the country the sum over all municipalities.

    Raises ``KeyError`` for a region without the figure.
    """
    sql = (
        "SELECT sum(value) FROM figure WHERE indicator_id = 'inhabitants' AND region <> 'NL'"
        " AND (region = ? OR ? = 'NL')"
        " AND period = (SELECT max(period) FROM figure WHERE indicator_id = 'inhabitants' AND region <> 'NL')"
    )
    rows = figures.ask(sql, [code, code])
    if rows[0][0] is None:
        raise KeyError(code)
    return float(rows[0][0])
