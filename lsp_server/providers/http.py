"""One turn over HTTP: the wire's request, its events as they come, its faults in our words.

Nothing is followed, unpacked or believed: no redirects (a key must not leave its origin), no compression,
capped sizes, and a clock for every wait.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import TypeVar
from urllib.parse import urlsplit

import httpx

from lsp_server.errors import UserError
from lsp_server.providers.clocks import Clocks
from lsp_server.providers.events import BrokenStream, Events
from lsp_server.providers.gathering import Gathering
from lsp_server.providers.retry_after import seconds_to_wait
from lsp_server.providers.turn import Cause, Endpoint, Failed, Prompt, Tell, Turn, Wire
from lsp_server.squad import is_loopback

_MOST_OF_FAULT = 1 << 16  # bytes of an error's body that are read
_LONGEST_WORDS = 200  # of a server that are shown
_T = TypeVar("_T")
Key = Callable[[], Awaitable[str]]


class HttpProvider:
    """A model server behind one URL.

    `key` gives its key when a request is made, so that it is held nowhere.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        wire: Wire,
        *,
        key: Key | None = None,
        clocks: Clocks | None = None,
        verify: str | bool = True,
    ) -> None:
        self._wire = wire
        self._url = endpoint.url.rstrip("/")
        self._name = endpoint.name
        self._key = key
        self._local = is_loopback(endpoint.url)
        self._clocks = clocks or Clocks()
        self._answered: set[str] = set()  # models that need no loading any more
        self._client = httpx.AsyncClient(
            timeout=httpx.Timeout(None, connect=self._clocks.connect),
            follow_redirects=False,
            trust_env=not self._local,  # a proxy has no business between us and our own machine
            verify=verify,
            headers={"Accept-Encoding": "identity", "User-Agent": "podium"},
        )

    async def complete(self, prompt: Prompt, tell: Tell) -> Turn:
        """One turn; see `Provider`."""
        gathering = Gathering(self._wire, prompt, tell)
        timeout = asyncio.timeout(self._clocks.total)
        limit = _Limit(timeout, self._clocks.total, prompt.seconds)
        try:
            async with timeout:
                turn = await self._exchange(prompt, gathering, limit)
        except TimeoutError:
            turn = self._silent("the whole answer", limit.seconds)
        except _Silence as silence:
            turn = self._silent(silence.what, silence.seconds)
        except BrokenStream as fault:
            turn = self._failed(Cause.BROKEN, f"is no {self._wire.name} server, or a broken one: {fault}")
        except httpx.HTTPError as fault:
            turn = self._failed(*_transport(fault))
        except UserError as fault:
            turn = self._failed(Cause.DENIED, str(fault))
        if isinstance(turn, Failed):
            return replace(turn, started=gathering.started)
        self._answered.add(prompt.model)
        return turn

    async def close(self) -> None:
        """Close the connections that are kept alive."""
        await self._client.aclose()

    async def _exchange(self, prompt: Prompt, gathering: Gathering, limit: _Limit) -> Turn:
        headers = dict(self._wire.headers(await self._key() if self._key else ""))
        url = self._url + self._wire.path(prompt)
        request = self._client.build_request("POST", url, json=self._wire.body(prompt), headers=headers)
        patience = self._patience(prompt)
        response = await _within(patience, self._client.send(request, stream=True), "the first word")
        try:
            if response.status_code != 200:
                return await self._refused(response)
            self._check(response)
            return await self._read(response, gathering, patience, limit)
        finally:
            await response.aclose()

    def _patience(self, prompt: Prompt) -> float:
        may_load = self._local and prompt.model not in self._answered
        return self._clocks.load if may_load else self._clocks.first

    async def _read(
        self, response: httpx.Response, gathering: Gathering, patience: float, limit: _Limit
    ) -> Turn:
        events = Events(self._wire.framing)
        pieces = response.aiter_raw()
        loop = asyncio.get_running_loop()
        until = loop.time() + patience
        while not (gathering.ended or events.ended):
            started = gathering.started
            if started:
                limit.start()
            wait = self._clocks.between if started else until - loop.time()
            piece = await _within(wait, _next(pieces), "the next words" if started else "the first word")
            if piece is None:
                gathering.take(events.finish())
                break
            gathering.take(events.feed(piece))
        return gathering.turn(complete=events.ended, failed=self._failed, told=self._told)

    def _check(self, response: httpx.Response) -> None:
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise BrokenStream("the answer is compressed, which was not asked for")
        if response.headers.get("content-type", "").lower().startswith("text/html"):
            raise BrokenStream("the answer is a web page")

    async def _refused(self, response: httpx.Response) -> Failed:
        if response.is_redirect:
            location: str = response.headers.get("location", "")
            there = urlsplit(location).netloc or "another place"
            fault = (
                f"redirects to {there}, where Podium does not follow; put the right URL into your squad file"
            )
            return self._failed(Cause.BROKEN, fault)
        answer = await _within(self._clocks.between, _body(response), "the error's text")
        cause, said = self._wire.fault(response.status_code, answer)
        after = seconds_to_wait(response.headers, answer)
        if self._wire.name == "anthropic" and response.status_code == 429 and after is None:
            cause = Cause.QUOTA  # a spending limit; a rate limit comes with its Retry-After
        return replace(self._told(cause, said, response.status_code), after=after)

    def _silent(self, what: str, seconds: float) -> Failed:
        return self._failed(
            Cause.SILENT, f"did not send {what} within {seconds:.3g} s; try again, or a faster model"
        )

    def _told(self, cause: Cause, said: str, status: int = 0) -> Failed:
        """A fault that the server told: what to do about it, and its own words."""
        words = ": ".join(part for part in (f"status {status}" if status else "", _one_line(said)) if part)
        return self._failed(cause, f"{_ADVICE[cause]} ({words})" if words else _ADVICE[cause])

    def _failed(self, cause: Cause, message: str) -> Failed:
        return Failed(cause, f"{self._name} {message}")


_ADVICE = {
    Cause.UNREACHABLE: "cannot be reached",
    Cause.SILENT: "does not answer",
    Cause.BUSY: "is busy; try again in a while",
    Cause.QUOTA: "says that the quota is used up; look at your account there",
    Cause.DENIED: "refuses the key; check the key in your squad file",
    Cause.NO_MODEL: "does not have the model; install it, or name another one",
    Cause.TOO_LONG: "finds the prompt too long for the model; select less code",
    Cause.BROKEN: "answered in a way that is not its wire's",
    Cause.FAILED: "failed; its own log tells more",
}


class _Silence(Exception):
    """A clock ran out."""

    def __init__(self, what: str, seconds: float) -> None:
        super().__init__(what)
        self.what = what
        self.seconds = seconds


class _Limit:
    """The end of a whole answer: the clock's, or the prompt's own, which begins with the first token."""

    def __init__(self, timeout: asyncio.Timeout, total: float, own: float) -> None:
        self._timeout = timeout
        self._own = own
        self.seconds = total

    def start(self) -> None:
        """The first token came; called again and again."""
        end = self._timeout.when()
        until = asyncio.get_running_loop().time() + self._own
        if self._own and end is not None and until < end:
            self._timeout.reschedule(until)
            self.seconds = self._own
        self._own = 0.0


async def _within(seconds: float, work: Awaitable[_T], what: str) -> _T:
    timeout = asyncio.timeout(seconds)
    try:
        async with timeout:
            return await work
    except TimeoutError:
        if timeout.expired():
            raise _Silence(what, seconds) from None
        raise


async def _next(pieces: AsyncIterator[bytes]) -> bytes | None:
    return await anext(pieces, None)


async def _body(response: httpx.Response) -> object:
    """The beginning of an error's body, as JSON where it is."""
    data = bytearray()
    async for piece in response.aiter_raw():
        data += piece
        if len(data) >= _MOST_OF_FAULT:
            break
    try:
        return json.loads(data[:_MOST_OF_FAULT])
    except (ValueError, RecursionError):
        return None


def _transport(fault: httpx.HTTPError) -> tuple[Cause, str]:
    text = str(fault)
    if "CERTIFICATE" in text.upper() or "SSL" in text.upper():
        return Cause.UNREACHABLE, "shows a certificate that is not valid for it; check its URL"
    if isinstance(fault, httpx.ConnectTimeout | httpx.ConnectError):
        return Cause.UNREACHABLE, "cannot be reached; is it running?"
    if isinstance(fault, httpx.ProxyError):
        return Cause.UNREACHABLE, "cannot be reached through the proxy that the environment names"
    if isinstance(fault, httpx.UnsupportedProtocol | httpx.InvalidURL):
        return Cause.UNREACHABLE, "has a URL that is none; put the right one into your squad file"
    return Cause.UNREACHABLE, "broke the connection off; try again"


def _one_line(said: str) -> str:
    """A server's own words in one short line; they come from outside."""
    line = " ".join("".join(char if char.isprintable() else " " for char in said).split())
    return line[:_LONGEST_WORDS]
