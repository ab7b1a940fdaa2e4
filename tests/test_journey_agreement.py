"""From a plan to three documents, and back through the monitor; on a phone too, and open to everybody."""

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from playwright.sync_api import expect

from akkoordwijzer.cli.main import main
from tests.browser import drawn, needs_browser, settle, visit
from tests.test_accessibility import axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("browser")]

PLAN = "/akkoord?gemeente=GM0080&v=2&guardianship_gatekeeper=0.3&debt_aftercare=0.2&social_base=2&plafond.shelter=-1"


def taken(page: "Page", name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def open_file(page: "Page", label: str, name: str, raw: bytes) -> None:
    settle(page)
    box = page.get_by_test_id("stFileUploader").filter(has_text=label).locator("input[type=file]")
    box.set_input_files({"name": name, "mimeType": "text/plain", "buffer": raw})


def test_from_a_plan_to_documents_and_back(server: str, browser: "Browser", tmp_path: Path) -> None:
    with visit(browser, server + PLAN) as page:
        drawn(page)
        expect(page.get_by_role("heading", name="Financiële bijlage")).to_be_visible()
        page.get_by_label("Wie staat ervoor? (functie)").fill("wethouder zorg")
        page.get_by_role("button", name="Neem over").click()
        expect(page.get_by_test_id("stMarkdown").filter(has_text="Eigenaar: wethouder zorg").first).to_be_visible()
        settle(page)
        page.wait_for_function("localStorage.getItem('akkoordwijzer.agreement.GM0080')?.includes('wethouder zorg')")
        assert "wethouder" not in page.url
        page.reload()
        drawn(page)
        expect(page.get_by_test_id("stMarkdown").filter(has_text="Eigenaar: wethouder zorg").first).to_be_visible()
        expect(page.get_by_label("Wie staat ervoor? (functie)")).to_have_value("wethouder zorg")
        settle(page)
        with zipfile.ZipFile(io.BytesIO(taken(page, "Alles samen"))) as archive:
            files = {Path(name).suffix: archive.read(name) for name in archive.namelist()}
        assert set(files) == {".docx", ".xlsx", ".yaml"}
        table = page.get_by_role("table").first
        cells = [row.inner_text().split("\t") for row in table.get_by_role("row").all()]
        word = docx.Document(io.BytesIO(files[".docx"])).tables[0]
        assert [[cell.text for cell in row.cells][4:9] for row in word.rows] == [
            [cell.strip() for cell in row[4:9]] for row in cells
        ]
        book = openpyxl.load_workbook(io.BytesIO(files[".xlsx"]))
        assert "wethouder zorg" in [cell.value for cell in book["keuzes"]["F"]]
        path = tmp_path / "akkoord.yaml"
        path.write_bytes(files[".yaml"])
        assert main(["run", str(path)]) == 0
        page.get_by_role("link", name="Monitor").click()
        expect(page.get_by_role("heading", name="Monitor")).to_be_visible()
        open_file(page, "akkoord", "half.yaml", files[".yaml"][:500])
        expect(page.get_by_text("Dit bestand kunnen we niet openen")).to_be_visible()
        open_file(page, "akkoord", "akkoord.yaml", files[".yaml"])
        expect(page.get_by_text("tot op de euro terug")).to_be_visible()
        csv = "soort;sleutel;jaar;waarde;bron\nuitgave;social_base;2027;500000;grootboek\n"
        open_file(page, "metingen", "m.csv", csv.encode())
        expect(page.get_by_role("heading", name="Geld naast plan")).to_be_visible()
        drawn(page)
        assert [found for found in axe(page, "Monitor") if not found.excepted()] == []
        # A reload keeps the file and the measurements, until they are forgotten on this device.
        page.wait_for_function("localStorage.getItem('akkoordwijzer.monitor')?.includes('grootboek')")
        page.reload()
        drawn(page)
        expect(page.get_by_role("heading", name="Geld naast plan")).to_be_visible()
        expect(page.get_by_test_id("stMarkdown").filter(has_text="(grootboek)")).to_be_visible()
        # What cannot be opened changes nothing.
        open_file(page, "akkoord", "x.yaml", b"foo: 1\n")
        expect(page.get_by_text("verwacht een bestand van Akkoordwijzer")).to_be_visible()
        expect(page.get_by_test_id("stMarkdown").filter(has_text="(grootboek)")).to_be_visible()
        settle(page)
        page.get_by_role("button", name="Vergeet dit akkoord op dit apparaat").click()
        page.get_by_role("button", name="Ja, vergeet het").click()
        expect(page.get_by_text("Open het bestand van een akkoord. Dan ziet u")).to_be_visible()
        page.wait_for_function("localStorage.getItem('akkoordwijzer.monitor') === null")


def test_what_a_browser_kept_and_nobody_can_read_is_one_sentence(server: str, browser: "Browser") -> None:
    broken = "localStorage.setItem('akkoordwijzer.agreement.GM0080', '{\\u0000 <img src=x>')"
    with visit(browser, server + PLAN, watch=broken) as page:
        drawn(page)
        expect(page.get_by_text("kunnen we niet lezen")).to_be_visible()
        expect(page.get_by_role("heading", name="Financiële bijlage")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_akkoord_is_open_to_everybody(width: int, scheme: str, server: str, browser: "Browser") -> None:
    with visit(browser, server + PLAN, width, 900, scheme) as page:  # type: ignore[arg-type]  # light or dark
        drawn(page)
        expect(page.get_by_role("heading", name="Financiële bijlage")).to_be_visible()
        for tab in ("Keuzes", "Indicatoren", "Als het tegenvalt"):
            page.get_by_role("radio", name=tab).click()
            settle(page)
            assert [found for found in axe(page, tab) if not found.excepted()] == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
