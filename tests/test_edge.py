"""The edge of the screen: notices and tables show text as it is, and only our own acts as Markdown."""

import pytest
from streamlit.testing.v1 import AppTest

BAD = "![](http://x.nl/a.png) :red[x]"


def shows() -> None:
    from akkoordwijzer.charts.chart import Table
    from akkoordwijzer.content.markdown import Markdown
    from akkoordwijzer.ui.shared.components import draw_notices, show_table
    from akkoordwijzer.ui.shared.session import Visitor

    bad = "![](http://x.nl/a.png) :red[x]"
    draw_notices(Visitor(notices=[bad, "Twee."]))
    show_table(Table((bad, "b"), ((Markdown("**vet**"), bad),)))


def test_text_from_outside_is_shown_as_it_is() -> None:
    app = AppTest.from_function(shows).run()
    assert not app.exception
    said = [app.warning[0].value, str(app.table[0].value.columns[0]), str(app.table[0].value.iloc[0, 1])]
    for text in said:
        assert text.startswith(r"\!\[\](http:")
        assert "://" not in text
        assert r"red\[x\]" in text
    assert len(app.warning) == 1
    assert app.warning[0].value.endswith("Twee.")
    assert app.table[0].value.iloc[0, 0] == "**vet**"


def doubled() -> None:
    from akkoordwijzer.charts.chart import Table
    from akkoordwijzer.ui.shared.components import show_table

    class Doubled(Table):
        def __post_init__(self) -> None:
            """Whatever the record itself refuses."""

    show_table(Doubled(("a", "a"), (("1", "2"),)))


def test_a_table_never_shows_one_column_for_two() -> None:
    app = AppTest.from_function(doubled).run()
    assert app.exception
    assert not app.table


@pytest.mark.parametrize("name", ["Ongewijzigd beleid", "Uw keuzes"])
def test_a_kept_name_never_takes_the_place_of_another(name: str) -> None:
    from tests.test_pages import open_page

    app = open_page("vergelijken", early_debt_signals="1", naam=name)
    assert not app.error
