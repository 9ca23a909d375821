"""Between frames and handlers: every request gets exactly one answer, whatever it was.

pygls's protocol object does the outgoing half (requests, their futures, notifications). The incoming half is
ours: pygls 2.1.1 never answers malformed parameters or requests after shutdown, sends tracebacks to the
client and lets a cancelled command run on.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol, cast

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol

from lsp_server.errors import PodiumError
from lsp_server.server.frames import Frame
from lsp_server.server.pacing import PacedWriter

if TYPE_CHECKING:
    from cattrs import Converter

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
NOT_INITIALIZED = -32002
REQUEST_CANCELLED = -32800

PLAIN = frozenset({"initialize"})

_log = logging.getLogger(__name__)

Json = dict[str, Any]
Handler = Callable[[Any], Any]


class Gate(Protocol):
    """What the lifecycle says of a method that arrives: None lets it in."""

    def refusal(self, method: str) -> tuple[int, str] | None:
        """An error code and its message, or None."""
        ...


class RequestError(PodiumError):
    """An error that goes to the client as it is: a code of the protocol and one line."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


class PodiumProtocol(LanguageServerProtocol):
    """pygls's protocol object with our own way in.

    `install` gives it the handlers by method name. A plain function answers at once on the loop; an `async`
    one runs as a task that `$/cancelRequest` ends. What they give is JSON already.
    """

    def install(self, handlers: dict[str, Handler], gate: Gate, converter: Converter) -> None:
        """Set what serves this session. Handlers of the methods in `PLAIN` get their parameters as JSON."""
        self._handlers = handlers
        self._gate = gate
        self._shapes = converter
        self._running: dict[str | int, asyncio.Task[Any]] = {}

    def pace(self) -> None:
        """Let what would follow an answer wait, for a client that loses it."""
        if self.writer is not None:
            self.set_writer(PacedWriter(self.writer))

    def warm(self) -> None:
        """Complete the classes that later messages need, in a worker thread while nobody waits."""
        for method in self._handlers:
            shape = types.METHOD_TO_TYPES.get(method, (None, None, None, None))[2]
            if shape is not None and method not in PLAIN:
                self._shapes.get_structure_hook(shape)

    def tell(self, method: str, params: Json) -> None:
        """Send a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, params: Json | None) -> asyncio.Future[Any]:
        """Send a request; the future gives its result, as lsprotocol's class for it.

        Raises JsonRpcException, from the future, where the client answers with an error.
        """
        shape = types.METHOD_TO_TYPES[method][2]
        shaped = self._shapes.structure(params, shape) if shape is not None else None
        return asyncio.wrap_future(self.send_request(method, shaped))

    def plain(self, value: object) -> Json:
        """One of lsprotocol's values as the JSON that the client sent."""
        return self._shapes.unstructure(value)

    def receive(self, frame: Frame) -> None:
        """Serve one frame. Nothing that it holds can raise here."""
        if frame.fault:
            _log.warning("%s", frame.fault)
            self._fail(None, PARSE_ERROR, frame.fault)
            return
        try:
            message: object = frame.message or json.loads(frame.body)
        except (ValueError, RecursionError) as fault:
            _log.warning("a message is no JSON: %s", type(fault).__name__)
            self._fail(None, PARSE_ERROR, "the message is not valid JSON")
            return
        if not isinstance(message, dict):
            self._fail(None, INVALID_REQUEST, "a message must be a JSON object; batches are not supported")
            return
        self._receive_object(cast("Json", message))

    def _receive_object(self, message: Json) -> None:
        method, ident = message.get("method"), message.get("id")
        if method is None and ident is None and ("result" in message or "error" in message):
            _log.warning("the client could not read a message")  # an answer to that would go round for ever
        elif "id" in message and not _is_id(ident):
            self._fail(None, INVALID_REQUEST, "the id must be a string or an integer")
        elif method is None:
            self._receive_answer(message)
        elif not isinstance(method, str):
            self._fail(ident, INVALID_REQUEST, "the method must be a string")
        elif "id" in message:
            self._receive_request(cast("str | int", ident), method, message.get("params"))
        else:
            self._receive_notification(method, message.get("params"))

    def _receive_answer(self, message: Json) -> None:
        """The client's answer to a request of ours; pygls keeps those."""
        if "id" not in message or not ("result" in message or "error" in message):
            self._fail(message.get("id"), INVALID_REQUEST, "a message needs a method, a result or an error")
            return
        try:
            message.setdefault("jsonrpc", "2.0")
            self.handle_message(cast("Any", self.structure_message(message)))
        except Exception:  # a malformed answer must not end the session, nor leave anybody waiting for it
            _log.warning("the answer to request %s is malformed", message.get("id"))
            waiting = self._request_futures.pop(message["id"], None)
            if waiting is not None:
                waiting.set_exception(ValueError("the client's answer is malformed"))

    def _receive_notification(self, method: str, params: object) -> None:
        if method == types.CANCEL_REQUEST:
            self._cancel(params)
            return
        handler = self._handlers.get(method)
        if handler is None or self._gate.refusal(method) is not None:
            return
        try:
            handler(self._structured(method, params))
        except RequestError as fault:
            _log.warning("notification %s: %s", method, fault)
        except Exception:  # one failing handler never hurts another
            _log.exception("notification %s failed", method)

    def _receive_request(self, ident: str | int, method: str, params: object) -> None:
        try:
            if (refusal := self._gate.refusal(method)) is not None:
                raise RequestError(*refusal)
            handler = self._handlers.get(method)
            if handler is None:
                raise RequestError(METHOD_NOT_FOUND, f"method not found: {method[:80]}")
            self._finish(ident, method, handler(self._structured(method, params)))
        except RequestError as fault:
            self._fail(ident, fault.code, str(fault))
        except PodiumError as fault:
            self._fail(ident, types.LSPErrorCodes.RequestFailed, str(fault))
        except Exception:
            _log.exception("request %s failed", method)
            self._fail(ident, INTERNAL_ERROR, f"{method} failed inside Podium; its log tells more")

    def _finish(self, ident: str | int, method: str, result: object) -> None:
        if not asyncio.iscoroutine(result):
            self._answer(ident, method, result)
            return
        task: asyncio.Task[Any] = asyncio.get_running_loop().create_task(
            self._answer_later(ident, method, result)
        )
        self._running[ident] = task
        task.add_done_callback(lambda done: self._ended(ident, done, result))

    def _ended(self, ident: str | int, task: asyncio.Task[Any], work: Coroutine[Any, Any, Any]) -> None:
        """A cancelled request is answered here: a task cancelled before its first step never runs."""
        self._running.pop(ident, None)
        if task.cancelled():
            work.close()
            self._fail(ident, REQUEST_CANCELLED, "the request was cancelled")

    async def _answer_later(self, ident: str | int, method: str, work: Awaitable[Any]) -> None:
        try:
            self._answer(ident, method, await work)
        except RequestError as fault:
            self._fail(ident, fault.code, str(fault))
        except PodiumError as fault:
            self._fail(ident, types.LSPErrorCodes.RequestFailed, str(fault))
        except Exception:
            _log.exception("request %s failed", method)
            self._fail(ident, INTERNAL_ERROR, f"{method} failed inside Podium; its log tells more")

    def _cancel(self, params: object) -> None:
        ident = cast("Json", params).get("id") if isinstance(params, dict) else None
        task = self._running.get(ident) if isinstance(ident, str | int) else None
        if task is not None:
            task.cancel()

    def _structured(self, method: str, params: object) -> Any:  # noqa: ANN401 - the type is the method's
        """The parameters as lsprotocol's class for the method.

        Raises RequestError (-32602) for parameters that do not fit; the client learns which method, not
        the details of the classes inside.
        """
        if method in PLAIN:
            return params
        shape = types.METHOD_TO_TYPES.get(method, (None, None, None, None))[2]
        if shape is None:
            return params
        try:
            return self._shapes.structure(params if params is not None else {}, shape)
        except Exception as fault:
            raise RequestError(INVALID_PARAMS, f"the parameters of {method} do not fit its shape") from fault

    def _answer(self, ident: str | int, method: str, result: object) -> None:
        _log.debug("answered %s %s", method, ident)
        self._send({"jsonrpc": "2.0", "id": ident, "result": result})

    def _fail(self, ident: object, code: int, message: str) -> None:
        error = {"code": int(code), "message": message}
        self._send({"jsonrpc": "2.0", "id": ident if _is_id(ident) else None, "error": error})

    def _send(self, message: Json) -> None:
        body = json.dumps(message, separators=(",", ":")).encode()
        data = b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
        if isinstance(self.writer, PacedWriter) and "method" not in message:
            self.writer.write_answer(data)
        elif self.writer is not None:
            self.writer.write(data)


def _is_id(ident: object) -> bool:
    return isinstance(ident, str | int) and not isinstance(ident, bool)
