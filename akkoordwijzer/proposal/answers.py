"""What the table says about a dilemma: a position or not yet, why, what it needs to know first, and what it foresaw.

Answers are the room's own words. They are never Markdown, and no name of a person is asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from akkoordwijzer.content.records import Key, Record, refuse
from akkoordwijzer.library.dilemmas import Dilemma

NOT_YET: Final = "not_yet"
SENTENCE = 300
MOST_ANSWERS = 50


def _one_line(text: str) -> str:
    """One line without control characters: it travels through a file, a link and a document."""
    line = " ".join(text.split())
    if not line.isprintable():
        refuse("leesbare tekst op één regel", "onzichtbare tekens")
    return line


Sentence = Annotated[str, Field(max_length=SENTENCE, strict=True), AfterValidator(_one_line)]


class Answer(Record):
    """The room's answer to one dilemma. ``position``: the id of a position, or ``not_yet``.

    ``predicted``: the position the room expected to choose before the arguments; optional.
    """

    position: Key = NOT_YET
    why: Sentence = ""
    need_to_know: Sentence = ""
    predicted: Key | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return self == Answer()

    @property
    def decided(self) -> bool:
        """Whether a position was chosen."""
        return self.position != NOT_YET


class Answers(Record):
    """The answers by id of the dilemma; kept as they are when a dilemma is no longer there."""

    by_dilemma: Annotated[dict[Key, Answer], Field(max_length=MOST_ANSWERS)] = {}

    def of(self, dilemma: str) -> Answer:
        """The answer to a dilemma; an empty one where there is none."""
        return self.by_dilemma.get(dilemma, Answer())

    def with_answer(self, dilemma: str, answer: Answer) -> "Answers":
        """The same answers with this one; an empty answer takes it away."""
        kept = {key: value for key, value in self.by_dilemma.items() if key != dilemma}
        return Answers(by_dilemma=kept if answer.is_empty else {**kept, dilemma: answer})


def choices(dilemma: Dilemma) -> Mapping[str, str]:
    """What can be answered, with the words for it: the positions in the order of the content, then not yet."""
    return {**{item.id: item.name for item in dilemma.positions}, NOT_YET: "Nog niet"}


def changed_mind(answer: Answer) -> bool | None:
    """Whether the room ended elsewhere than it foresaw; nothing when it foresaw nothing or has not decided."""
    if answer.predicted is None or not answer.decided:
        return None
    return answer.predicted != answer.position


def answers_elsewhere(answers: Answers, dilemmas: Iterable[Dilemma]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Place, expected and found of every answer that points at a dilemma or position that is not there (any more)."""
    known = {item.id: item for item in dilemmas}
    for key, answer in answers.by_dilemma.items():
        if key not in known:
            yield (key,), "een bestaand dilemma", key
            continue
        for field in ("position", "predicted"):
            chosen = getattr(answer, field)
            if chosen is not None and chosen not in choices(known[key]):
                yield (key, field), "een positie van dit dilemma, of not_yet", chosen


def in_order(answers: Answers, dilemmas: Iterable[Dilemma]) -> list[tuple[Dilemma, Answer]]:
    """The answered dilemmas in the order of the conversation, for Akkoord and for print."""
    return [(item, answers.by_dilemma[item.id]) for item in dilemmas if item.id in answers.by_dilemma]
