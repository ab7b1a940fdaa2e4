"""Devices without a browser: they speak Streamlit's own protocol, so that forty of them fit beside a server.

Each opens the page, says where it sits (as ``seat.js`` does), asks whether there is news and for a new page when there
is (as ``follow.js`` does), and keeps every frame. They live on one thread; the test looks at what they heard.
"""

import asyncio
import json
import random
import struct
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from akkoordwijzer.conversation.rooms import Seat
from akkoordwijzer.ui.room.follow import EVERY_SECONDS

# How long something may take to be heard, and a page to come that was asked for.
PATIENCE_SECONDS, PAGE_SECONDS = 120, 5
LOOK_SECONDS = 0.05


@dataclass
class Device:
    """What came to one device; without a seat: of an app without a room.

    ``frames``: every byte, shown or not; ``came``: when each frame had come in, and where it ended.
    """

    seat: Seat | None
    frames: bytearray = field(default_factory=bytearray)
    came: list[tuple[float, int]] = field(default_factory=list)
    ended: str | None = None
    _states: dict[str, str] = field(default_factory=dict)
    _page: str = ""
    _following: "asyncio.Task[None] | None" = None

    def heard(self, words: str) -> bool:
        """Whether the server ever sent these words."""
        return words.encode() in self.frames

    def heard_number(self, value: float) -> bool:
        """The same for a whole number: as the screen writes it, as JSON does, and as Streamlit's own frames do."""
        texts = (f"{value:,.0f}".replace(",", "."), f"{value:.1f}")
        return any(map(self.heard, texts)) or struct.pack("<d", value) in self.frames

    def heard_at(self, words: str) -> float:
        """When it first did, by ``time.monotonic``; endless when it never did."""
        end = self.frames.find(words.encode()) + len(words.encode())
        return next((at for at, size in self.came if size >= end), 0.0) if self.heard(words) else float("inf")

    async def live(self, base: str) -> None:
        """Until it is told to stop."""
        address = base.replace("http", "ws", 1) + "/_stcore/stream"
        try:
            async with connect(address, subprotocols=["streamlit"], max_size=None, origin=base) as socket:  # type: ignore[list-item, arg-type]
                await socket.send(self._rerun(page_name="onderhandelen" if self.seat else ""))
                async for data in socket:
                    assert isinstance(data, bytes)
                    self.frames.extend(data)
                    self.came.append((time.monotonic(), len(self.frames)))
                    await self._answer(base, socket, ForwardMsg.FromString(data))
        except BaseException as error:
            self.ended = repr(error)
            raise
        finally:
            if self._following:
                self._following.cancel()

    def _rerun(self, **fields: Any) -> bytes:
        message = BackMsg()
        state = message.rerun_script
        for name, value in ({"page_script_hash": self._page} | fields).items():
            setattr(state, name, value)
        for key, value in self._states.items():
            state.widget_states.widgets.add(id=key, json_value=value)
        return message.SerializeToString()

    async def _answer(self, base: str, socket: ClientConnection, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        # A device says which frames it keeps, and then gets only their names; this one keeps none.
        assert kind != "ref_hash", "every frame comes whole"
        if kind == "navigation":
            self._page = message.navigation.page_script_hash
        elif kind == "script_finished" and not self.seat and not self._following:
            self._following = asyncio.create_task(_ask(base))
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "bidi_component":
            component = message.delta.new_element.bidi_component
            data = json.loads(component.json or "{}")
            if component.component_name == "akkoordwijzer_seat":
                await self._where_it_sits(socket, component.id, data["question"])
            elif component.component_name == "akkoordwijzer_follow":
                if self._following:
                    self._following.cancel()
                self._following = asyncio.create_task(self._follow(base, socket, component.id, data))

    async def _where_it_sits(self, socket: ClientConnection, key: str, question: str) -> None:
        if question and self.seat:
            kept = json.dumps({"seat": [self.seat.conversation, self.seat.member, self.seat.token], "owner": None})
            self._states[key] = json.dumps({"kept": f"{question}|{kept}"})
            await socket.send(self._rerun())

    async def _follow(self, base: str, socket: ClientConnection, key: str, data: Any) -> None:
        await asyncio.sleep(data["every"] * random.uniform(0.5, 1))  # noqa: S311 - it spreads them, it hides nothing
        while True:
            status, body = await _get(base, data["address"], data["token"])
            if status == 404 or (status == 200 and body != data["page"]):
                self._states[key] = json.dumps({"asked": f"{data['page']}|{time.monotonic()}"})
                await socket.send(self._rerun())
                await asyncio.sleep(PAGE_SECONDS)
            else:
                await asyncio.sleep(data["every"])


async def _ask(base: str) -> None:
    """A page that asks for nothing but whether the server is there, as often as one of ours."""
    while True:
        await asyncio.sleep(random.uniform(0.5, 1.5) * EVERY_SECONDS)  # noqa: S311 - it spreads them
        await _get(base, "_stcore/health", "")


async def _get(base: str, path: str, token: str) -> tuple[int, str]:
    """One request. By hand: none of our requirements asks without a thread of its own."""
    place = urlsplit(base)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    try:
        head = f"GET /{path} HTTP/1.1\r\nHost: {place.netloc}\r\nAuthorization: Bearer {token}\r\nConnection: close"
        writer.write(f"{head}\r\n\r\n".encode())
        answer, _, body = (await reader.read()).decode().partition("\r\n\r\n")
        return int(answer.split()[1]), body
    finally:
        writer.close()


@contextmanager
def devices(base: str, seats: Mapping[str, Seat | None]) -> Iterator[dict[str, Device]]:
    """A device for each seat."""
    found = {who: Device(seat) for who, seat in seats.items()}
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    living = [asyncio.run_coroutine_threadsafe(one.live(base), loop) for one in found.values()]
    try:
        yield found
    finally:
        asyncio.run_coroutine_threadsafe(_end(), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
        for one in living:
            assert one.cancelled(), one.exception()


async def _end() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*others, return_exceptions=True)


def all_hear(found: Mapping[str, Device], words: str) -> None:
    """Wait until every device heard these words."""
    waiting, until = dict(found), time.monotonic() + PATIENCE_SECONDS
    while waiting := {who: one for who, one in waiting.items() if not one.heard(words)}:
        assert time.monotonic() < until, f"not heard: {words}; { {who: one.ended for who, one in waiting.items()} }"
        assert not any(one.ended for one in waiting.values()), {who: one.ended for who, one in waiting.items()}
        time.sleep(LOOK_SECONDS)
