"""Any link on any page: no exception, no English, nothing that acts as Markdown. The parser itself has its own fuzz.

``AKKOORDWIJZER_FUZZ=500 python -m pytest -p no:xdist -o addopts="" tests/test_fuzz_pages.py`` tries 500 links on every
page (half an hour and more); without it fewer, to keep the test of every change short.
"""

import os
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from akkoordwijzer.model.uncertainty import Pert
from akkoordwijzer.ui.shared import outcomes, session
from akkoordwijzer.ui.shared.frame import SCREENS
from tests.test_link import KEYS, TEXTS
from tests.test_outcomes import CACHES
from tests.test_pages import ROOT, title

# Enough to play; the screen's own number of draws costs fifty times as much.
FEW = Pert(draws=20)
# Per page.
EXAMPLES = int(os.environ.get("AKKOORDWIJZER_FUZZ", "60"))
ENGLISH = re.compile(r"\b(error|invalid|traceback|should be|must be|unable|unexpected|exception)\b", re.IGNORECASE)
VALUES = ("1", "-3", "2.5~2028~3~2030", "0.5~2036~60", "-1000", "1000~1900", "1e-300", "5~2200")
# What passes as often as what does not: a page only breaks on what is played.
SENSE = st.fixed_dictionaries(
    {},
    optional={
        "gemeente": st.sampled_from(["GM0080", "gm0088", "NL", "XX"]),
        "early_debt_signals": st.sampled_from(VALUES),
        "social_base": st.sampled_from(VALUES),
        "guardianship_gatekeeper": st.sampled_from(VALUES),
        "plafond.shelter": st.sampled_from(["-99.9", "100", "0", "-2.5~2200"]),
        "plafond.youth_residential": st.sampled_from(["-50~1900", "5~2030"]),
        "aanname.shelter.stock": st.sampled_from(["0~0~0~x~y", "0~1e12~1e12~**x**~:red[y]", "1~2~3~~y"]),
        "aanname.shelter.unit_cost": st.sampled_from(["1e-300~1~1e12~![](http://x.nl/a)~y", "0~0~0~x~y"]),
        "aanname.shelter.exit_rate": st.sampled_from(["0~0~0~x~y", "1~1~1~x~y", "2~3~4~x~y"]),
        "aanname.social_base.reach.size": st.sampled_from(["0~0~0~x~y", "1e12~1e12~1e12~x~y"]),
        "eigen_geld": st.sampled_from(["1", "100000000000", "-1"]),
        "inschatting.social_base.youth_ambulatory": st.sampled_from(
            ["0~0.01~0.02~x~y", "1~1~1~**x**~![](http://x.nl/a)"]
        ),
        "antwoord.self_reliance": st.sampled_from(["unknown~x~y~", "norm~![](http://x.nl/a)~:red[y]~<b>"]),
        "presentatie": st.sampled_from(["1", "2", "3", "4", "5", "6", "0", "x"]),
        "doel": st.sampled_from(["less~5000000", "more~10~inwoner", "less~0", "more~1e9", "less"]),
        "scherm": st.sampled_from(["1", "7", "99", "0", "x"]),
        "vergelijk": st.sampled_from(["debts_first~kept.now_or_later_radical", "kept.s_~gone", "unchanged~~<b>", ""]),
        "dilemma": st.sampled_from(["self_reliance", "open_or_ceiling", "gone", "<b>"]),
        "praktijk": st.sampled_from(["leeuwarden_save_teams", "gone", "<b>"]),
        "casus": st.sampled_from(["own", "gone", "<b>"]),
        "kamer": st.sampled_from(["ABCD", "../x", ""]),
        "naam": st.sampled_from(["# kop", "Ongewijzigd beleid", "Uw keuzes", "![](http://x.nl/a.png)"]),
        "scenario": st.sampled_from(["prevention_first", "unchanged", "gone"]),
        "gepubliceerd": st.sampled_from(["1", "x"]),
        "v": st.sampled_from(["1", "2", "9"]),
    },
)
LINKS = SENSE | st.dictionaries(KEYS | st.text(max_size=20), TEXTS, max_size=4) | SENSE


@pytest.fixture(scope="module")
def few_draws() -> Iterator[None]:
    kept = outcomes.SAMPLE
    outcomes.SAMPLE = FEW
    for cached in CACHES:
        cached.cache_clear()
    yield
    outcomes.SAMPLE = kept
    for cached in CACHES:
        cached.cache_clear()


@pytest.mark.parametrize("stem", [screen.file for screen in SCREENS])
def test_any_link_on_any_page(few_draws: None, fallen: list[str], stem: str) -> None:
    """One session per page, used again for every link."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    if stem != "start":
        app.switch_page(f"pages/{stem}.py").run()

    @seed(2026)
    @settings(max_examples=EXAMPLES, database=None, suppress_health_check=list(HealthCheck))
    @given(link=LINKS)
    def holds(link: dict[str, str]) -> None:
        # As a new visitor: what was chosen is forgotten, and only the address is left.
        for key in (session._KEY, session._WRITTEN):
            if key in app.session_state:
                del app.session_state[key]
        app.query_params.clear()
        for key, text in link.items():
            app.query_params[key] = text
        app.run()
        assert not app.exception
        assert [error.value for error in app.error] == []
        assert fallen == []
        assert title(app)
        notices = [notice.value for notice in app.warning]
        assert not [text for text in notices if ENGLISH.search(text.replace("\\", ""))]
        assert not [text for text in notices if re.search(r"(?<!\\)[\[<`*$]|:(?=[a-z/])", text)]

    holds()
