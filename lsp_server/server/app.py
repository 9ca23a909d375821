"""The server as a process: streams, loop, session, and how it ends."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NoReturn, cast

from pygls.lsp.server import LanguageServer

from lsp_server import __version__, tracing
from lsp_server.assist import Assist, Audience
from lsp_server.server.fast_types import make_converter
from lsp_server.server.features import HANDLERS
from lsp_server.server.frames import Frame
from lsp_server.server.protocol import Handler, PodiumProtocol
from lsp_server.server.session import Session
from lsp_server.server.transport import Inbox, Outbox
from lsp_server.server.watch import watch_parent
from lsp_server.tools import process
from lsp_server.wiring import make_assist

_SWITCH = 0.0005  # seconds that idle work may keep the interpreter while an answer waits; by default 5 ms
_log = logging.getLogger(__name__)


def run_server(arguments: list[str]) -> NoReturn:
    """Serve the protocol on standard input and output until the client ends it; never returns."""
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    sys.setswitchinterval(_SWITCH)
    gc.freeze()  # what was imported stays; looking through it again would hold up answers
    gc.enable()
    sys.stdout = sys.stderr  # whatever prints by mistake must not break the protocol
    tracing.start_logging()
    try:
        code = asyncio.run(_serve(incoming, outgoing, _client_process(arguments)))
    except KeyboardInterrupt:
        code = 130
    leave(code)


def leave(code: int) -> NoReturn:
    """End the process at once, children first; worker threads are not waited for."""
    process.kill_all()
    logging.shutdown()
    os._exit(code)


def build_session(
    exit_with: Callable[[int], None], assist: Callable[[tuple[Path, ...], Audience], Assist]
) -> Session:
    """A session on pygls's protocol object, not yet connected to any stream."""
    converter = make_converter()
    server = LanguageServer(
        "podium", __version__, protocol_cls=PodiumProtocol, converter_factory=lambda: converter
    )
    protocol = cast("PodiumProtocol", server.protocol)
    session = Session(protocol, assist, exit_with)
    handlers = {method: _bound(handler, session) for method, handler in HANDLERS.items()}
    protocol.install(handlers, session, converter)
    return session


def _bound(handler: Callable[[Session, object], object], session: Session) -> Handler:
    return lambda params: handler(session, params)


async def _serve(incoming: BinaryIO, outgoing: BinaryIO, client_process: int) -> int:
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[int] = loop.create_future()

    def end(code: int) -> None:
        if not ended.done():
            ended.set_result(code)

    session = build_session(end, lambda roots, audience: make_assist(roots, audience, os.environ))
    outbox = Outbox(outgoing, broken=lambda: _later(loop, end))
    session.protocol.set_writer(outbox)

    def take(frame: Frame | None) -> None:
        if frame is None:
            end(0 if session.shut_down else 1)
        elif not ended.done():
            session.protocol.receive(frame)

    for name in (signal.SIGTERM, signal.SIGINT):
        if sys.platform != "win32":
            loop.add_signal_handler(name, end, 128 + name)
    watch_parent(client_process, lambda: leave(1))
    Inbox(loop, take).start(incoming)
    code = await ended
    session.assist.stop()
    await asyncio.to_thread(outbox.close)
    return code


def _later(loop: asyncio.AbstractEventLoop, end: Callable[[int], None]) -> None:
    loop.call_soon_threadsafe(end, 1)


def _client_process(arguments: list[str]) -> int:
    """The value of --clientProcessId, in either way of writing it; 0 without one."""
    for index, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--clientProcessId":
            value = value or (arguments[index + 1] if index + 1 < len(arguments) else "")
            return int(value) if value.isdigit() else 0
    return 0
