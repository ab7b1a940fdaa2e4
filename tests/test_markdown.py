"""Text from outside is never Markdown: nothing of it acts, whatever it holds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from akkoordwijzer.content.markdown import Markdown, one_line, plain

JOINER = "\u2060"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("![](http://x.nl/a.png)", rf"\!\[\](http:{JOINER}//x.nl/a.png)"),
        ("a & b &colon; c", r"a \& b \&colon; c"),
        (":red[x] :material/home: :+1:", f":{JOINER}red\\[x\\] :{JOINER}material/home: :{JOINER}+1:"),
        ("www.x.nl en a@b.nl", f"www{JOINER}.x.nl en a@{JOINER}b.nl"),
        ("$x^2$ <b> `c` ~d~ |e|", r"\$x^2\$ \<b\> \`c\` \~d\~ \|e\|"),
        ("1. een", r"1\. een"),
        ("12) twee", r"12\) twee"),
        ("- lijst", r"\- lijst"),
        ("# kop", r"\# kop"),
        ("regel\n\n# kop\u2028- lijst\x00", r"regel \# kop - lijst"),
        ("verwacht: iets, om 12 uur", "verwacht: iets, om 12 uur"),
        ("(€ 425.000 van 1,2 mln)", "(€\u00a0425.000 van 1,2\u00a0mln)"),
        ("5 mlnd en € x", "5 mlnd en € x"),
    ],
)
def test_what_would_act_is_escaped(text: str, safe: str) -> None:
    assert plain(text) == safe


def test_own_markdown_stays_and_nothing_is_escaped_twice() -> None:
    assert plain(Markdown("**vet**")) == "**vet**"
    assert plain(plain("**")) == r"\*\*"


@given(st.text(max_size=60))
@example("a&colon;material/home:")
@example("::red[x]")
def test_nothing_that_acts_is_left(text: str) -> None:
    safe = plain(text)
    bare = safe.replace("\\\\", "")
    for active in "`*_{}[]<>#|$~!&":
        assert bare.replace("\\" + active, "").count(active) == 0
    assert "://" not in safe
    assert "\n" not in safe
    assert all(after in (JOINER, " ", "") for after in _after(safe, ":"))


def _after(text: str, sign: str) -> list[str]:
    return [text[at + 1 : at + 2] for at, found in enumerate(text) if found == sign]


@given(st.text(max_size=60))
def test_one_line_is_one_line_and_stays_so(text: str) -> None:
    line = one_line(text)
    assert line.isprintable()
    assert one_line(line) == line == line.strip()
