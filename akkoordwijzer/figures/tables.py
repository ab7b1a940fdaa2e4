"""The tables in data/: their columns, and for each column the condition that a right row meets.

A condition is SQL over the table as text (alias ``t``), so that DuckDB checks a hundred thousand rows at once and a
fault still names file, line and remedy.
"""

from dataclasses import dataclass

STATUSES = ("final", "provisional", "estimate", "derived", "suspect")
# Every row of budgets.csv comes from this source (data/README.md).
BUDGET_SOURCE = "iv3_joeykurtosis"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its SQL type, the condition of a right value, and what was expected, in Dutch."""

    name: str
    type: str
    condition: str
    expected: str


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file in data/. ``unit_of_loss``: the column whose rows are left out together when one is wrong.

    ``ranked``: text columns from most to fewest different values. They look alike row by row; the counts tell when two
    of them were swapped.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    unit_of_loss: str | None = None
    ranked: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file as people see it."""
        return f"data/{self.name}.csv"

    @property
    def header(self) -> list[str]:
        """Column names in their order."""
        return [column.name for column in self.columns]


def _text(name: str, optional: bool = False) -> Column:
    return Column(name, "VARCHAR", "true" if optional else f"t.{name} <> ''", "tekst")


def _choice(name: str, choices: tuple[str, ...]) -> Column:
    listed = ", ".join(f"'{choice}'" for choice in choices)
    return Column(name, "VARCHAR", f"t.{name} IN ({listed})", "een van " + ", ".join(c or "(leeg)" for c in choices))


def _whole(name: str, low: int, high: int) -> Column:
    inside = f"try_cast(t.{name} AS INTEGER) BETWEEN {low} AND {high}"
    right = f"coalesce(regexp_full_match(t.{name}, '-?\\d+') AND {inside}, false)"
    return Column(name, "INTEGER", right, f"een heel getal van {low} tot en met {high}")


def _number(name: str, low: float, high: float, optional: bool = False) -> Column:
    right = f"coalesce(try_cast(t.{name} AS DOUBLE) BETWEEN {low} AND {high}, false)"
    return Column(
        name, "DOUBLE", f"(t.{name} = '' OR {right})" if optional else right, f"een getal van {low:g} tot {high:g}"
    )


def _reference(name: str, table: str, column: str, words: str) -> Column:
    return Column(name, "VARCHAR", f"t.{name} IN (SELECT {column} FROM {table})", words)


_SIZES = (
    "Minder dan 5.000 inwoners",
    "5.000 tot 10.000 inwoners",
    "10.000 tot 20.000 inwoners",
    "20.000 tot 50.000 inwoners",
    "50.000 tot 100.000 inwoners",
    "100.000 tot 150.000 inwoners",
    "150.000 tot 250.000 inwoners",
    "250.000 inwoners of meer",
)
_PROVINCES = (
    "Drenthe",
    "Flevoland",
    "Fryslân",
    "Gelderland",
    "Groningen",
    "Limburg",
    "Noord-Brabant",
    "Noord-Holland",
    "Overijssel",
    "Utrecht",
    "Zeeland",
    "Zuid-Holland",
)
_URBANITIES = ("Zeer sterk stedelijk", "Sterk stedelijk", "Matig stedelijk", "Weinig stedelijk", "Niet stedelijk")
_REGION = _reference("region", "region", "region", "een gemeente uit data/regions.csv")
_INDICATOR = _reference("indicator_id", "indicator", "id", "een indicator uit data/indicators.yaml")
_SOURCE = _reference("source_id", "source", "source_id", "een bron uit data/sources.csv")
_PERIOD = Column(
    "period",
    "VARCHAR",
    "coalesce(regexp_full_match(t.period, (SELECT pattern FROM indicator WHERE id = t.indicator_id)), true)"
    " AND (length(t.period) <> 10 OR try_cast(t.period AS DATE) IS NOT NULL)",
    "een periode van de soort die de indicator heeft (period_kind)",
)


def _value(bounds: str) -> Column:
    within = f"try_cast(t.value AS DOUBLE) BETWEEN {bounds}_low AND {bounds}_high"
    inside = f"(SELECT {within} FROM indicator WHERE id = t.indicator_id)"
    return Column(
        "value",
        "DOUBLE",
        f"coalesce(isfinite(try_cast(t.value AS DOUBLE)) AND coalesce({inside}, true), false)",
        "een getal (met een punt) binnen de grenzen van de indicator",
    )


SOURCES = CsvTable(
    "sources",
    (
        Column("source_id", "VARCHAR", "regexp_full_match(t.source_id, '[A-Za-z][A-Za-z0-9_]*')", "een sleutel"),
        _text("publisher"),
        _text("title"),
        Column("url", "VARCHAR", "t.url = '' OR t.url LIKE 'http%'", "een webadres of niets"),
        Column(
            "published",
            "VARCHAR",
            "regexp_full_match(t.published, '((19|20)\\d\\d(-\\d\\d(-\\d\\d)?)?)?')",
            "een datum als 2024, 2024-05 of 2024-05-31, of niets",
        ),
        _text("licence"),
        _choice("read", ("original", "second_hand", "seed")),
        _text("note", optional=True),
    ),
    ("source_id",),
    ranked=("title", "publisher", "licence"),
)
REGIONS = CsvTable(
    "regions",
    (
        Column("region", "VARCHAR", "regexp_full_match(t.region, 'NL|GM\\d{4}')", "NL of een gemeentecode als GM0080"),
        _text("name"),
        _choice("kind", ("country", "municipality")),
        _choice("province", ("", *_PROVINCES)),
        _choice("size_class", ("", *_SIZES)),
        _choice("urbanity", ("", *_URBANITIES)),
        _number("longitude", 3, 8, optional=True),
        _number("latitude", 50, 54, optional=True),
    ),
    ("region",),
)
CHANGES = CsvTable(
    "municipality_changes",
    (
        _whole("year", 2017, 2035),
        Column(
            "old_region",
            "VARCHAR",
            "regexp_full_match(t.old_region, 'GM\\d{4}') AND t.old_region NOT IN (SELECT region FROM region)",
            "de code van een opgeheven gemeente",
        ),
        _reference("new_region", "region", "region", "een gemeente uit data/regions.csv"),
        _choice("kind", ("merger", "split", "renumbered")),
        _text("note", optional=True),
    ),
    ("old_region", "new_region"),
)
TASK_FIELDS = CsvTable(
    "task_fields",
    (
        _whole("year", 2017, 2035),
        Column("task_field", "VARCHAR", "regexp_full_match(t.task_field, '\\d\\.\\d+')", "een taakveld als 6.71"),
        _text("title"),
    ),
    ("year", "task_field"),
)
NATIONAL = CsvTable(
    "national",
    (_INDICATOR, _PERIOD, _value("national"), _choice("status", STATUSES), _SOURCE, _text("note", optional=True)),
    ("indicator_id", "period"),
    "indicator_id",
)
MUNICIPAL = CsvTable(
    "municipal",
    (_INDICATOR, _REGION, _PERIOD, _value("local"), _choice("status", STATUSES), _SOURCE, _text("note", optional=True)),
    ("indicator_id", "region", "period"),
    "indicator_id",
)
BUDGETS = CsvTable(
    "budgets",
    (
        _REGION,
        _whole("year", 2017, 2035),
        _choice("statement", ("budget", "accounts")),
        Column(
            "task_field",
            "VARCHAR",
            "t.task_field IN (SELECT task_field FROM task_field WHERE year = try_cast(t.year AS INTEGER))",
            "een taakveld van dat jaar uit data/task_fields.csv",
        ),
        _whole("amount_keur", -5_000_000, 5_000_000),
        _choice("status", STATUSES),
    ),
    ("region", "year", "statement", "task_field"),
    "region",
)
