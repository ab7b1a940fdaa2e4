"""A proposal as query parameters and back: ``?gemeente=GM0080&v=2&early_debt_signals=2.5&plafond.shelter=-3``.

An amount starts in 2027 at full strength, whatever a default elsewhere may become; another timing stands behind it:
``2.5~2028~3~2030`` is from 2028, rising in three years, until 2030. A belief is
``aanname.<parameter>=low~mid~high~reason~source``, an estimate the same under ``inschatting.<intervention>.<line>``,
an answer to a dilemma ``antwoord.<dilemma>=position~why~need to know~predicted``. Version 1, which did not say its
version, had no way to write a ``~`` in words. What a link says passes the gate of ``proposal.py``.
"""

import re
from collections.abc import Callable, Container, Mapping
from typing import Any, TypeVar

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.content.faults import ContentError, Fault, shown
from akkoordwijzer.content.records import Record, read_record
from akkoordwijzer.content.yaml_file import Document
from akkoordwijzer.figures.queries import NATION
from akkoordwijzer.model.beliefs import Belief, Estimate
from akkoordwijzer.model.records import Ceiling, Change, Scenario
from akkoordwijzer.proposal.answers import Answer
from akkoordwijzer.proposal.proposal import MOST_EUR, Proposal, check, key_of, known_region, without_local
from akkoordwijzer.proposal.rules import LEFT_OUT

VERSION, NEWEST = "v", "2"
REGION, NAME, READY = "gemeente", "naam", "scenario"
OWN, RESERVE, PUBLISHED, YEARS = "eigen_geld", "reserve", "gepubliceerd", "jaren"
CEILING, BELIEF, ESTIMATE, ANSWER = "plafond.", "aanname.", "inschatting.", "antwoord."
# What an amount or ceiling without timing means, in every version: part of the format, not the model's default.
START, RAMP = 2027, 1
LONGEST = 2500
WHERE = "Deze link"
_JOIN = "~"
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_WHOLE = re.compile(r"\d{1,12}", re.ASCII)
_KEY = re.compile(r"[a-z][a-z0-9_]*")

R = TypeVar("R", bound=Record)
B = TypeVar("B", bound=Belief)


def write(proposal: Proposal) -> dict[str, str]:
    """Query parameters for a proposal that passed the gate; what is as it starts is not in them."""
    scenario, found = proposal.scenario, {}
    for key, change in scenario.changes.items():
        timing = (str(change.from_), str(change.ramp), "" if change.until is None else str(change.until))
        plain = timing == (str(START), str(RAMP), "")
        found[key] = _JOIN.join([_said(change.amount_per_inhabitant), *(() if plain else timing)])
    for key, ceiling in scenario.ceilings.items():
        later = "" if ceiling.from_ == START else f"{_JOIN}{ceiling.from_}"
        found[CEILING + key] = _said(round(ceiling.growth * 100, 4)) + later
    for key, belief in proposal.beliefs.items():
        found[BELIEF + key] = _believed(belief)
    for key, lines in proposal.estimates.items():
        found |= {f"{ESTIMATE}{key}.{line}": _believed(estimate) for line, estimate in lines.items()}
    for key, answer in proposal.answers.items():
        words = (answer.position, answer.why, answer.need_to_know, answer.predicted or "")
        found[ANSWER + key] = _JOIN.join(map(_escaped, words))
    for key, amount in ((OWN, proposal.own_eur_per_year), (RESERVE, proposal.reserve_eur)):
        found |= {key: str(amount)} if amount else {}
    found |= {PUBLISHED: "1"} if proposal.published_only else {}
    found |= {YEARS: str(proposal.years)} if proposal.years != 10 else {}
    if scenario.name is not None:
        is_own = scenario.id == key_of(scenario.name)
        found |= {NAME: scenario.name} if is_own else {READY: scenario.id}
    start = {} if proposal.region == NATION else {REGION: proposal.region}
    return start | ({VERSION: NEWEST, **found} if found else {})


def read(
    found: Mapping[str, str], regions: Container[str], kit_of: Callable[[str], Kit]
) -> tuple[Proposal, tuple[Fault, ...]]:
    """The proposal in query parameters, through the gate; whatever cannot be is left out and named."""
    faults: list[Fault] = []
    asked = found.get(REGION, NATION)
    region = known_region(asked, regions)
    if region is None:
        faults.append(Fault(WHERE, REGION, "een bekende gemeente", shown(asked), remedy="We tonen Nederland."))
    carried = _Carried(found.get(VERSION, "1"))
    for key, text in found.items():
        try:
            if key != REGION:
                carried.take(key, text)
        except ContentError as error:
            faults += error.faults
    wanted = carried.proposal(region or NATION)
    if region is None:
        wanted, local = without_local(wanted)
        if local:
            what = "aantallen en bedragen van een gemeente die we kennen"
            faults.append(Fault(WHERE, REGION, what, shown(asked), remedy=LEFT_OUT))
    proposal, refused = check(wanted, kit_of(wanted.region), Document(WHERE, None, {}))
    return proposal, (*faults, *refused)


class _Carried:
    """What was read so far: parts that have the right form; whether they can be is for the gate to say."""

    def __init__(self, version: str) -> None:
        self.version = version
        self.changes: dict[str, Change] = {}
        self.ceilings: dict[str, Ceiling] = {}
        self.beliefs: dict[str, Belief] = {}
        self.rest: dict[str, Any] = {}
        self.estimates: dict[str, dict[str, Estimate]] = {}
        self.answers: dict[str, Answer] = {}
        self.naming: dict[str, str] = {}

    def proposal(self, region: str) -> Proposal:
        """All of it together."""
        scenario = Scenario(changes=self.changes, ceilings=self.ceilings, **self.naming)
        apart = {"beliefs": self.beliefs, "estimates": self.estimates, "answers": self.answers}
        return Proposal(region=region, scenario=scenario, **apart, **self.rest)

    def take(self, key: str, text: str) -> None:
        """One parameter. Raises ``ContentError`` when it has not the right form."""
        if len(text) > LONGEST:
            raise _refused(key, f"ten hoogste {LONGEST} tekens", text)
        parts = text.split(_JOIN)
        if key == VERSION:
            if text not in ("1", NEWEST):
                raise ContentError(
                    [Fault(WHERE, key, f"versie 1 of {NEWEST}", shown(text), remedy="We lezen wat kan.")]
                )
        elif key in (OWN, RESERVE):
            field = {OWN: "own_eur_per_year", RESERVE: "reserve_eur"}[key]
            if not _WHOLE.fullmatch(text) or int(text) > MOST_EUR:
                raise _refused(key, "een bedrag in hele euro's", text)
            self.rest[field] = int(text)
        elif key == PUBLISHED:
            self.rest["published_only"] = text == "1"
        elif key == YEARS:
            if text not in ("10", "20"):
                raise _refused(key, "10 of 20", text)
            self.rest["years"] = int(text)
        elif key == NAME:
            self.naming = {"name": text} if text else {}
        elif key == READY:
            self.naming = {"id": _id(text, "")}
        elif key.startswith(CEILING):
            self.ceilings[_id(key, CEILING)] = _ceiling(key, text, parts)
        elif key.startswith(BELIEF):
            self.beliefs[key.removeprefix(BELIEF)] = _belief(Belief, key, text, self._words(parts, 3))
        elif key.startswith(ESTIMATE):
            item, _, line = key.removeprefix(ESTIMATE).partition(".")
            estimate = _belief(Estimate, key, text, self._words(parts, 3))
            self.estimates.setdefault(_id(item, ""), {})[_id(line, "")] = estimate
        elif key.startswith(ANSWER):
            self.answers[_id(key, ANSWER)] = _answer(key, text, self._words(parts, 0))
        elif _KEY.fullmatch(key) and len(key) <= 80:
            self.changes[key] = _change(key, text, parts)
        else:
            raise _refused(key, "iets dat we kennen", text)

    def _words(self, parts: list[str], start: int) -> list[str]:
        """The parts with words from ``start`` on as they were before they were escaped."""
        return parts if self.version == "1" else [*parts[:start], *map(_unescaped, parts[start:])]


def _change(key: str, text: str, parts: list[str]) -> Change:
    amount, timing = _number(parts[0]), _wholes(parts[1:], 3)
    if amount is None or timing is None:
        raise _refused(key, "een bedrag per inwoner, bijvoorbeeld 2.5", text)
    start, ramp, until = timing
    values = {"from": START if start is None else start, "ramp": RAMP if ramp is None else ramp, "until": until}
    return _record(Change, {"amount_per_inhabitant": amount, **values}, key, text)


def _ceiling(key: str, text: str, parts: list[str]) -> Ceiling:
    percent, timing = _number(parts[0]), _wholes(parts[1:], 1)
    if percent is None or timing is None:
        raise _refused(key, "een percentage per jaar, bijvoorbeeld -2.5", text)
    return _record(
        Ceiling, {"growth": round(percent / 100, 6), "from": START if timing[0] is None else timing[0]}, key, text
    )


def _belief(kind: type[B], key: str, text: str, parts: list[str]) -> B:
    values = [_number(part) for part in parts[:3]]
    if len(parts) != 5 or None in values:
        raise _refused(key, "laag~midden~hoog~reden~bron", text)
    named = zip(("low", "mid", "high", "reason", "source"), (*values, *parts[3:]), strict=True)
    return _record(kind, dict(named), key, text)


def _answer(key: str, text: str, parts: list[str]) -> Answer:
    if len(parts) != 4:
        raise _refused(key, "positie~waarom~eerst weten~verwacht", text)
    named = dict(zip(("position", "why", "need_to_know", "predicted"), parts, strict=True))
    return _record(Answer, {**named, "predicted": named["predicted"] or None}, key, text)


def _id(key: str, prefix: str) -> str:
    name = key.removeprefix(prefix)
    if not _KEY.fullmatch(name) or len(name) > 80:
        raise _refused(key, "iets dat we kennen", name)
    return name


def _record(kind: type[R], values: dict[str, Any], key: str, text: str) -> R:
    try:
        return read_record(kind, values, Document(WHERE, values, {}), (key,))
    except ContentError as error:
        first = error.faults[0]
        raise ContentError([Fault(WHERE, key, first.expected, shown(text), remedy=LEFT_OUT)]) from None


def _refused(key: str, expected: str, found: str) -> ContentError:
    return ContentError([Fault(WHERE, key[:80], expected, shown(found), remedy=LEFT_OUT)])


def _said(value: float) -> str:
    """A number in as few digits as bring it back exactly."""
    return repr(float(value)).removesuffix(".0")


def _number(text: str) -> float | None:
    # Not all that ``strip`` takes off (a separator of records), ``float`` takes off too.
    bare = text.strip()
    value = float(bare) if _NUMBER.fullmatch(bare) else float("inf")
    return value if abs(value) < float("inf") else None


def _wholes(parts: list[str], count: int) -> list[int | None] | None:
    """``count`` whole numbers, empty or missing parts as nothing; nothing at all when it is something else."""
    if len(parts) > count or not all(part == "" or _WHOLE.fullmatch(part) for part in parts):
        return None
    return [int(part) if part else None for part in parts] + [None] * (count - len(parts))


def _believed(belief: Belief) -> str:
    values = [_said(value) for value in (belief.low, belief.mid, belief.high)]
    return _JOIN.join([*values, _escaped(belief.reason), _escaped(belief.source)])


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace(_JOIN, "%7E")


def _unescaped(text: str) -> str:
    return text.replace("%7E", _JOIN).replace("%25", "%")
