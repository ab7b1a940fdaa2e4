"""data/ into DuckDB, once per process: typed, keyed and checked on the way in.

A file that is cut short, re-saved in another form or lacks a column stops the app with a message. A wrong row leaves
out the whole series it belongs to (never a part of it), and the app says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from akkoordwijzer.content.faults import Fault
from akkoordwijzer.content.records import read_record
from akkoordwijzer.content.yaml_file import read_yaml
from akkoordwijzer.figures.catalogue import check_catalogue, check_front_page
from akkoordwijzer.figures.loader import Loader, Rows
from akkoordwijzer.figures.records import Catalogue, FileRows, FrontPage, Indicator, Unit, Units
from akkoordwijzer.figures.spending import SpendingSplit
from akkoordwijzer.figures.tables import BUDGETS, CHANGES, MUNICIPAL, NATIONAL, REGIONS, SOURCES, TASK_FIELDS

DATA = Path(__file__).parents[2] / "data"

R = TypeVar("R", Catalogue, Units, SpendingSplit, FrontPage, FileRows)


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """The loaded catalogue and database, told apart by identity; ``national`` are the indicators with a value for the
    country.

    ``ask`` uses a cursor per query: one connection shared over threads mixes rows.
    """

    connection: duckdb.DuckDBPyConnection
    indicators: dict[str, Indicator]
    units: dict[str, Unit]
    split: SpendingSplit
    front_page: FrontPage
    national: frozenset[str]
    left_out: tuple[Fault, ...] = field(default=())

    def ask(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        """All rows of a parameterised query."""
        with self.connection.cursor() as cursor:
            return cursor.execute(sql, parameters).fetchall()

    def unit_of(self, indicator: str) -> Unit:
        """The unit of an indicator."""
        return self.units[self.indicators[indicator].unit]


def load(data: Path = DATA) -> Figures:
    """Build the database. Raises ``ContentError`` when a file cannot be trusted as a whole."""
    catalogue = _yaml(data, "indicators", Catalogue)
    units = {unit.id: unit for unit in _yaml(data, "units", Units).units}
    split = _yaml(data, "spending_split", SpendingSplit)
    front_page = _yaml(data, "front_page", FrontPage)
    check_front_page(front_page, catalogue)
    connection = duckdb.connect(
        ":memory:", config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )
    try:
        left_out = _fill(connection, data, catalogue, units, split)
    except BaseException:
        connection.close()
        raise
    indicators = {indicator.id: indicator for indicator in catalogue.indicators}
    rows = connection.execute("SELECT DISTINCT indicator_id FROM figure WHERE region = 'NL'").fetchall()
    national = frozenset(row[0] for row in rows)
    return Figures(connection, indicators, units, split, front_page, national, left_out)


def _fill(
    connection: duckdb.DuckDBPyConnection,
    data: Path,
    catalogue: Catalogue,
    units: dict[str, Unit],
    split: SpendingSplit,
) -> tuple[Fault, ...]:
    """All tables, and then the door closed: the database can read no file any more. Gives what was left out."""
    connection.execute("SET python_enable_replacements = false")
    loader = Loader(connection, data, _yaml(data, "files", FileRows).rows)
    loader.load(SOURCES, "source")
    check_catalogue(catalogue, units, {row[0] for row in loader.ask("SELECT source_id FROM source")})
    loader.load_indicators(catalogue)
    loader.load(REGIONS, "region")
    loader.load(CHANGES, "municipality_change")
    loader.load(TASK_FIELDS, "task_field")
    loader.load(NATIONAL, "national_figure")
    loader.load(MUNICIPAL, "municipal_figure")
    loader.load(BUDGETS, "budget")
    connection.execute(_FIGURES)
    _load_split(connection, split)
    connection.execute("SET enable_external_access = false; SET lock_configuration = true")
    return tuple(loader.left_out)


# base_year: the 1 January nearest to the period, from which inhabitants and households are taken.
_FIGURES = """
CREATE TABLE figure AS
  SELECT indicator_id, region, period, value, status, source_id, note,
    cast(left(period, 4) AS INTEGER)
      + cast(period LIKE '____/__' OR (length(period) = 10 AND substr(period, 6, 2) >= '07') AS INTEGER) AS base_year
  FROM (
    SELECT indicator_id, 'NL' AS region, period, value, status, source_id, note FROM national_figure
    UNION ALL SELECT indicator_id, region, period, value, status, source_id, note FROM municipal_figure
  )
  ORDER BY indicator_id, region, period;
ALTER TABLE figure ADD PRIMARY KEY (indicator_id, region, period);
CREATE TABLE denominator AS
  SELECT CASE indicator_id WHEN 'households' THEN 'households' ELSE 'inhabitants' END AS per,
    region, base_year AS year, value
  FROM figure
  WHERE indicator_id = 'households' OR (indicator_id = 'inhabitants' AND region <> 'NL')
    OR (indicator_id = 'population' AND region = 'NL');
CREATE TABLE comparable AS
  SELECT f.indicator_id, f.region, f.period, f.status, f.source_id, coalesce(f.note, '') AS note, f.value AS level,
    CASE WHEN i.per IS NULL THEN f.value ELSE f.value / nullif(d.value, 0) END AS value
  FROM figure f JOIN indicator i ON i.id = f.indicator_id
  LEFT JOIN denominator d ON d.per = i.per AND d.region = f.region AND d.year = f.base_year
  ORDER BY f.indicator_id, f.region, f.period;
CREATE TABLE newest_local AS
  SELECT indicator_id, max(period) AS period FROM figure WHERE region <> 'NL' GROUP BY indicator_id;
CREATE TABLE spending AS
  SELECT region, year, statement, task_field, amount_keur * 1000.0 AS amount_eur, status FROM budget
  UNION ALL
  SELECT 'NL', year, statement, task_field, sum(amount_keur) * 1000.0, 'final' FROM budget
  GROUP BY year, statement, task_field;
COMMENT ON COLUMN budget.amount_keur IS 'thousand euro, gross expenditure (lasten), Iv3';
COMMENT ON COLUMN figure.value IS 'in the unit of the indicator';
COMMENT ON COLUMN comparable.value IS 'per inhabitant or household where the indicator says so (per)';
"""

_SPLIT = """
CREATE TABLE local_split AS
  SELECT b.region, b.year, b.statement,
    (sum(b.amount_keur) FILTER (WHERE s.side = 'prevention') * 1000) :: DOUBLE AS prevention,
    (sum(b.amount_keur) FILTER (WHERE s.side = 'specialist') * 1000) :: DOUBLE AS specialist,
    bool_or(b.status = 'suspect') AS suspect,
    any_value(d.value) AS inhabitants
  FROM budget b JOIN side s ON s.year = b.year AND s.task_field = b.task_field
  LEFT JOIN denominator d ON d.per = 'inhabitants' AND d.region = b.region AND d.year = b.year
  GROUP BY b.region, b.year, b.statement;
CREATE TABLE split AS
  SELECT region, year, statement, prevention, specialist, suspect, 1 AS filed,
    prevention / nullif(inhabitants, 0) AS prevention_per, specialist / nullif(inhabitants, 0) AS specialist_per
  FROM local_split
  UNION ALL
  SELECT 'NL', year, statement, sum(prevention), sum(specialist), false, count(*),
    sum(prevention) FILTER (WHERE inhabitants > 0) / nullif(sum(inhabitants), 0),
    sum(specialist) FILTER (WHERE inhabitants > 0) / nullif(sum(inhabitants), 0)
  FROM local_split GROUP BY year, statement;
"""


def _load_split(connection: duckdb.DuckDBPyConnection, split: SpendingSplit) -> None:
    """Prevention against specialist care per region, year and statement."""
    connection.execute("CREATE TABLE side (year INTEGER, task_field VARCHAR, side VARCHAR)")
    sides = [
        (year, task_field, side)
        for era in split.eras
        for year in range(era.from_, era.until + 1)
        for side, fields in (("prevention", era.prevention), ("specialist", era.specialist))
        for task_field in fields
    ]
    connection.executemany("INSERT INTO side VALUES (?, ?, ?)", sides)
    connection.execute(_SPLIT)


def _yaml(data: Path, name: str, kind: type[R]) -> R:
    document = read_yaml(data / f"{name}.yaml", f"data/{name}.yaml")
    return read_record(kind, document.data, document)
