"""Damaged data gives a message with file, line and remedy, never a wrong figure."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from akkoordwijzer.content.faults import ContentError, Fault
from akkoordwijzer.figures.database import DATA, Figures, load
from tests.small_data import TABLES, as_csv, write_small

quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
names = st.sampled_from(sorted(TABLES))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real") / "data"
    shutil.copytree(DATA, folder)
    return folder


def refused(folder: Path, name: str, raw: bytes) -> tuple[Fault, ...]:
    """Load with one damaged file and give back what was said about it."""
    path = folder / f"{name}.csv"
    before = path.read_bytes()
    assert raw != before
    path.write_bytes(raw)
    faults: tuple[Fault, ...] = ()
    try:
        load(folder).connection.close()
    except ContentError as error:
        faults = error.faults
    finally:
        path.write_bytes(before)
    assert faults, "loaded as if nothing were wrong"
    for fault in faults:
        assert fault.file == f"data/{name}.csv"
        assert fault.line is not None, fault
        assert fault.remedy, fault
    return faults


def rows_of(folder: Path, name: str) -> list[list[str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def swapped(rows: list[list[str]], one: int, other: int, header_too: bool) -> list[list[str]]:
    order = list(range(len(rows[0])))
    order[one], order[other] = other, one
    moved = [[row[at] for at in order] for row in rows]
    return moved if header_too else [rows[0], *moved[1:]]


def figures_in(figures: Figures) -> Iterator[tuple[object, ...]]:
    yield from figures.ask("SELECT indicator_id, region, period, value, status, source_id FROM figure ORDER BY ALL")


@contextmanager
def loaded(folder: Path) -> Iterator[Figures]:
    figures = load(folder)
    yield figures
    figures.connection.close()


@pytest.fixture(scope="module")
def truth(small: Path) -> list[tuple[object, ...]]:
    with loaded(small) as figures:
        assert figures.left_out == ()
        return list(figures_in(figures))


@quick
@given(name=names, share=st.floats(0.02, 0.98))
def test_a_file_cut_short_is_refused(small: Path, name: str, share: float) -> None:
    raw = (small / f"{name}.csv").read_bytes()
    refused(small, name, raw[: max(1, int(len(raw) * share))])


@quick
@given(data=st.data(), name=names, header_too=st.booleans())
def test_two_swapped_columns_are_refused(small: Path, data: st.DataObject, name: str, header_too: bool) -> None:
    rows = TABLES[name]
    one, other = data.draw(st.lists(st.integers(0, len(rows[0]) - 1), min_size=2, max_size=2, unique=True))
    moved = swapped(rows, one, other, header_too)
    assume(moved != rows)
    refused(small, name, as_csv(moved).encode("utf-8"))


@quick
@given(name=names, delimiter=st.sampled_from(";\t|"))
def test_another_separator_is_refused(small: Path, name: str, delimiter: str) -> None:
    refused(small, name, as_csv(TABLES[name], delimiter).encode("utf-8"))


@quick
@given(name=names, encoding=st.sampled_from(["latin-1", "cp1252", "utf-16"]))
def test_another_encoding_is_refused(small: Path, name: str, encoding: str) -> None:
    text = as_csv(TABLES[name])
    assume(encoding == "utf-16" or not text.isascii())
    refused(small, name, text.encode(encoding))


@settings(quick, max_examples=15)
@given(data=st.data(), name=st.sampled_from(["national", "municipal"]))
def test_a_wrong_value_leaves_out_its_whole_series_and_nothing_else(
    small: Path, truth: list[tuple[object, ...]], data: st.DataObject, name: str
) -> None:
    rows = [list(row) for row in TABLES[name]]
    number = data.draw(st.integers(1, len(rows) - 1))
    rows[number][rows[0].index("value")] = data.draw(
        st.sampled_from(["", "veel", "1.234,5", "-1", "1e99", "inf", "nan"])
    )
    path = small / f"{name}.csv"
    before = path.read_bytes()
    path.write_text(as_csv(rows), encoding="utf-8")
    lost, national = rows[number][0], name == "national"
    try:
        with loaded(small) as figures:
            (fault,) = figures.left_out
            found = list(figures_in(figures))
    finally:
        path.write_bytes(before)
    assert fault.file == f"data/{name}.csv"
    assert fault.line == number + 1
    assert fault.remedy
    assert found == [row for row in truth if row[0] != lost or (row[1] == "NL") != national]


def test_a_row_of_an_unknown_series_is_refused(small: Path) -> None:
    rows = [list(row) for row in TABLES["budgets"]]
    rows[3][0] = "GM9999"
    assert refused(small, "budgets", as_csv(rows).encode())[0].line == 4


def test_a_date_that_does_not_exist_leaves_out_the_series(small: Path) -> None:
    path = small / "national.csv"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"2024-01-01", b"2024-02-31"))
    try:
        with loaded(small) as figures:
            (fault,) = figures.left_out
    finally:
        path.write_bytes(before)
    assert "period" in fault.place


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_real_files_damaged(real: Path, name: str) -> None:
    raw = (real / f"{name}.csv").read_bytes()
    rows = rows_of(real, name)
    refused(real, name, raw[: len(raw) // 2])
    refused(real, name, as_csv(rows, ";").encode("utf-8"))
    refused(real, name, as_csv(swapped(rows, 0, 2, header_too=True)).encode("utf-8"))
    if not raw.isascii():
        refused(real, name, raw.decode("utf-8").encode("cp1252", errors="ignore"))


def test_swapped_values_in_the_real_sources(real: Path) -> None:
    rows = rows_of(real, "sources")
    one, other = rows[0].index("publisher"), rows[0].index("title")
    faults = refused(real, "sources", as_csv(swapped(rows, one, other, header_too=False)).encode("utf-8"))
    assert "verwisseld" in faults[0].remedy


def test_swapped_values_in_the_real_series(real: Path) -> None:
    rows = rows_of(real, "national")
    one, other = rows[0].index("period"), rows[0].index("value")
    refused(real, "national", as_csv(swapped(rows, one, other, header_too=False)).encode("utf-8"))
