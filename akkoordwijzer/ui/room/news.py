"""Whether there is news for a device: beside the pages, so that asking each second runs no script."""

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from akkoordwijzer.conversation.plain import Refused
from akkoordwijzer.conversation.rooms import rooms
from akkoordwijzer.conversation.store import Busy
from akkoordwijzer.conversation.view import View, digest

# Some rooms of forty devices.
KEPT = 256


def seen(view: View) -> str:
    """What a device sees, in short. Somebody else's draft moves the number of the conversation, and not this."""
    return _seen(_Numbered(view))


def news(request: Request) -> PlainTextResponse:
    """The short of what the device with this token may see now. 404 when it has no place (any more), 503 when the store
    does not answer."""
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    try:
        return _plain(seen(rooms().view(request.path_params["conversation"], token)))
    except Busy:
        return _plain("", 503)
    except Refused:
        return _plain("", 404)


def _plain(text: str, status: int = 200) -> PlainTextResponse:
    return PlainTextResponse(text, status, {"Cache-Control": "no-store"})


class _Numbered:
    """A view, known by its conversation, its number and for whom it is."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.key = (view.conversation, view.number, view.you)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Numbered) and self.key == other.key


@lru_cache(maxsize=KEPT)
def _seen(numbered: _Numbered) -> str:
    return digest(numbered.view)
