"""How things are looked at, apart from what is proposed: presenting, target, what is compared, what is open on a page.

It stands in the address beside the proposal, so that a link and a reload show the same screen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from akkoordwijzer.report.target import Target

STEP, SCREEN, TARGET, COMPARED = "presentatie", "scherm", "doel", "vergelijk"
# What is open on a page: its own id, checked by that page.
PAGES = ("dilemma", "praktijk", "casus", "kamer")
# Before the id of a plan that is compared and not ready-made: kept in this browser, or a side of a dilemma.
KEPT = "kept."
MOST_STEPS, MOST_SCREENS, MOST_COMPARED = 9, 99, 4
# An id of a record, with room for what stands before it.
_ID = re.compile(r"[A-Za-z0-9_.-]{1,90}")
_TARGET = re.compile(r"(less|more)~(\d{1,11}(?:\.\d{1,2})?)(~inwoner)?")


@dataclass(slots=True)
class Look:
    """``step`` is the step of presenting, nothing when not presenting; ``open`` holds what is open per page.

    ``screen``: what is open may take more than one screen when presenting; from 0.
    """

    step: int | None = None
    screen: int = 0
    target: Target = field(default_factory=Target)
    compared: list[str] | None = None
    open: dict[str, str] = field(default_factory=dict)

    def params(self) -> dict[str, str]:
        """As query parameters; what is as it starts is not in them."""
        found = {} if self.step is None else {STEP: str(self.step + 1)}
        if self.step is not None and self.screen:
            found[SCREEN] = str(self.screen + 1)
        if self.target.kind != "none" and self.target.eur:
            per = "~inwoner" if self.target.per_inhabitant else ""
            found[TARGET] = f"{self.target.kind}~{self.target.eur:.2f}{per}".replace(".00", "")
        if self.compared is not None and all(map(_ID.fullmatch, self.compared)):
            found[COMPARED] = "~".join(self.compared)
        return found | {key: value for key, value in self.open.items() if key in PAGES and _ID.fullmatch(value)}


def split(params: Mapping[str, str]) -> tuple[Look, dict[str, str]]:
    """The look in query parameters, and the rest, which is about the proposal. What cannot be is left out."""
    look, rest = Look(), {}
    for key, text in params.items():
        if key == STEP:
            look.step = min(int(text), MOST_STEPS) - 1 if re.fullmatch(r"[1-9]", text) else None
        elif key == SCREEN:
            look.screen = min(int(text), MOST_SCREENS) - 1 if re.fullmatch(r"[1-9]\d?", text) else 0
        elif key == TARGET:
            if match := _TARGET.fullmatch(text):
                eur = min(float(match[2]), 1e11)
                look.target = Target(
                    kind="less" if match[1] == "less" else "more", eur=eur, per_inhabitant=bool(match[3])
                )
        elif key == COMPARED:
            look.compared = [part for part in text.split("~") if _ID.fullmatch(part)][:MOST_COMPARED]
        elif key in PAGES:
            look.open |= {key: text} if _ID.fullmatch(text) else {}
        else:
            rest[key] = text
    return look, rest
