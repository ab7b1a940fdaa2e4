"""Any file of an agreement and any list of measurements: it opens, or it is refused in Dutch; nothing else happens.

``AKKOORDWIJZER_FUZZ=500`` tries five hundred of each. Scenario files and cases have their own fuzz.
"""

import os
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import yaml
from hypothesis import HealthCheck, example, given, seed, settings
from hypothesis import strategies as st

from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.content.yaml_file import Document
from akkoordwijzer.export.agreement import agreement_xlsx
from akkoordwijzer.model.outcome import play
from akkoordwijzer.proposal.agreement_file import read_agreement
from akkoordwijzer.proposal.file import to_yaml
from akkoordwijzer.proposal.measured import COLUMNS, LARGEST_BYTES, read_measured
from akkoordwijzer.report.agreement import agreement_of
from akkoordwijzer.report.agreement_facts import Facts
from akkoordwijzer.report.agreement_rules import refusals
from akkoordwijzer.report.agreement_text import document
from akkoordwijzer.report.monitor import monitor_of
from akkoordwijzer.report.monitor_blocks import monitor_blocks
from akkoordwijzer.report.plain_blocks import as_lines
from tests.agreement_kit import LIBRARY, MADE
from tests.approved_documents import monitored
from tests.test_saved import PIECES, _is_english

EXAMPLES = int(os.environ.get("AKKOORDWIJZER_FUZZ", "60"))
Place = tuple[str | int, ...]
OPENED = monitored()
PLAIN: dict[str, Any] = yaml.safe_load(to_yaml(OPENED.saved))
HEAD = ";".join(COLUMNS)
MANY = settings(max_examples=EXAMPLES, database=None, deadline=None, suppress_health_check=list(HealthCheck))


def _places(data: Any, at: Place = ()) -> Iterator[Place]:
    if at:
        yield at
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield from _places(value, (*at, key))


def _wrong(error: ContentError) -> list[str]:
    """Sentences that do not say what was expected, or say it in English; none at all is wrong as well."""
    sentences = [str(fault) for fault in error.faults]
    return [text for text in sentences if ": verwacht " not in text or _is_english(text)] if sentences else ["niets"]


@seed(2026)
@MANY
@given(where=st.lists(st.tuples(st.sampled_from(list(_places(PLAIN))), PIECES), min_size=1, max_size=2))
def test_any_file_of_an_agreement_is_looked_at_or_refused(where: list[tuple[Place, Any]]) -> None:
    data = deepcopy(PLAIN)
    for place, piece in where:
        inside: Any = data
        for step in place[:-1]:
            known = isinstance(inside, dict) and step in inside
            inside = inside[step] if known or (isinstance(inside, list) and len(inside) > int(step)) else None
        if isinstance(inside, dict) or (isinstance(inside, list) and len(inside) > int(place[-1])):
            inside[place[-1]] = piece
    said, wrong = "", []
    try:
        saved, kept = read_agreement(Document("akkoord.yaml", data, {}))
        found = monitor_of(saved, None, play, LIBRARY, OPENED.measured, date(2029, 6, 1))
        again = agreement_of(
            kept.case, play, kept.place, kept.terms, LIBRARY, MADE, saved.reserve_eur, None, kept.since
        )
        blocks = (*monitor_blocks(found), *document(again, Facts({}, (), (), ())))
        said = " ".join((*as_lines(blocks), *refusals(again)))
        agreement_xlsx(again)
    except ContentError as error:
        wrong = _wrong(error)
    assert wrong == []
    assert "nan" not in said.split()


CELLS = st.text(max_size=12) | st.sampled_from(
    ["indicator", "uitgave", "evictions", "2028", "1.234,5", "€ 25.000", "1e400", "nan", "-0", "1_0", '"', "\x1f1"]
)
ROWS = st.lists(st.lists(CELLS, min_size=4, max_size=6).map(";".join), max_size=4).map("\n".join)


@seed(2026)
@MANY
@given(raw=ROWS.map(lambda rows: f"{HEAD}\n{rows}".encode(errors="surrogatepass")) | st.binary(max_size=200))
@example(raw=f'{HEAD}\nindicator;x;2028;1;"{"a" * 140_000}"'.encode())
@example(raw=b"a" * (LARGEST_BYTES + 1))
@example(raw=f"{HEAD}\nindicator;x;2028;1;a\x00b".encode())
def test_any_list_of_measurements_is_read_or_refused(raw: bytes) -> None:
    found, wrong = (), []
    try:
        found = read_measured(raw, "metingen.csv")
    except ContentError as error:
        wrong = _wrong(error)
    assert wrong == []
    assert all(abs(item.value) < float("inf") for item in found)
