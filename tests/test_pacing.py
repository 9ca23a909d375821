"""What would follow an answer waits, for a client that loses it."""

from __future__ import annotations

import asyncio

from lsp_server.server.pacing import PacedWriter
from lsp_server.server.traits import client_traits


class Sink:
    """Keeps what was written, and when."""

    def __init__(self) -> None:
        self.sent: list[tuple[bytes, float]] = []
        self.closed = False

    def write(self, data: bytes) -> None:
        self.sent.append((data, asyncio.get_running_loop().time()))

    def close(self) -> None:
        self.closed = True

    @property
    def data(self) -> bytes:
        return b"".join(data for data, _ in self.sent)


async def test_messages_behind_an_answer_come_later_and_in_order() -> None:
    sink = Sink()
    writer = PacedWriter(sink)
    writer.write(b"1")
    writer.write_answer(b"a")
    writer.write(b"2")
    writer.write(b"3")
    assert sink.data == b"1a"
    writer.write_answer(b"b")
    await asyncio.sleep(0.5)
    assert sink.data == b"1ab23"
    times = dict(sink.sent)
    assert times[b"2"] - times[b"b"] >= 0.04
    await asyncio.sleep(0.06)
    writer.write(b"4")
    assert sink.data == b"1ab234", "nothing waits where no answer has just gone out"


async def test_answers_that_never_end_hold_a_message_up_for_a_moment_only() -> None:
    sink = Sink()
    writer = PacedWriter(sink)
    writer.write_answer(b"a")
    writer.write(b"!")
    for _ in range(50):
        writer.write_answer(b"a")
        await asyncio.sleep(0.02)
    assert 5 < sink.data.index(b"!") < 45


async def test_what_waits_is_sent_at_the_end() -> None:
    sink = Sink()
    writer = PacedWriter(sink)
    writer.write_answer(b"a")
    writer.write(b"1")
    writer.close()
    assert (sink.data, sink.closed) == (b"a1", True)
    await asyncio.sleep(0.06)
    assert sink.data == b"a1"


def test_it_is_for_lsp_mode_alone() -> None:
    assert client_traits("emacs", {}).loses_after_answers
    assert not client_traits("Eglot", {}).loses_after_answers
    assert not client_traits("Neovim", {}).loses_after_answers
