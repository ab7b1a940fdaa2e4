"""The server's own address beside the pages. What answers it is imported at the first question: a conversation's store
would hold up the start of every server by a second."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

PATH = "gesprek/{conversation}/nieuws"


def _news(request: Request) -> Response:
    from akkoordwijzer.ui.room.news import news

    return news(request)


# No coroutine: Starlette runs it in a thread, for the store may wait.
ROUTES = [Route(f"/{PATH}", _news)]
