"""The steps of an evening: what happens, how long it takes, and what everybody is asked."""

from dataclasses import dataclass
from datetime import datetime

from akkoordwijzer.conversation.moves import AgendaItem


@dataclass(frozen=True, slots=True)
class Step:
    """``ask`` is the one sentence for everybody on the screen."""

    id: str
    title: str
    minutes: int
    ask: str


STEPS = (
    Step("welcome", "Welkom", 5, "Doe mee met uw telefoon: lees de code, kies een naam, wacht op de gespreksleider."),
    Step("dilemma", "Dilemma", 10, "Wat kiest u, en waarom? Ieder antwoordt eerst voor zichzelf."),
    Step("guess", "Voorspel eerst", 5, "Wat denkt u dat eruit komt? Eerst raden, dan kijken."),
    Step("wishes", "Wensen", 10, "Wat wilt u zelf? Alleen u ziet wat u invult."),
    Step(
        "table",
        "Voorstellen",
        15,
        "Wie legt iets op tafel? De anderen steunen, maken bezwaar of doen een tegenvoorstel.",
    ),
    Step(
        "swap", "Andermans rol", 10, "Doe een voorstel alsof u een andere partij bent. Wat zag u wat u eerst niet zag?"
    ),
    Step(
        "estimate", "Inschatten", 10, "Niemand heeft dit gemeten. Wat denkt u? We praten erover en schatten nog eens."
    ),
    Step("claim", "Bewering", 5, "De deskundige zegt iets. Nemen we het aan, of zetten we het apart?"),
    Step("package", "Pakketten", 10, "Is er een pakket waar niemand op achteruitgaat? U beslist, de app zoekt alleen."),
    Step("agree", "Afspraak", 10, "Waar zijn we het over eens, waarover niet, en wat komt later?"),
)
BY_ID = {step.id: step for step in STEPS}


def step_of(key: str | None) -> Step:
    """The step that is open; the first one at the beginning, and for a step this version does not know."""
    return BY_ID.get(key or "", STEPS[0])


def usual_agenda() -> tuple[AgendaItem, ...]:
    """Ninety minutes."""
    return tuple(AgendaItem(step=step.id, title=step.title, minutes=step.minutes) for step in STEPS)


def seconds_left(ends: datetime | None, now: datetime) -> int | None:
    """Until the timer ends, below zero when that is past; nothing without a timer."""
    return None if ends is None else round((ends - now).total_seconds())
