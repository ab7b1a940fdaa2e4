"""Who gets in: room codes that are typed from a projector, and device tokens that are kept by a device."""

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from akkoordwijzer.conversation.state import Member, State

# No vowels (no words by accident) and nothing that looks like something else (0 O, 1 I L, 2 Z, 5 S, 8 B, U V).
ALPHABET = "34679CDFGHJKMNPQRTVWX"
# 21^8 = 4 x 10^10 codes; at the overall limit below, a year of guessing finds one given room with odds of 1 in 1,200.
CODE_LENGTH = 8


@dataclass(frozen=True, slots=True)
class GuessLimit:
    """At most ``times`` wrong guesses in ``seconds``."""

    times: int
    seconds: int


# A wrong code says nothing about which room was meant, so codes are counted per device and overall; a wrong token is
# counted at its room. A right token is never refused for the guesses of others: 256 bits need no such help.
PER_DEVICE = GuessLimit(10, 600)
PER_ROOM = GuessLimit(30, 600)
OVERALL = GuessLimit(600, 600)

WRONG_CODE = "Deze code kennen we niet. Kijk nog eens op het grote scherm."
TOO_MANY_GUESSES = "Er is te vaak een verkeerde code geprobeerd. Wacht tien minuten en probeer het dan opnieuw."
STALE = "Dit apparaat heeft hier geen plaats (meer). Doe opnieuw mee met de code op het grote scherm."


def new_code() -> str:
    """A room code as it is shown: ``K7MR-T4WX``."""
    marks = [secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)]
    return "".join(marks[: CODE_LENGTH // 2]) + "-" + "".join(marks[CODE_LENGTH // 2 :])


def read_code(typed: str) -> str | None:
    """A code as somebody typed it, in the form of ``new_code``; none when it cannot be one."""
    if len(typed) > 40:
        return None
    marks = "".join(mark for mark in typed.upper() if mark.isascii() and mark.isalnum())
    if len(marks) != CODE_LENGTH or set(marks) - set(ALPHABET):
        return None
    return marks[: CODE_LENGTH // 2] + "-" + marks[CODE_LENGTH // 2 :]


def new_token() -> str:
    """A device token of 256 bits; only its hash is kept."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is kept of a token or a code. Plain SHA-256: the secrets are random, not chosen by people."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def same(left: str, right: str) -> bool:
    """Equal or not, in a time that does not tell where they differ."""
    return hmac.compare_digest(left.encode(), right.encode())


def member_of(state: State, token: str) -> Member | None:
    """The member whose device holds this token, also when it was shown out; none for a foreign or guessed one."""
    given = hashed(token)
    # All are compared, so that the time does not tell who it was.
    found = [member for member in state.members.values() if same(member.token_hash, given)]
    return found[0] if found else None


def over(limit: GuessLimit, moments: Iterable[float], now: float) -> bool:
    """Whether guesses at these moments (seconds) leave no room for another one now."""
    return sum(moment > now - limit.seconds for moment in moments) >= limit.times
