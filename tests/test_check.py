"""The command line: ``check`` finds what is wrong, ``figures`` prints what is known."""

import json
import shutil
from pathlib import Path

import pytest

from akkoordwijzer.cli.main import main
from akkoordwijzer.figures.database import DATA
from akkoordwijzer.library.library import SCENARIOS

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of data/ and scenarios/ to damage."""
    shutil.copytree(DATA, tmp_path / "data")
    shutil.copytree(SCENARIOS, tmp_path / "scenarios")
    return tmp_path


def check(folder: Path) -> int:
    return main(["check", "--data", str(folder / "data"), "--scenarios", str(folder / "scenarios")])


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_everything_is_in_order(capsys: Printed) -> None:
    assert main(["check"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out == "Alles in orde.\n"


def test_one_line_per_finding(copy: Path, capsys: Printed) -> None:
    change(copy / "data" / "national.csv", "2024-01-01,747560,", "2024-01-01,veel,")
    change(copy / "scenarios" / "interventions" / "debts.yaml", "theme: debts", "thema: debts")
    assert check(copy) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("data/national.csv, kolom value (regel ") for line in lines)
    assert any(line.startswith("scenarios/interventions/debts.yaml") and "theme" in line for line in lines)
    assert len(lines) == len(set(lines))


def test_a_file_that_cannot_be_read_does_not_hide_the_rest(copy: Path, capsys: Printed) -> None:
    path = copy / "data" / "sources.csv"
    path.write_bytes(path.read_bytes()[:5000])
    change(copy / "scenarios" / "interventions" / "debts.yaml", "theme: debts", "thema: debts")
    assert check(copy) == 1
    out = capsys.readouterr().out
    assert "data/sources.csv" in out
    assert "scenarios/interventions/debts.yaml" in out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  headline: 2\n", "  headline: 1\n", "headline"),
        ("breaks: []", 'breaks: [{at: "1990", reason: "Te vroeg."}]', "breaks"),
        ("not_comparable_with: [households_problem_debt_old, ", "not_comparable_with: [wsnp_inflow, ", "beide kanten"),
    ],
)
def test_a_catalogue_that_does_not_fit_is_found(copy: Path, capsys: Printed, old: str, new: str, said: str) -> None:
    change(copy / "data" / "indicators.yaml", old, new)
    assert check(copy) == 1
    assert said in capsys.readouterr().out


def test_an_indicator_without_values_is_found(copy: Path, capsys: Printed) -> None:
    path = copy / "data" / "indicators.yaml"
    text = path.read_text(encoding="utf-8")
    record = text[text.index("- id: wsnp_inflow") : text.index("- id: wsnp_stock")]
    path.write_text(text + record.replace("wsnp_inflow", "wsnp_inflow_nieuw"), encoding="utf-8")
    assert check(copy) == 1
    assert "wsnp_inflow_nieuw: verwacht ten minste één cijfer, gevonden geen" in capsys.readouterr().out


def test_municipalities_that_do_not_add_up_are_found(copy: Path, capsys: Printed) -> None:
    path = copy / "data" / "national.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("youth_care_in_natura_clients,2022,"))
    lines[at] = lines[at].replace(",461985,", ",561985,")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert check(copy) == 1
    assert "gemeenten samen ongeveer 561.985" in capsys.readouterr().out


def test_the_list_of_figures(capsys: Printed) -> None:
    assert main(["figures"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 45
    assert any("households_problem_debt " in line for line in lines)


def test_a_series_as_json(capsys: Printed) -> None:
    assert main(["figures", "households_problem_debt", "--region", "NL", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    newest = data["values"][-1]
    assert (newest["period"], newest["value"], newest["status"]) == ("2024-01-01", 747560, "provisional")
    assert newest["source"]["publisher"]
    assert newest["source"]["read"] in {"original", "second_hand"}


@pytest.mark.parametrize("region", ["GM0080", "gm0080", "Leeuwarden"])
def test_a_series_of_a_municipality(region: str, capsys: Printed) -> None:
    assert main(["figures", "youth_care_share", "--region", region]) == 0
    out = capsys.readouterr().out
    assert "2022: 12,8%, definitief. Bron " in out


def test_a_break_is_said(capsys: Printed) -> None:
    assert main(["figures", "youth_care_clients"]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("-- breuk"))
    assert lines[at + 1].startswith("2021:")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["figures", "youth_care_shar"], "Bedoelt u ‘youth_care_share’?"),
        (["figures", "xyzzy"], "Kijk met ‘figures’"),
        (["figures", "youth_care_share", "--region", "Leeuwaarden"], "Bedoelt u ‘Leeuwarden’?"),
        (["figures", "youth_care_share", "--region", "GM9999"], "bestaat niet"),
    ],
)
def test_an_unknown_name_gives_a_suggestion(arguments: list[str], said: str, capsys: Printed) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
