"""One turn over HTTP: the wire's request, its events as they come, its faults in our words.

Nothing is followed, unpacked or believed: no redirects (a key must not leave its origin), no compression,
capped sizes, and a clock for every wait.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from functools import cache
from typing import TypeVar
from urllib.parse import urlsplit

import httpx

from lsp_server.errors import UserError
from lsp_server.providers.advice import BY_STATUS, about_certificate, about_proxy, advice
from lsp_server.providers.clocks import Clocks
from lsp_server.providers.events import BrokenStream, Events
from lsp_server.providers.gathering import Gathering
from lsp_server.providers.retry_after import seconds_to_wait
from lsp_server.providers.turn import Cause, Endpoint, Failed, Prompt, Tell, Turn, Wire
from lsp_server.squad import is_loopback

_MOST_OF_FAULT = 1 << 16  # bytes of an error's body that are read
_LEAST_SECRET = 12  # characters of a key; shorter ones are names that local servers take for one
_T = TypeVar("_T")
Key = Callable[[], Awaitable[str]]


class HttpProvider:
    """A model server behind one URL.

    `key` gives its key when a request is made, so that it is held nowhere. `authorities` is a file of
    certificates to believe instead of the usual ones; `denied` is told when the server takes no such key.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        wire: Wire,
        *,
        key: Key | None = None,
        clocks: Clocks | None = None,
        authorities: str = "",
        denied: Callable[[], None] | None = None,
    ) -> None:
        self._wire = wire
        self._url = endpoint.url.rstrip("/")
        self._name = endpoint.name
        self._key = key
        self._denied = denied or (lambda: None)
        self._local = is_loopback(endpoint.url)
        self._own = endpoint.private or self._local
        self._clocks = clocks or Clocks()
        self._answered: set[str] = set()  # models that need no loading any more
        self._client = self._connected(_trusted(authorities, env=not self._own))

    async def complete(self, prompt: Prompt, tell: Tell) -> Turn:
        """One turn; see `Provider`."""
        gathering = Gathering(self._wire, prompt, tell)
        timeout = asyncio.timeout(self._clocks.total)
        limit = _Limit(timeout, self._clocks.total, prompt.seconds)
        key = ""
        try:
            async with timeout:
                key = await self._key() if self._key else ""
                turn = await self._exchange(prompt, gathering, limit, key)
        except TimeoutError:
            turn = self._silent("the whole answer", limit.seconds)
        except _Silence as silence:
            turn = self._silent(silence.what, silence.seconds)
        except BrokenStream as fault:
            told = f"is no {self._wire.name} server, or a broken one: {fault}; check its URL and its kind"
            turn = self._failed(Cause.BROKEN, told)
        except UnicodeEncodeError:
            turn = self._failed(Cause.DENIED, "has a key with signs that no key has; check where it is from")
        except (httpx.HTTPError, httpx.InvalidURL) as fault:
            turn = self._failed(*_transport(fault))
        except UserError as fault:
            turn = self._failed(Cause.DENIED, str(fault))
        if isinstance(turn, Failed):
            if turn.cause is Cause.DENIED:
                self._denied()
            told = turn.message.replace(key, "[the key]") if len(key) >= _LEAST_SECRET else turn.message
            return replace(turn, message=told, started=gathering.started)
        self._answered.add(prompt.model)
        return turn

    async def close(self) -> None:
        """Close the connections that are kept alive."""
        if self._client is not None:
            await self._client.aclose()

    def _connected(self, trusted: ssl.SSLContext) -> httpx.AsyncClient | None:
        """None where the environment names a proxy that httpx can make nothing of, a SOCKS one say."""
        try:
            return httpx.AsyncClient(
                timeout=httpx.Timeout(None, connect=self._clocks.connect),
                follow_redirects=False,
                trust_env=not self._own,  # a proxy has no business between the user and their own servers
                verify=trusted,
                headers={"Accept-Encoding": "identity", "User-Agent": "podium"},
            )
        except (ValueError, ImportError, httpx.InvalidURL):
            return None

    async def _exchange(self, prompt: Prompt, gathering: Gathering, limit: _Limit, key: str) -> Turn:
        if self._client is None:
            return self._failed(*about_proxy(""))
        headers = dict(self._wire.headers(key))
        url = self._url + self._wire.path(prompt)
        request = self._client.build_request("POST", url, json=self._wire.body(prompt), headers=headers)
        patience = self._patience(prompt)
        until = asyncio.get_running_loop().time() + patience
        response = await _within(patience, self._client.send(request, stream=True), "the first word")
        try:
            if response.status_code != 200:
                return await self._refused(response)
            self._check(response)
            limit.waits(until, patience)
            return await self._read(response, gathering, limit)
        finally:
            await response.aclose()

    def _patience(self, prompt: Prompt) -> float:
        may_load = self._local and prompt.model not in self._answered
        return self._clocks.load if may_load else self._clocks.first

    async def _read(self, response: httpx.Response, gathering: Gathering, limit: _Limit) -> Turn:
        events = Events(self._wire.framing)
        pieces = response.aiter_raw()
        while not (gathering.ended or events.ended):
            if gathering.started:
                limit.start()
                piece = await _within(self._clocks.between, _next(pieces), "the next words")
            else:
                piece = await _within(limit.left, _next(pieces), "the first word", told=limit.patience)
            if piece is None:
                gathering.take(events.finish())
                break
            gathering.take(events.feed(piece))
        return gathering.turn(complete=events.ended, failed=self._failed)

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
        if response.status_code in BY_STATUS:
            return self._failed(*BY_STATUS[response.status_code])
        answer = await _within(self._clocks.between, _body(response), "the error's text")
        cause, said = self._wire.fault(response.status_code, answer)
        after = seconds_to_wait(response.headers, answer)
        limited = response.status_code == 429 and "retry-after" not in response.headers
        if self._wire.name == "anthropic" and limited:
            cause = Cause.QUOTA  # a spending limit; a rate limit comes with its Retry-After
        told = advice(cause, f"status {response.status_code}", said)
        return replace(self._failed(cause, told), after=after)

    def _silent(self, what: str, seconds: float) -> Failed:
        return self._failed(
            Cause.SILENT, f"did not send {what} within {seconds:.3g} s; try again, or use a faster model"
        )

    def _failed(self, cause: Cause, message: str) -> Failed:
        return Failed(cause, f"{self._name} {message}")


class _Silence(Exception):
    """A clock ran out."""

    def __init__(self, what: str, seconds: float) -> None:
        super().__init__(what)
        self.what = what
        self.seconds = seconds


class _Limit:
    """The clocks of one answer: until when its first word must come, and when it must be whole.

    That is the clock's time, or the prompt's own `seconds`, which begin with the first word.
    """

    def __init__(self, timeout: asyncio.Timeout, total: float, own: float) -> None:
        self._timeout = timeout
        self._own = own
        self._until = 0.0
        self.patience = 0.0
        self.seconds = total

    def waits(self, until: float, patience: float) -> None:
        """The first word must come until then, `patience` seconds after it was asked for."""
        self._until, self.patience = until, patience

    @property
    def left(self) -> float:
        """Seconds until the first word must be there."""
        return self._until - asyncio.get_running_loop().time()

    def start(self) -> None:
        """The first word came; called again and again."""
        end = self._timeout.when()
        until = asyncio.get_running_loop().time() + self._own
        if self._own and end is not None and until < end:
            self._timeout.reschedule(until)
            self.seconds = self._own
        self._own = 0.0


async def _within(seconds: float, work: Awaitable[_T], what: str, told: float = 0.0) -> _T:
    """What comes within so many seconds. `told` is the whole wait where a part of it is over."""
    timeout = asyncio.timeout(seconds)
    try:
        async with timeout:
            return await work
    except TimeoutError:
        if timeout.expired():
            raise _Silence(what, told or seconds) from None
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


def _transport(fault: httpx.HTTPError | httpx.InvalidURL) -> tuple[Cause, str]:
    if isinstance(fault, httpx.ProxyError):
        return about_proxy(str(fault))
    if told := about_certificate(str(fault)):
        return Cause.UNREACHABLE, told
    if isinstance(fault, httpx.ConnectTimeout | httpx.ConnectError):
        return Cause.UNREACHABLE, "cannot be reached; is it running? Start it, or correct its URL"
    if isinstance(fault, httpx.UnsupportedProtocol | httpx.InvalidURL):
        return Cause.UNREACHABLE, "has a URL that is none; put the right one into your squad file"
    if isinstance(fault, httpx.LocalProtocolError):
        return Cause.DENIED, "has a key with signs that no key has; check where it is from"
    return Cause.UNREACHABLE, "broke the connection off; try again"


@cache
def _trusted(authorities: str, *, env: bool) -> ssl.SSLContext:
    """Whose certificates are believed; made once, which takes 45 ms. `env` heeds SSL_CERT_FILE."""
    if authorities:
        return ssl.create_default_context(cafile=authorities)
    return httpx.create_ssl_context(trust_env=env)
