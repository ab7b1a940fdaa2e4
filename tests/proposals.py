"""Proposals drawn at random by hypothesis: any that the records allow, for kits of real regions."""

from hypothesis import strategies as st

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.model.beliefs import Belief, Estimate
from akkoordwijzer.model.parameter_name import parameters
from akkoordwijzer.model.parameters import MOST
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.proposal.answers import Answer
from akkoordwijzer.proposal.proposal import MOST_EUR, Proposal

WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=140)
YEARS = st.integers(2025, 2040)


def floats(least: float, most: float) -> st.SearchStrategy[float]:
    return st.floats(least, most, allow_nan=False)


CHANGES = st.builds(
    Change,
    amount_per_inhabitant=floats(-1500, 1500) | st.integers(-20, 20).map(float),
    from_=YEARS,
    ramp=st.integers(1, 60),
    until=st.none() | st.integers(2040, 2060),
)
CEILINGS = st.builds(Ceiling, growth=floats(-0.999999, 1), from_=YEARS)


def beliefs(kind: type[Belief] = Belief) -> st.SearchStrategy[Belief]:
    shares, sums = floats(0, 1), floats(-2, 50) | floats(0, MOST)
    values = st.lists(shares | sums, min_size=3, max_size=3).map(sorted)
    return st.builds(
        lambda v, reason, source: kind(low=v[0], mid=v[1], high=v[2], reason=reason, source=source),
        values,
        WORDS,
        WORDS,
    )


ANSWERS = st.builds(
    Answer,
    position=st.sampled_from(["not_yet", "norm", "shield"]),
    why=st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=30),
    need_to_know=st.sampled_from(["", "wat het kost ~ 5%", "wie"]),
    predicted=st.none() | st.just("norm"),
)


def proposals(kit: Kit) -> st.SearchStrategy[Proposal]:
    """Any proposal for a kit's region, sense or nonsense."""
    items = [item.id for item in kit.interventions] + ["gone"]
    lines = [line.id for line in kit.lines] + ["gone"]
    names = [*parameters(kit.case()), "shelter.gone", "gone.stock"]
    ready = st.sampled_from(kit.scenarios).map(lambda found: found.model_copy(update={"summary": "![](http://x.nl)"}))
    own = st.builds(
        Scenario,
        id=st.sampled_from(["scenario", "prevention_first", "unchanged", "s_mijn_plan"]),
        name=st.none() | WORDS,
        changes=st.dictionaries(st.sampled_from(items), CHANGES, max_size=3),
        ceilings=st.dictionaries(st.sampled_from(lines), CEILINGS, max_size=3),
    )
    estimates = st.dictionaries(st.sampled_from(lines), beliefs(Estimate), min_size=1, max_size=2)
    money = st.integers(0, MOST_EUR)
    return st.builds(
        Proposal,
        region=st.just(kit.region),
        scenario=own | own | ready,
        beliefs=st.dictionaries(st.sampled_from(names), beliefs(), max_size=3),
        estimates=st.dictionaries(st.sampled_from(items), estimates, max_size=2),
        own_eur_per_year=money,
        reserve_eur=money,
        published_only=st.booleans(),
        answers=st.dictionaries(st.sampled_from(["self_reliance", "gone"]), ANSWERS, max_size=2),
    )
