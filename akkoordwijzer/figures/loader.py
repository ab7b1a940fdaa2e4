"""One CSV file after the other into a table: staged as text, checked with SQL, then cast.

A wrong row leaves out the whole series it belongs to, never a part of it. Where it cannot be said which series that is,
or when so much is wrong that columns must have been swapped, the file is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from akkoordwijzer.content.faults import ContentError, Fault, shown
from akkoordwijzer.figures.form import check_form
from akkoordwijzer.figures.records import PERIOD_PATTERNS, Catalogue
from akkoordwijzer.figures.tables import Column, CsvTable

SHOWN_FAULTS = 5
# One wrong series is a slip; when over a third of them is wrong, something happened to the whole file.
SUSPICIOUS_SHARE = 1 / 3
MEND = "Verbeter deze regel en kijk of de kolommen nog goed staan."

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Wrong:
    fault: Fault
    series: str
    column: str


class Loader:
    """Loads tables and collects in ``left_out`` what had to be left out."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, data: Path, rows: dict[str, int]) -> None:
        self.connection, self.data, self.rows = connection, data, rows
        self.left_out: list[Fault] = []

    def ask(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        """All rows of a query."""
        return self.connection.execute(sql, parameters).fetchall()

    def load_indicators(self, catalogue: Catalogue) -> None:
        """The part of the catalogue that conditions and queries refer to."""
        self.connection.execute(
            "CREATE TABLE indicator (id VARCHAR PRIMARY KEY, pattern VARCHAR, national_low DOUBLE,"
            " national_high DOUBLE, local_low DOUBLE, local_high DOUBLE, per VARCHAR)"
        )
        # One statement for all rows: DuckDB takes half a millisecond for each.
        rows = [
            (i.id, PERIOD_PATTERNS[i.period_kind], *i.bounds, *(i.local_bounds or (None, None)), i.per)
            for i in catalogue.indicators
        ]
        columns = [list(column) for column in zip(*rows, strict=True)]
        self.connection.execute("INSERT INTO indicator SELECT " + ", ".join(["unnest(?)"] * len(columns)), columns)

    def load(self, table: CsvTable, target: str) -> None:
        """Load a file as the table ``target``. Raises ``ContentError`` when it cannot be trusted as a whole."""
        path = self.data / f"{table.name}.csv"
        check_form(path, table, self.rows.get(table.name))
        types = {column.name: "VARCHAR" for column in table.columns}
        self.connection.execute(
            "CREATE OR REPLACE TEMP TABLE staged AS SELECT row_number() OVER () + 1 AS line, "
            + ", ".join(f"coalesce({name}, '') AS {name}" for name in types)
            + " FROM read_csv(?, header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = false,"
            " strict_mode = true, parallel = false, columns = " + str(types) + ")",
            [str(path)],
        )
        self._check_swapped(table)
        wrong = self._wrong(table)
        self._refuse_whole(table, wrong)
        lost = {item.series for item in wrong}
        self.left_out += [item.fault for item in wrong]
        casts = ", ".join(_cast(column) for column in table.columns)
        keep = f" WHERE NOT list_contains(?, {table.unit_of_loss})" if lost else ""
        self.connection.execute(
            f"CREATE TABLE {target} AS SELECT {casts} FROM staged{keep}", [sorted(lost)] if lost else []
        )

    def _wrong(self, table: CsvTable) -> list[_Wrong]:
        """Wrong rows, a few per series, with the series each belongs to."""
        series = table.unit_of_loss or "''"
        found: list[_Wrong] = []
        for column in table.columns:
            sql = f"SELECT line, {column.name}, {series} FROM staged t WHERE NOT coalesce({column.condition}, false)"
            for line, value, key in self.ask(f"{sql} ORDER BY line"):
                place, said = f"kolom {column.name}", shown(value or None)
                found.append(_Wrong(Fault(table.file, place, column.expected, said, line, MEND), key, column.name))
        keys, words = ", ".join(table.key), " + ".join(table.key)
        sql = f"SELECT max(line), any_value({series}) FROM staged GROUP BY {keys} HAVING count(*) > 1 ORDER BY 1"
        for line, key in self.ask(sql):
            fault = Fault(table.file, words, "elke combinatie één keer", "een dubbele rij", line, "Haal één rij weg.")
            found.append(_Wrong(fault, key, ""))
        return _first_of_each(found)

    def _refuse_whole(self, table: CsvTable, wrong: list[_Wrong]) -> None:
        """Refuse when what is wrong cannot be kept to a few series."""
        if not wrong:
            return
        faults = [item.fault for item in wrong]
        if table.unit_of_loss is None:
            raise ContentError(faults[:SHOWN_FAULTS])
        nameless = [item.fault for item in wrong if item.column == table.unit_of_loss]
        if nameless:
            raise ContentError(nameless[:SHOWN_FAULTS])
        lost = len({item.series for item in wrong})
        total = self.ask(f"SELECT count(DISTINCT {table.unit_of_loss}) FROM staged")[0][0]
        if lost > 1 and lost > total * SUSPICIOUS_SHARE:
            remedy = "Staan de kolommen nog in de goede volgorde?"
            first = Fault(table.file, "", "rijen die kloppen", f"fouten in {lost} van {total} reeksen", 2, remedy)
            raise ContentError([first, *faults[:SHOWN_FAULTS]])

    def _check_swapped(self, table: CsvTable) -> None:
        """Refuse when text columns that look alike have changed places."""
        if not table.ranked:
            return
        counts = self.ask("SELECT " + ", ".join(f"count(DISTINCT {name})" for name in table.ranked) + " FROM staged")[0]
        if list(counts) != sorted(counts, reverse=True):
            words = " > ".join(table.ranked)
            found = " en ".join(f"{name} {number}" for name, number in zip(table.ranked, counts, strict=True))
            remedy = "Zijn er twee kolommen verwisseld?"
            raise ContentError([Fault(table.file, f"aantal verschillende waarden, {words}", words, found, 1, remedy)])


def _cast(column: Column) -> str:
    text = f"nullif({column.name}, '')" if column.type == "DOUBLE" else column.name
    return f"{text} :: {column.type} AS {column.name}"


def _first_of_each(found: list[_Wrong]) -> list[_Wrong]:
    """One message per series (a few when there are no series), but every series that is hit."""
    seen: dict[str, int] = {}
    kept = []
    for item in sorted(found, key=lambda item: item.fault.line or 0):
        seen[item.series] = seen.get(item.series, 0) + 1
        if seen[item.series] <= (1 if item.series else SHOWN_FAULTS):
            kept.append(item)
    return kept
