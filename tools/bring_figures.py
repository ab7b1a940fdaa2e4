"""Bring the figures of ../shared/figures over into data/ (run: python tools/bring_figures.py [--check]).

`data/indicators.yaml` says which indicators exist and `data/selection.yaml` what to do with rows that cannot be
taken as they are. This script looks up the values, gives every period one shape, lays figures of merged
municipalities on the 342 of 2026, flags filing errors in budgets and writes the CSV files of data/ and the row counts
in files.yaml. When a check fails it writes nothing.

Written by hand in the CSV files and kept by a new run: the Dutch `note` of a value, `licence`, `read` and `note` of a
source, and all rows from sources that ../shared does not know (own arithmetic, the 2017 memorandum).
`municipality_changes.csv` is written by hand too, and checked here by inhabitants. The `evidence` column of ../shared
(quotes) is never used.
"""

import csv
import re
import sys
from collections import defaultdict
from io import StringIO
from pathlib import Path
from statistics import median
from typing import Any

import yaml

DATA = Path(__file__).resolve().parents[1] / "data"
SHARED = DATA.parents[1] / "shared"
Row = dict[str, str]
Records = dict[str, Any]

HEADERS = {
    "national": "indicator_id,period,value,status,source_id,note",
    "municipal": "indicator_id,region,period,value,status,source_id,note",
    "budgets": "region,year,statement,task_field,amount_keur,status",
    "task_fields": "year,task_field,title",
    "sources": "source_id,publisher,title,url,published,licence,read,note",
    "regions": "region,name,kind,province,size_class,urbanity,longitude,latitude",
}
# Tables that only people write; their rows are counted, and nothing else.
BY_HAND = ("price_index", "unit_prices")
YOUTH_FIELDS = {"6.72", "6.73", "6.74", "6.75", "6.76", "6.79", "6.82"}
# Weesp left on 24 March 2022: the accounts over 2022, made up afterwards, are Amsterdam's alone.
GONE_BEFORE_ACCOUNTS = ("GM0457", "2022", "accounts")
WORKED_OUT = ("Opgeteld", "Grenzen van toen")  # notes that start so are made here, not by hand


class RefusalError(Exception):
    """A check failed: nothing is written."""


def read(path: Path) -> list[Row]:
    """Rows of a CSV file; an absent file has none (first run)."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_yaml(name: str) -> Records:
    """A YAML file of data/."""
    with (DATA / name).open(encoding="utf-8") as file:
        return dict(yaml.safe_load(file))


def row_of(table: str, *values: str) -> Row:
    """A row of one of our tables."""
    return dict(zip(HEADERS[table].split(","), values, strict=True))


def number(value: float) -> str:
    """Shortest exact notation, without a trailing .0."""
    return f"{round(value, 6):.12g}"


class Mergers:
    """Municipal reorganisations, checked by inhabitants, and who came before whom."""

    def __init__(self, changes: list[Row], local: list[Row]) -> None:
        self.changes = changes
        self.old_names = {row["old_region"]: row["note"].split(";")[0] for row in changes}
        self.people: dict[int, dict[str, float]] = defaultdict(dict)  # year -> code -> inhabitants
        for row in local:
            if row["indicator_id"] == "inhabitants":
                self.people[int(row["period"])][row["municipality_code"]] = float(row["value"])

    def check(self) -> None:
        """Refuse when codes, or inhabitants within 2%, do not fit the table of changes."""
        for year in sorted(self.people)[1:]:
            rows = [row for row in self.changes if row["year"] == str(year)]
            old, new = self.people[year - 1], self.people[year]
            gone, come = {row["old_region"] for row in rows}, {row["new_region"] for row in rows} - old.keys()
            if gone != old.keys() - new.keys() or come != new.keys() - old.keys():
                raise RefusalError(f"municipality_changes.csv: the codes of {year} do not fit the inhabitants")
            for befores, afters in exchanges(rows, set(old)):
                before, after = sum(old[code] for code in befores), sum(new[code] for code in afters)
                if abs(after / before - 1) > 0.02:
                    raise RefusalError(
                        f"municipality_changes.csv {year}: {befores} {before:.0f} -> {afters} {after:.0f}"
                    )

    def before(self, code: str, year: int) -> set[str]:
        """Codes of `year` that make up today's municipality; none when a piece of a split one came in.

        A municipality that grew less than 2% by such a piece keeps its own figures (Tilburg 2021).
        """
        codes = {code}
        for change in sorted({int(row["year"]) for row in self.changes}, reverse=True):
            rows = [row for row in self.changes if row["year"] == str(change) and row["new_region"] in codes]
            if change <= year or not rows:
                continue
            for new in {row["new_region"] for row in rows if row["kind"] == "split"}:
                if self.people[change][new] > 1.02 * self.people[change - 1].get(new, 0):
                    return set()
            merged = {row["old_region"] for row in rows if row["kind"] != "split"}
            codes = {c for c in codes if c in self.people[change - 1]} | merged
        return codes


def exchanges(rows: list[Row], old: set[str]) -> list[tuple[set[str], set[str]]]:
    """Municipalities that exchanged territory in one year: (before, after) per connected group."""
    groups: list[tuple[set[str], set[str]]] = []
    for row in rows:
        befores, afters = {row["old_region"]} | ({row["new_region"]} & old), {row["new_region"]}
        for group in [g for g in groups if g[0] & befores or g[1] & afters]:
            groups.remove(group)
            befores, afters = befores | group[0], afters | group[1]
        groups.append((befores, afters))
    return groups


class Figures:
    """Rows of ../shared/figures, seen through indicators.yaml and selection.yaml."""

    def __init__(self) -> None:
        self.indicators: Records = {row["id"]: row for row in read_yaml("indicators.yaml")["indicators"]}
        self.choice = read_yaml("selection.yaml")
        self.shared = read(SHARED / "figures/national_figures.csv")
        self.local = read(SHARED / "figures/municipal_figures.csv")
        self.names = {r["municipality_code"]: r["name"] for r in read(SHARED / "figures/municipalities.csv")}

    def period(self, period: str, our_id: str) -> tuple[str, str]:
        """(kind, period) in our notation; a range of years becomes its last year."""
        if our_id in self.choice["year_end"] and re.fullmatch(r"\d{4}", period):
            return "date", f"{period}-12-31"
        for kind, pattern, ours in [
            ("year", r"(?:\d{4}-)?(\d{4})", r"\1"),
            ("date", r"\d{4}-\d\d-\d\d", r"\g<0>"),
            ("date", r"\d{4}-\d\d", r"\g<0>-01"),
            ("half_year", r"(\d{4})-?(H[12])", r"\1-\2"),
            ("quarter", r"(\d{4})-?(Q[1-4])", r"\1-\2"),
            ("school_year", r"\d{4}/\d\d", r"\g<0>"),
        ]:
            if match := re.fullmatch(pattern, period):
                return kind, match.expand(ours)
        raise RefusalError(f"{our_id}: unknown period {period!r}")

    def status(self, our_id: str, period: str, row: Row) -> str:
        """Status of a national row; arithmetic on quoted figures is `derived`."""
        chosen = [s["status"] for s in self.choice["statuses"] if (s["id"], s["period"]) == (our_id, period)]
        derived = re.search(r"\bDERIVED\b|Afgeleid:|\bcomputed\b", row["note"])
        return str(chosen[0]) if chosen else "derived" if derived else row["status"]

    def local_status(self, row: Row) -> str:
        """Status of a row of the municipal file, which has no such column."""
        for rule in self.choice["municipal_statuses"]:
            if row["source_id"] == rule["source"] and row["period"] == rule.get("period", row["period"]):
                return str(rule["status"])
        return "final"

    def local_id(self, row: Row) -> str:
        """Our id for a municipal row, or for a municipality in the national file; '' when it is not brought over."""
        ours = shared_id = row["indicator_id"]
        if "region" in row:
            renamed = self.choice["cases_renamed"]
            for key in (f"{shared_id}/{row['source_id']}", f"{shared_id}/{row['unit']}", shared_id):
                if key in renamed:
                    ours = renamed[key]
                    break
        else:
            ours = self.choice["municipal_renamed"].get(shared_id, shared_id)
        return f"{ours}_local" if f"{ours}_local" in self.indicators else ours if ours in self.indicators else ""

    def local_value(self, our_id: str, row: Row) -> float:
        """Value in our unit: euro instead of thousands, whole young people."""
        value = float(row["value"]) * (1000 if our_id == "income_per_inhabitant" else 1)
        return round(value) if our_id == "young_people_under_18" else value

    def left_out(self, our_id: str, period: str, source: str) -> bool:
        """Whether selection.yaml leaves a national row out."""
        return any(
            rule["id"] == our_id
            and period.startswith(rule.get("period", ""))
            and source.startswith(rule.get("source", ""))
            for rule in self.choice["left_out"]
        )

    def national(self) -> list[Row]:
        """Rows of national.csv, without the notes written by hand."""
        by_id: dict[str, list[Row]] = defaultdict(list)
        for row in self.shared:
            if row["region"] == self.choice["stand_ins"].get(row["indicator_id"], "NL"):
                by_id[row["indicator_id"]].append(row)
        out: dict[tuple[str, str], Row] = {}

        def add(our_id: str, period: str, value: float, status: str, source: str, note: str = "") -> None:
            if (our_id, period) in out:
                raise RefusalError(f"{our_id} {period}: two values, {out[our_id, period]['source_id']} and {source}")
            out[our_id, period] = row_of("national", our_id, period, number(value), status, source, note)

        for our_id, indicator in self.indicators.items():
            first, end = self.choice["periods"].get(our_id, ("", "9999"))
            renamed = self.choice["renamed"].get(our_id, our_id.removesuffix("_halfyear"))
            for row in by_id.get(our_id if our_id in by_id else renamed, []):
                kind, period = self.period(row["period"], our_id)
                left_out = self.left_out(our_id, period, row["source_id"])
                if kind == indicator["period_kind"] and first <= period < end and not left_out:
                    add(our_id, period, float(row["value"]), self.status(our_id, period, row), row["source_id"])
            for row in self.local:
                if row["municipality_code"] == "NL01" and our_id == self.local_id(row) != "households":
                    value, status = self.local_value(our_id, row), self.local_status(row)
                    add(our_id, row["period"], value, status, row["source_id"])
        for own in self.choice["sums"]:
            rows = [r for part in own["of"] for r in by_id[part] if self.period(r["period"], part)[1] == own["period"]]
            if len(rows) != len(own["of"]):
                raise RefusalError(f"{own['id']} {own['period']}: parts of the sum not found")
            values = [float(row["value"]) for row in rows]
            note = "Opgeteld: " + " + ".join(f"{value:,.0f}".replace(",", ".") for value in values) + "."
            add(own["id"], own["period"], sum(values), "derived", rows[0]["source_id"], note)
        for own in self.choice["sums_of_municipalities"]:
            rows = [r for r in self.local if r["indicator_id"] == own["of"] and r["municipality_code"] != "NL01"]
            for year in own["years"]:
                values = [float(r["value"]) for r in rows if r["period"] == year]
                source = next(r["source_id"] for r in rows if r["period"] == year)
                add(own["id"], year, sum(values), "derived", source, "Opgeteld over alle gemeenten.")
        return list(out.values())

    def municipal(self, mergers: Mergers) -> list[Row]:
        """Rows of municipal.csv, on the municipalities of 2026, without the notes written by hand."""
        found: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)  # (id, period) -> code of then -> row
        for row in self.local:
            if row["municipality_code"] != "NL01":
                key = self.local_id(row), row["period"]
                found[key][row["municipality_code"]] = row | {"status": self.local_status(row)}
        codes = {name: code for code, name in self.names.items()}
        for row in self.shared:
            code = codes.get(self.choice["other_names"].get(row["region"], row["region"]))
            our_id = self.local_id(row)
            if our_id and code:
                kind, period = self.period(row["period"], our_id)
                if kind == self.indicators[our_id]["period_kind"]:
                    found[our_id, period].setdefault(code, row | {"status": self.status(our_id, period, row)})
        out = []
        for (our_id, period), rows in found.items():
            for code in self.names if our_id else []:
                before, note = mergers.before(code, int(period[:4])), ""
                merged = before != {code}
                others = ", ".join(sorted(mergers.old_names.get(c) or self.names[c] for c in before - {code}))
                if merged and "region" in rows.get(code, {}):  # a case, told within the borders of then
                    before, merged, note = {code}, False, f"Grenzen van toen: nog zonder {others}."
                elif merged:
                    note = f"Opgeteld uit: {self.names[code] + ', ' if code in before else ''}{others}."
                if not before or not before <= rows.keys() or (merged and not self.indicators[our_id]["summable"]):
                    continue
                parts = [rows[c] for c in sorted(before)]
                value = number(sum(self.local_value(our_id, part) for part in parts))
                status = "derived" if merged else parts[0]["status"]
                out.append(row_of("municipal", our_id, code, period, value, status, parts[0]["source_id"], note))
        return out


def budget_rows(filed: list[Row], names: Row, mergers: Mergers) -> list[Row]:
    """Rows of budgets.csv on the municipalities of 2026, filing errors flagged (rules: data/README.md)."""
    filings: dict[tuple[str, str, str], dict[str, int]] = defaultdict(dict)
    for row in filed:
        key = row["municipality_code"], row["year"], row["statement"]
        filings[key][row["task_field"]] = int(row["expenditure_keur"])
    youth: dict[tuple[str, str, str], float] = {}  # thousand euro per inhabitant
    for key, amounts in filings.items():
        total = sum(amount for field, amount in amounts.items() if field in YOUTH_FIELDS)
        youth[key] = total / mergers.people[int(key[1])][key[0]]
    suspect: set[tuple[str, str, str, str]] = set()
    for key, amounts in filings.items():
        wrong = {field for field, amount in amounts.items() if amount < 0}
        if sum(amounts[field] for field in wrong) / mergers.people[int(key[1])][key[0]] < -0.5:
            wrong = set(amounts)  # over € 500 per inhabitant below zero: the opposite sits elsewhere in the filing
        usual = [value for other, value in youth.items() if (other[0], other[2]) == (key[0], key[2])]
        if len(usual) >= 3 and youth[key] < 0.3 * median(usual):
            wrong |= YOUTH_FIELDS & amounts.keys()
        suspect |= {(*key, field) for field in wrong}
    out = []
    for year, statement in sorted({key[1:] for key in filings}):
        for code in names:
            before = {c for c in mergers.before(code, int(year)) if (c, year, statement) != GONE_BEFORE_ACCOUNTS}
            if not before or any((c, year, statement) not in filings for c in before):
                continue
            for field in sorted({field for c in before for field in filings[c, year, statement]}):
                amount = sum(filings[c, year, statement].get(field, 0) for c in before)
                status = "final" if before == {code} else "derived"
                if any((c, year, statement, field) in suspect for c in before):
                    status = "suspect"
                out.append(row_of("budgets", code, year, statement, field, str(amount), status))
    return out


def source_rows(used: set[str], known: list[Row], kept: dict[str, Row]) -> list[Row]:
    """Rows of sources.csv: every source in use and all of the evidence, with what was written by hand."""
    evidence = read(SHARED / "evidence/evidence_sources.csv")
    out = {row["source_id"]: row for row in evidence + [row for row in known if row["source_id"] in used]}
    for source_id, row in out.items():
        date = re.search(r"(?:19|20)\d\d(?:-(?:0\d|1[012])(?!\d)(?:-[0-3]\d)?)?", row["published"])
        second_hand = "(" in row["publisher"] or " via " in row["publisher"]
        by_rule = {"licence": "onbekend", "read": "second_hand" if second_hand else "original", "note": ""}
        by_hand = kept.get(source_id, by_rule)
        out[source_id] = row | {"published": date[0] if date else ""} | {column: by_hand[column] for column in by_rule}
    own = kept.keys() - {row["source_id"] for row in evidence + known}
    out |= {source_id: kept[source_id] for source_id in own}
    if missing := used - out.keys():
        raise RefusalError(f"sources.csv: unknown sources {sorted(missing)}")
    return list(out.values())


def region_rows(municipalities: list[Row]) -> list[Row]:
    """Rows of regions.csv: the country, then the municipalities of 2026, classes in readable Dutch."""
    out = [row_of("regions", "NL", "Nederland", "country", "", "", "", "", "")]
    for row in municipalities:
        size = re.sub(r"(\d)(?=(?:\d{3})+(?!\d))", r"\1.", row["size_class"])
        size = re.sub(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)", " ", size)
        size = size.replace("Minderdan", "Minder dan").replace("inwonersofmeer", "inwoners of meer")
        urbanity = row["urbanity"].replace("stedelijk", " stedelijk").replace("Zeersterk", "Zeer sterk")
        ours = {"region": row["municipality_code"], "kind": "municipality", "size_class": size, "urbanity": urbanity}
        out.append(row | ours)
    return out


def with_notes(name: str, rows: list[Row], ours: set[str], indicators: Records) -> list[Row]:
    """Add what was written by hand in the CSV file: notes, and rows from our own sources."""
    key = ["indicator_id", "region", "period"] if name == "municipal" else ["indicator_id", "period"]
    out = {tuple(row[c] for c in key): row for row in rows}
    for row in read(DATA / f"{name}.csv"):
        place = tuple(row[c] for c in key)
        if place not in out and row["source_id"] in ours and row["indicator_id"] in indicators:
            out[place] = row
        elif place in out and row["note"] and not row["note"].startswith(WORKED_OUT):
            out[place]["note"] = row["note"]
    return list(out.values())


def build() -> dict[str, str]:
    """The text of every file in data/ that this script writes. Raises `RefusalError`."""
    shared, figures = SHARED / "figures", Figures()
    mergers = Mergers(read(DATA / "municipality_changes.csv"), figures.local)
    mergers.check()
    known = read(shared / "national_sources.csv") + read(shared / "municipal_sources.csv")
    kept = {row["source_id"]: row for row in read(DATA / "sources.csv")}
    ours = kept.keys() - {row["source_id"] for row in known}
    tables = {
        "regions": region_rows(read(shared / "municipalities.csv")),
        "task_fields": [row | {"title": row["title_nl"]} for row in read(shared / "task_fields.csv")],
        "national": with_notes("national", figures.national(), ours, figures.indicators),
        "municipal": with_notes("municipal", figures.municipal(mergers), ours, figures.indicators),
        "budgets": budget_rows(read(shared / "municipal_budgets.csv"), figures.names, mergers),
    }
    cells = tables["national"] + tables["municipal"]
    if empty := figures.indicators.keys() - {row["indicator_id"] for row in cells}:
        raise RefusalError(f"indicators.yaml: no value for {sorted(empty)}")
    used = {row["source_id"] for row in cells} | {"iv3_joeykurtosis"}
    used |= {row["then"]["source_id"] for row in figures.indicators.values() if "then" in row}
    library = "".join(path.read_text(encoding="utf-8") for path in (DATA.parent / "scenarios").rglob("*.yaml"))
    used |= {row["source_id"] for row in known} & set(re.findall(r"\w+", library))
    tables["sources"] = source_rows(used, known, kept)
    sizes = {name: len(rows) for name, rows in tables.items()} | {"municipality_changes": len(mergers.changes)}
    sizes |= {name: len(read(DATA / f"{name}.csv")) for name in BY_HAND}
    counts = "".join(f"  {name}: {size}\n" for name, size in sorted(sizes.items()))
    comment = "# Rows per CSV file, without the header: a file cut short is noticed. Change it when you add a row.\n"
    return {"files.yaml": f"{comment}rows:\n{counts}"} | {f"{n}.csv": as_csv(n, rows) for n, rows in tables.items()}


def as_csv(name: str, rows: list[Row]) -> str:
    """Sorted CSV text; the country comes first in regions.csv."""
    columns = HEADERS[name].split(",")
    lines = sorted(([row[column] for column in columns] for row in rows), key=lambda line: (line[0] != "NL", line))
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *lines])
    return text.getvalue()


def main() -> int:
    """Write data/, or with --check only say whether it is what this script would write."""
    try:
        texts = build()
    except RefusalError as refusal:
        print(f"refused: {refusal}", file=sys.stderr)
        return 1
    changed = [
        name
        for name, text in texts.items()
        if not (DATA / name).exists() or (DATA / name).read_bytes() != text.encode()
    ]
    if "--check" in sys.argv:
        print("\n".join(f"differs: data/{name}" for name in changed) or "data/ is up to date")
        return int(bool(changed))
    for name in changed:
        (DATA / name).write_text(texts[name], encoding="utf-8", newline="\n")
    print("written: " + (", ".join(changed) or "nothing, all up to date"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
