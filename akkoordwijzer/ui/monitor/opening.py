"""The file of an agreement, opened on the data of now: from the visitor's disk or from the visitor's browser."""

from akkoordwijzer.content.yaml_file import parse_yaml
from akkoordwijzer.proposal.agreement_file import case_now, read_agreement
from akkoordwijzer.ui.monitor.state import Monitored
from akkoordwijzer.ui.shared import data


def opened(raw: bytes, name: str) -> Monitored:
    """Without measurements. Raises ``ContentError`` for another file, or half of one."""
    source = parse_yaml(raw, name)
    saved, signed = read_agreement(source)
    now = case_now(saved, signed.terms, data.figures(), data.library(), set(data.regions()), source)
    return Monitored(saved, signed, now, raw.decode("utf-8-sig"))
