"""What the table must show (audit of the screens, section 5), one test a point, in Chromium.

Where a later decision differs, the later one is tested: odds go above a quarter of open money, "niet bekend" above a
tenth; and what is spent today on a measure is its own part of the task field, never more than the field.
"""

import io
import re
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser import await_address, drawn, needs_browser, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.xdist_group("browser")]

PLACES = ("GM0080", "GM0406", "GM0599", "GM0088", "NL")
SIZES = ((1440, 900), (1366, 650), (1280, 720))
SPENDING = "integrated_debt_help=3&early_debt_signals=0.5&home_administration=0.5"
MIXED = "v=2&social_base=-3&youth_work=1&plafond.wmo_support=-2"
# Everything that can be read in the outcome block.
BLOCK = (
    "() => [...document.querySelectorAll('.st-key-block .story, .st-key-block .tile')].map(n => n.innerText).join(' ')"
)
OVERLAP = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart], .pots, .rows')].flatMap(chart => {
  const boxes = [...chart.querySelectorAll('.annotation-text-g, .ytick text, .xtick text, .gtitle, b, span')]
    .filter(node => node.textContent.trim()).map(node => ({text: node.textContent, box: node.getBoundingClientRect()}));
  return boxes.flatMap((one, i) => boxes.slice(i + 1).filter(other =>
    Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 3 &&
    Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 3
  ).map(other => one.text + ' | ' + other.text));
})"""
ENGLISH = re.compile(
    r"\b(the|error|press|enter|page|select|options?|remove|number|file|not found|upload)\b", re.IGNORECASE
)


def table(server: str, query: str = "") -> str:
    return f"{server}/wat-als?{query}"


def ready(page: "Page") -> None:
    page.locator("[data-tile=open]").wait_for()
    drawn(page)


def block(page: "Page") -> str:
    text: str = page.evaluate(BLOCK)
    return text


def knob(page: "Page", name: str) -> "object":
    return page.get_by_role("slider", name=f"{name}: minder of meer")


@pytest.mark.parametrize("place", PLACES)
def test_01_unknown_is_never_a_number(server: str, browser: "Browser", place: str) -> None:
    with visit(browser, table(server, f"gemeente={place}&v=2&social_base=-5")) as page:
        ready(page)
        text = block(page)
        assert "niet bekend" in text
        assert not re.search(r"(^|\s)[+−]?0(\s|$)|geen verschil|van de 10|op de 20", text)
        expect(page.locator("[data-tile=money]")).to_have_class(re.compile("open"))


def test_02_a_quarter_less_names_what_is_cut(server: str, browser: "Browser") -> None:
    with visit(browser, table(server, "gemeente=GM0080")) as page:
        ready(page)
        page.get_by_role("combobox", name="Plan").click()
        page.get_by_role("option", name="Sociaal werk een kwart minder").click()
        expect(page.locator("[data-tile=loses]")).to_contain_text("taakveld 6.1")
        ready(page)
        assert "sociale basis" in block(page)
        assert "gemeten" in block(page)
        assert "10 van de 10" not in page.locator("body").inner_text()


@pytest.mark.parametrize("place", ["GM0080", "GM0406", "GM0599"])
def test_03_no_cut_goes_beyond_the_own_budget(server: str, browser: "Browser", place: str) -> None:
    with visit(browser, table(server, f"gemeente={place}")) as page:
        ready(page)
        box = page.get_by_label("Alles voor voorkomen: bedrag")
        box.fill("-5000 mln")
        box.press("Enter")
        expect(page.get_by_test_id("stAlert")).to_contain_text("geen ruimte")
        ready(page)
        least, now, _ = page.locator(".ends").first.locator("span").all_inner_texts()
        assert least.removeprefix("−") == now.removeprefix("nu ")
        assert box.input_value().removeprefix("-").replace(" ", "") == least.removeprefix("−").replace("\u00a0", "")


def test_04_ten_euro_from_start_in_one_action(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/?gemeente=GM0080") as page:
        page.get_by_role("button", name="€ 10 per inwoner meer").click()
        ready(page)
        expect(page.get_by_label("Alles voor voorkomen: bedrag")).to_have_value("+€ 10")
        expect(page.locator(".bar-words")).to_contain_text("gehaald")


@pytest.mark.parametrize("typed", ["5 mln", "5.000.000", "5000000"])
def test_05_a_target_is_typed_in_any_usual_way(server: str, browser: "Browser", typed: str) -> None:
    with visit(browser, table(server, "gemeente=GM0599")) as page:
        ready(page)
        page.get_by_role("radio", name="Minder uitgeven").click()
        page.get_by_label("Hoeveel? (euro)").fill(typed)
        page.get_by_label("Hoeveel? (euro)").press("Enter")
        words = page.locator(".bar-words")
        expect(words).to_contain_text("nog €\u00a05,0\u00a0mln te vinden")
        amount = page.get_by_label("Alles voor voorkomen: bedrag")
        amount.fill("-2 mln")
        amount.press("Enter")
        # A little of a cut comes back as cost of care.
        expect(words).to_contain_text(re.compile("nog €.3,[01].mln te vinden"))


def test_06_people_are_the_same_number_everywhere(server: str, browser: "Browser") -> None:
    with visit(browser, table(server, "gemeente=GM0080&v=2&integrated_debt_help=3")) as page:
        ready(page)
        people = page.locator("[data-tile=people] strong").inner_text()
        page.get_by_role("radio", name="Mensen").click()
        expect(page.get_by_role("figure", name=re.compile("^Verschil met ongewijzigd"))).to_contain_text(
            people.split()[0]
        )
        page.get_by_role("link", name="Vergelijken").click()
        expect(page.locator(".st-key-compared .tile").first).to_contain_text(people)
    with visit(browser, table(server, "gemeente=GM0080&v=2&integrated_debt_help=-3")) as page:
        ready(page)
        assert page.locator("[data-tile=people] strong").inner_text().endswith("minder")


@pytest.mark.parametrize("place", PLACES)
def test_07_a_cut_has_somebody_who_loses(server: str, browser: "Browser", place: str) -> None:
    with visit(browser, table(server, f"gemeente={place}&v=2&social_base=-5")) as page:
        ready(page)
        page.get_by_role("radio", name="Wie betaalt").click()
        expect(page.get_by_role("figure", name=re.compile("^Wie betaalt"))).to_contain_text("verliest")


def test_08_rows_of_the_comparison_open(server: str, browser: "Browser") -> None:
    """That the rows add up to the net result is tested on every ready-made scenario without a browser."""
    with visit(browser, f"{server}/vergelijken?gemeente=GM0080") as page:
        page.get_by_text("Alle uitkomsten naast elkaar").click()
        expect(page.get_by_text("Gemeente: netto, t/m 2036", exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_09_the_table_fits_the_screen(server: str, browser: "Browser", width: int, height: int) -> None:
    with visit(browser, table(server, f"gemeente=GM0080&v=2&{SPENDING}"), width, height) as page:
        ready(page)
        main = page.evaluate("(e => [e.scrollHeight, e.clientHeight])(document.querySelector('[data-testid=stMain]'))")
        assert main[0] <= main[1]
        list_box = page.locator(".st-key-list").bounding_box()
        assert list_box is not None
        bottom = list_box["y"] + list_box["height"]
        sliders = [box for s in page.locator(".st-key-list [data-testid=stSlider]").all() if (box := s.bounding_box())]
        assert sum(box["y"] + box["height"] <= bottom for box in sliders) >= 4
        for part in (".story", "[data-tile=people]", "[data-tile=open]", ".pots"):
            box = page.locator(part).first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= height, part
            assert box["height"] > 30, part


def test_10_no_change_moves_a_control(server: str, browser: "Browser") -> None:
    with visit(browser, table(server, "gemeente=GM0080")) as page:
        ready(page)
        where = "() => [...document.querySelectorAll('.st-key-list [data-testid=stSlider]')].map(n => n.offsetTop)"
        places, height = page.evaluate(where), page.locator(".st-key-block").bounding_box()
        slider = page.get_by_role("slider", name="Jeugd: minder of meer")
        slider.focus()
        slider.press("ArrowRight")
        await_address(page, "youth_work")
        ready(page)
        assert page.evaluate(where) == places
        assert page.locator(".st-key-block").bounding_box() == height
        page.get_by_role("button", name="Jeugd", exact=True).click()
        settle(page)
        for name in ("Jeugd", "Bewind", "Schulden"):
            one = page.get_by_role("slider", name=f"{name}: minder of meer")
            one.focus()
            for _ in range(7):
                one.press("ArrowRight")
        ready(page)
        expect(page.get_by_role("button", name=re.compile("^Jongerenwerk"))).to_be_visible()


@pytest.mark.parametrize("query", [SPENDING, MIXED, "v=2&social_base=-50&local_teams=-5"])
def test_11_few_words(server: str, browser: "Browser", query: str) -> None:
    with visit(browser, table(server, f"gemeente=GM0080&{query}")) as page:
        ready(page)
        assert len(page.locator(".story").inner_text().split()) <= 25
        assert len(block(page).split()) <= 60
        assert len(re.findall(r"\d[\d.,]*", block(page))) <= 12
        shown = page.locator("body").inner_text()
        for word in ("Zorglijn", "Plafond", "doorrekening is", "9 van de 10 keer", "kosten die wegvallen", "plekken"):
            assert word not in shown, word


def test_12_sliders_say_where_zero_is(server: str, browser: "Browser") -> None:
    with visit(browser, table(server, "gemeente=GM0080")) as page:
        ready(page)
        page.get_by_role("button", name="Schulden", exact=True).click()
        settle(page)
        thumbs = (
            "() => [...document.querySelectorAll('.st-key-list input[type=range]')].map(n => [n.min, n.max, n.value])"
        )
        assert all(low == f"-{high}" and value == "0" for low, high, value in page.evaluate(thumbs))
        assert all(len(row.locator("span").all()) == 3 for row in page.locator(".ends").all())
        ceiling = page.get_by_role("slider", name="Maximum op zorg: maximum per jaar")
        ceiling.focus()
        ceiling.press("ArrowLeft")
        expect(page.locator(".growth").last).to_contain_text("+5,0%")
        amount = page.get_by_label("Integrale schuldhulp: bedrag")
        amount.fill("1,23")
        amount.press("Enter")
        expect(amount).to_have_value("+€ 1,23")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720)])
def test_13_presenting_is_large_and_whole(server: str, browser: "Browser", width: int, height: int) -> None:
    query = "gemeente=GM0599&v=2&integrated_debt_help=3&presentatie=3"
    with visit(browser, table(server, query), width, height) as page:
        ready(page)
        sizes = page.evaluate(
            "() => [...document.querySelectorAll('[data-testid=stMain] :is(p, span, strong, h2, input, label)')]"
            ".filter(n => n.offsetParent && n.getBoundingClientRect().width > 2)"
            ".filter(n => n.value || [...n.childNodes].some(part => part.nodeType === 3 && part.nodeValue.trim()))"
            ".map(n => parseFloat(getComputedStyle(n).fontSize))"
        )
        assert len(sizes) > 20
        assert min(sizes) >= 28 * width / 1920
        expect(page.locator(".tile.long")).to_contain_text("op de 20")
        cut = "() => [...document.querySelectorAll('.tile')].filter(n => n.scrollWidth > n.clientWidth).length"
        assert page.evaluate(cut) == 0
        picture = page.locator(".pots").inner_html()
        slider = page.get_by_role("slider", name="Schulden: minder of meer")
        slider.focus()
        slider.press("ArrowRight")
        page.wait_for_function("before => document.querySelector('.pots').innerHTML !== before", arg=picture)
        expect(page.get_by_role("combobox", name="Plan")).to_be_visible()
        expect(page.locator(".st-key-undo button").first).to_be_enabled()
        page.reload()
        ready(page)
        expect(page.locator(".st-key-presenting_tools")).to_be_visible()
        page.locator(".story").click()
        page.keyboard.press("ArrowRight")
        await_address(page, "presentatie=4")


def test_14_everybody_guesses_before_anybody_looks(server: str, browser: "Browser") -> None:
    with visit(browser, table(server, f"gemeente=GM0080&v=2&{SPENDING}&presentatie=2"), 1920, 1080) as page:
        guess = page.get_by_label(re.compile("Gok van iemand aan tafel"))
        guess.wait_for()
        assert guess.input_value() == ""
        expect(page.locator(".reveal")).to_have_count(0)
        for number in range(8):
            guess.fill(str(5 * number + 1))
            guess.press("Enter")
            expect(page.locator(".dots b")).to_have_count(number + 1)
        page.get_by_role("button", name="Laat zien").click()
        reveal = page.locator(".reveal")
        reveal.wait_for()
        settle(page)
        sizes = page.evaluate(
            "() => [...document.querySelectorAll('[data-testid=stMain] :is(p, span, b, h2)')]"
            ".filter(n => n.offsetParent).map(n => parseFloat(getComputedStyle(n).fontSize))"
        )
        assert reveal.evaluate("n => parseFloat(getComputedStyle(n).fontSize)") == max(sizes)


@pytest.mark.parametrize("place", ["GM0080", "GM0088"])
def test_15_pictures_have_no_text_on_text(server: str, browser: "Browser", place: str) -> None:
    with visit(browser, table(server, f"gemeente={place}")) as page:
        ready(page)
        expect(page.locator(".pots")).to_contain_text("Nu (begroting 2026)")
        plans = ("Eerst de schulden", "Kaasschaaf", "Eerst voorkomen", "Een tiende", "Sociaal werk")
        for plan in plans:
            page.get_by_role("combobox", name="Plan").click()
            page.get_by_role("option", name=re.compile(plan)).first.click()
            expect(page.get_by_role("combobox", name="Plan")).to_have_value(re.compile(f"Plan: {plan}"))
            ready(page)
            for picture in ("Twee potten", "Mensen", "Wie betaalt"):
                page.get_by_role("radio", name=picture).click()
                drawn(page)
                assert page.evaluate(OVERLAP) == [], (plan, picture)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720)])
def test_15_nor_when_presenting(server: str, browser: "Browser", width: int, height: int) -> None:
    query = "gemeente=GM0080&v=2&integrated_debt_help=3&social_base=-10&plafond.wmo_support=-2&presentatie=3"
    with visit(browser, table(server, query), width, height) as page:
        ready(page)
        for picture, words in (("Twee potten", "Zorg"), ("Mensen", "wachten"), ("Wie betaalt", "Rijk")):
            page.get_by_role("radio", name=picture).click()
            expect(page.locator(".pots, .rows")).to_contain_text(words)
            assert page.evaluate(OVERLAP) == [], picture
            box = page.locator(".pots, .rows").evaluate("n => n.scrollHeight - n.clientHeight")
            assert box <= 1, picture


def test_16_excel_equals_the_screen(server: str, browser: "Browser") -> None:
    with visit(browser, table(server, f"gemeente=GM0080&v=2&{SPENDING}")) as page:
        ready(page)
        page.get_by_role("button", name="Bewaar", exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Excel per taakveld").click()
        book = load_workbook(io.BytesIO(download.value.path().read_bytes()))
        cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert "6.71" in map(str, cells)
        assert any("Plus is een voordeel" in str(cell) for cell in cells)
        assert any("http://127.0.0.1" in str(cell) for cell in cells)


def test_17_paper_holds_one_plan(server: str, browser: "Browser") -> None:
    with visit(browser, table(server, f"gemeente=GM0080&v=2&{SPENDING}")) as page:
        ready(page)
        page.emulate_media(media="print")
        paper = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1
        assert "Integrale schuldhulp" in page.locator(".on-paper").inner_text()


def test_18_back_and_reload_keep_everything(server: str, browser: "Browser") -> None:
    with visit(browser, table(server, "gemeente=GM0080&v=2&integrated_debt_help=3")) as page:
        ready(page)
        amount = page.get_by_label("Bewind: bedrag")
        amount.fill("1")
        amount.press("Enter")
        expect(amount).to_have_value("+€ 1")
        await_address(page, "budget_management")
        page.go_back()
        # For a moment the box of before stands beside the new one.
        expect(page.locator('input[aria-label="Bewind: bedrag"]:not([value="€ 0"])')).to_have_count(0)
        expect(amount).to_have_value("€ 0")
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.get_by_label("Naam van dit scenario").fill("Plan van ons")
        page.get_by_label("Naam van dit scenario").press("Enter")
        page.get_by_role("button", name="Bewaar in deze browser").click()
        page.keyboard.press("Escape")
        expect(page.get_by_role("combobox", name="Plan")).to_have_value(re.compile("Plan van ons"))
        page.wait_for_function("() => (localStorage.getItem('akkoordwijzer.plans') ?? '').includes('Plan van ons')")
        page.goto(table(server, "gemeente=GM0080"))
        ready(page)
        page.get_by_role("combobox", name="Plan").click()
        expect(page.get_by_role("option", name="Plan van ons")).to_be_visible()


@pytest.mark.parametrize("pause_ms", [0, 40, 90, 150])
def test_10_a_hand_faster_than_the_screen_loses_nothing(server: str, browser: "Browser", pause_ms: int) -> None:
    """Five presses are five notches, on the slider, in the address and in the box; then an amount typed in a box, and
    three presses on another slider straight away."""
    with visit(browser, table(server, "gemeente=GM0080&v=2&integrated_debt_help=0.2")) as page:
        ready(page)
        slider = page.get_by_role("slider", name="Schulden: minder of meer")
        before = int(slider.input_value())
        slider.focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight", delay=pause_ms)
        expect(slider).to_have_value(str(before + 5))
        await_address(page, r"integrated_debt_help=9\.6(&|$)")
        settle(page)
        expect(slider).to_have_value(str(before + 5))
        expect(slider).to_be_focused()
        amount = page.get_by_label("Schulden: bedrag")
        expect(amount).to_have_value("+€ 9,60")
        expect(page.get_by_label("Alles voor voorkomen: bedrag")).to_have_value("+€ 9,60")
        amount.fill("2")
        amount.press("Enter")
        other = page.get_by_role("slider", name="Bewind: minder of meer")
        other.focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight", delay=pause_ms)
        expect(other).to_have_value("3")
        await_address(page, r"integrated_debt_help=2(&|$)")
        settle(page)
        expect(other).to_have_value("3")
        expect(amount).to_have_value("+€ 2")


def test_19_no_english(server: str, browser: "Browser") -> None:
    with visit(browser, f"{server}/bestaat-niet") as page:
        page.get_by_role("heading", level=1).first.wait_for()
        settle(page)
        expect(page.locator("body")).not_to_contain_text(ENGLISH)
    with visit(browser, table(server, "gemeente=GM0080")) as page:
        ready(page)
        amount = page.get_by_label("Schulden: bedrag")
        amount.fill("veel")
        expect(page.locator("body")).not_to_contain_text(ENGLISH)
        amount.press("Enter")
        page.get_by_test_id("stAlert").filter(has_text="geen bedrag").wait_for()
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.locator("input[type=file]").set_input_files(
            {"name": "x.png", "mimeType": "image/png", "buffer": b"\x89PNG"}
        )
        page.get_by_test_id("stAlert").filter(has_text="niet openen").wait_for()
        expect(page.locator("body")).not_to_contain_text(ENGLISH)


def test_20_a_phone_keeps_the_outcome_in_sight(server: str, browser: "Browser") -> None:
    with visit(browser, table(server, f"gemeente=GM0080&v=2&{SPENDING}"), 390, 844) as page:
        ready(page)
        first = page.locator(".st-key-list [data-testid=stSlider]").first.bounding_box()
        assert first is not None
        assert first["y"] < 844
        page.locator(".st-key-list [data-testid=stSlider]").nth(4).scroll_into_view_if_needed()
        bar = page.locator(".st-key-block").bounding_box()
        assert bar is not None
        assert 700 < bar["y"] < 844
        assert page.locator("[data-tile=money] strong").is_visible()
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= 390
