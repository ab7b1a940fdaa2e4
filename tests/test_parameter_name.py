"""One grammar of parameter names: written, read, looked up and changed."""

import pytest
from pydantic import ValidationError

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.model.beliefs import Belief, with_beliefs
from akkoordwijzer.model.parameter_name import ParameterName, parameters
from akkoordwijzer.model.parameters import Parameter, certain
from akkoordwijzer.model.records import Case
from tests.cases import case, effect, item, line


def example() -> Case:
    lines = [line(transfers=[{"to": "b", "rate": 0.1, "waiting_rate": 0.2}], found_cost=100), line("b")]
    group = {"group": "iedereen", "size": 500, "share": 0.5}
    return case(lines, [item("p", effect("prevent", 0.2), effect("exit", 0.3)), item("q", reach=group)])


NAMES = {
    "a.stock",
    "a.inflow",
    "a.inflow_growth",
    "a.exit_rate",
    "a.unit_cost",
    "a.cost_growth",
    "a.cashable",
    "a.waiting_exit",
    "a.found_cost",
    "a.transfers.b.rate",
    "a.transfers.b.waiting_rate",
    *(f"b.{field}" for field in ("stock", "inflow", "inflow_growth", "exit_rate", "unit_cost", "cost_growth")),
    *("b.cashable", "b.waiting_exit"),
    *("p.unit_cost", "p.current_participants", "p.reach.share", "q.unit_cost", "q.current_participants"),
    *("q.reach.share", "q.reach.size", "p.effects[0].prevent", "p.effects[0].weight", "p.effects[1].exit"),
    "p.effects[1].weight",
}


def test_every_number_of_a_case_has_a_name() -> None:
    assert set(parameters(example())) == NAMES


@pytest.mark.parametrize("text", sorted(NAMES))
def test_a_name_is_read_as_it_is_written_and_changes_that_number_only(text: str) -> None:
    name, known = ParameterName.parse(text), parameters(example())
    assert str(name) == text
    assert name.get(example()) == known[text]
    other = certain(0.0625) if text.rpartition(".")[2] not in ("stock", "size") else certain(77)
    changed = parameters(name.put(example(), other))
    assert changed[text] == other
    assert {key for key in known if changed[key] != known[key]} == {text}


def test_names_of_the_library_are_read_as_they_are_written(nation: Kit) -> None:
    whole = nation.case()
    for text, parameter in parameters(whole).items():
        assert str(ParameterName.parse(text)) == text
        assert ParameterName.parse(text).get(whole) == parameter


@pytest.mark.parametrize("text", ["", "a", "a.", ".stock", "a.stock.", "A.stock", "a.effects[x].prevent", "a b.stock"])
def test_text_outside_the_grammar_is_no_name(text: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        ParameterName.parse(text)
    with pytest.raises(KeyError):
        with_beliefs(example(), {text: Belief(low=1, mid=1, high=1, reason="r", source="s")})


@pytest.mark.parametrize(
    "text",
    [
        "x.stock",
        "a.size",
        "a.id",
        "b.found_cost",
        "a.transfers.c.rate",
        "a.transfers.b.stock",
        "a.reach.share",
        "p.stock",
        "p.reach.size",
        "p.reach.line",
        "p.effects[0].exit",
        "p.effects[2].prevent",
        "p.effects[0].delay",
        "p.transfers.b.rate",
        "a.effects[0].prevent",
        "p.unit_cost.share",
        "p.effects[99999999999999999999].prevent",
        "p.effects[00].prevent",
    ],
)
def test_a_name_the_case_does_not_have_is_refused(text: str) -> None:
    belief = Belief(low=0, mid=0, high=0, reason="r", source="s")
    with pytest.raises(KeyError):
        with_beliefs(example(), {text: belief})


@pytest.mark.parametrize(("text", "value"), [("a.exit_rate", 1.1), ("p.effects[0].weight", -1), ("p.unit_cost", 0)])
def test_a_value_that_cannot_be_is_refused(text: str, value: float) -> None:
    with pytest.raises(ValidationError):
        ParameterName.parse(text).put(example(), certain(value))


def test_two_parameters_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match=r"two parameters are called a\.unit_cost"):
        parameters(case([line()], [item("a")]))
    twice = line(transfers=[{"to": "b", "rate": 0.1}, {"to": "b", "rate": 0.3}])
    with pytest.raises(ValueError, match=r"two parameters are called a\.transfers\.b\.rate"):
        parameters(case([twice, line("b")]))


def test_a_belief_keeps_who_says_so_and_drops_the_published_sum() -> None:
    published = Parameter(
        low=1,
        mid=2,
        high=3,
        unit="share",
        sources=("CBS",),
        arithmetic="1 + 1",
        formula="1 + 1",
        grade="B",
        checked="ja",
    )
    known = ParameterName.parse("a.inflow").put(example(), published)
    believed = with_beliefs(
        known, {"a.inflow": Belief(low=4, mid=5, high=6, reason="eigen telling", source="wethouder")}
    )
    found = ParameterName.parse("a.inflow").get(believed)
    assert (found.low, found.mid, found.high, found.unit) == (4, 5, 6, "share")
    assert found.assumption
    assert found.note == "eigen aanname van wethouder: eigen telling"
    assert (found.sources, found.arithmetic, found.formula, found.grade, found.checked) == ((), None, None, None, None)
