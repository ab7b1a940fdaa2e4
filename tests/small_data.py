"""A small data folder, made up, for tests that load it hundreds of times. Nothing in it is a real figure."""

import csv
from io import StringIO
from pathlib import Path

Rows = list[list[str]]

TABLES: dict[str, Rows] = {
    "regions": [
        ["region", "name", "kind", "province", "size_class", "urbanity", "longitude", "latitude"],
        ["NL", "Nederland", "country", "", "", "", "", ""],
        *(
            [f"GM000{n}", name, "municipality", province, "20.000 tot 50.000 inwoners", "Niet stedelijk", lon, lat]
            for n, name, province, lon, lat in (
                (1, "Aduard", "Groningen", "6.45", "53.25"),
                (2, "Bolswërd", "Fryslân", "5.52", "53.06"),
                (3, "Coevorden", "Drenthe", "6.74", "52.66"),
                (4, "Diever", "Drenthe", "6.31", "52.85"),
                (5, "Elst", "Gelderland", "5.84", "51.92"),
                (6, "Franeker", "Fryslân", "5.54", "53.18"),
            )
        ),
    ],
    "sources": [
        ["source_id", "publisher", "title", "url", "published", "licence", "read", "note"],
        [
            "iv3_joeykurtosis",
            "CBS",
            "Begrotingen",
            "https://example.org/a",
            "2026",
            "CC BY 4.0 (CBS)",
            "second_hand",
            "",
        ],
        ["s1", "CBS", "Eerste tabel", "https://example.org/b", "2025-03", "CC BY 4.0 (CBS)", "original", "Hele reeks"],
        ["s2", "Ministerie", "Tweede tabel", "https://example.org/c", "2024-01-31", "onbekend", "original", ""],
        ["s3", "Gemeente Elst", "Dérde tabel", "", "", "onbekend", "second_hand", "Gelezen in de raadsstukken"],
    ],
    "municipality_changes": [
        ["year", "old_region", "new_region", "kind", "note"],
        ["2019", "GM0011", "GM0001", "merger", "Ezinge"],
        ["2021", "GM0012", "GM0002", "split", "Één dorp naar Bolswërd"],
    ],
    "task_fields": [
        ["year", "task_field", "title"],
        *([year, field, title] for year in ("2023", "2026") for field, title in (("6.1", "Sámen"), ("6.71", "Hulp"))),
    ],
    "national": [
        ["indicator_id", "period", "value", "status", "source_id", "note"],
        ["clients", "2020", "2100", "final", "s1", ""],
        ["clients", "2021", "2150", "final", "s1", "Naar één register"],
        ["clients", "2022", "2021", "provisional", "s1", ""],
        ["clients_old", "2018", "2019", "final", "s2", ""],
        ["clients_old", "2019", "2050", "final", "s2", ""],
        ["debt_share", "2024-01-01", "8.9", "provisional", "s1", ""],
        ["population", "2022", "150000", "final", "s1", ""],
    ],
    "municipal": [
        ["indicator_id", "region", "period", "value", "status", "source_id", "note"],
        *(
            [indicator, f"GM000{n}", period, f"{value + n * step:g}", status, "s1", ""]
            for indicator, period, value, step, status in (
                ("clients", "2022", 300, 10, "final"),
                ("debt_share", "2024-01-01", 7, 0.3, "final"),
                ("inhabitants", "2022", 21000, 900, "final"),
                ("inhabitants", "2026", 21500, 900, "final"),
            )
            for n in range(1, 7)
        ),
    ],
    "budgets": [
        ["region", "year", "statement", "task_field", "amount_keur", "status"],
        *(
            [f"GM000{n}", year, statement, field, str(amount * n), "final"]
            for n in range(1, 7)
            for year, statement in (("2023", "accounts"), ("2023", "budget"), ("2026", "budget"))
            for field, amount in (("6.1", 4100), ("6.71", 8300))
        ),
    ],
}
TABLES["municipal"][1][-1] = "Opgeteld uit: Ezinge en Aduard, één gemeente"
TABLES["municipal"][2][3] = "330.5"

INDICATOR = """
- id: {id}
  label: Verzonnen reeks {id}
  definition: Een reeks die niet bestaat, voor de tests.
  unit: {unit}
  theme: {theme}
  direction: neutral
  period_kind: {kind}
  bounds: [0, {high}]
  local_bounds: [0, {high}]
  summable: {summable}
  {more}
"""
CLIENTS = "per: inhabitants\n  continues: clients_old\n  headline: 1"
INDICATORS = [
    (
        "clients",
        "persons",
        "youth",
        "year",
        1000000,
        "true",
        "per: inhabitants\n  continues: clients_old\n  headline: 1",
    ),
    ("clients_old", "persons", "youth", "year", 1000000, "true", "not_comparable_with: []"),
    ("debt_share", "percent", "debts", "date", 30, "false", "headline: 1"),
    ("population", "persons", "other", "year", 20000000, "true", "headline: 1"),
    ("inhabitants", "persons", "other", "year", 2000000, "true", "national_mirror: population"),
]
UNITS = """units:
- {id: persons, label: mensen, format: count, decimals: 0}
- {id: percent, label: procent, format: percent, decimals: 1}
"""
FRONT_PAGE = """national: [clients, debt_share]
compared: [debt_share, clients]
"""
SPLIT = """eras:
- {from: 2023, until: 2024, prevention: ["6.1"], specialist: ["6.71"]}
- {from: 2025, until: 2026, prevention: ["6.1"], specialist: ["6.71"]}
caveats: [Verzonnen.]
"""


def as_csv(rows: Rows, delimiter: str = ",") -> str:
    """Rows as the text of a CSV file."""
    out = StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def write_small(folder: Path) -> Path:
    """Write the whole folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    names = ("id", "unit", "theme", "kind", "high", "summable", "more")
    records = "".join(INDICATOR.format(**dict(zip(names, item, strict=True))) for item in INDICATORS)
    counts = "".join(f"  {name}: {len(rows) - 1}\n" for name, rows in TABLES.items())
    texts = {
        "indicators.yaml": f"indicators:{records}",
        "units.yaml": UNITS,
        "spending_split.yaml": SPLIT,
        "front_page.yaml": FRONT_PAGE,
        "files.yaml": f"rows:\n{counts}",
        **{f"{name}.csv": as_csv(rows) for name, rows in TABLES.items()},
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def small(folder: Path, **tables: Rows) -> Path:
    """The small folder with some tables replaced; the numbers of rows follow."""
    write_small(folder)
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(as_csv(rows), encoding="utf-8")
    counts = "".join(f"  {name}: {len(tables.get(name, rows)) - 1}\n" for name, rows in TABLES.items())
    (folder / "files.yaml").write_text(f"rows:\n{counts}", encoding="utf-8")
    return folder
