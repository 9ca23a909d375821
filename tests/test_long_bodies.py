"""Long messages, decoded as they come: the same values as `json.loads` gives, however they are cut apart."""

from __future__ import annotations

import json
import random

import pytest

from lsp_server.server import frames, long_bodies
from lsp_server.server.frames import FrameReader
from lsp_server.server.long_bodies import LongBody
from tests.reference_text import seeded

PIECES = (
    "x",
    "\n",
    '"',
    "\\",
    "\\n",
    "é",
    "\U0001f600",
    "\u2028",
    "\r\n",
    "\x00",
    "\\\\n",
    '\\"',
    "def f():\n",
    "\ud83d",
)


@pytest.fixture(autouse=True)
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut everywhere that a long message would be cut, in messages that a test can make by the thousand."""
    monkeypatch.setattr(long_bodies, "_PIECE", 16)
    monkeypatch.setattr(frames, "LONG", 64)


def text_of(chance: random.Random, most: int = 120) -> str:
    return "".join(chance.choices(PIECES, k=chance.randrange(most)))


def message_of(chance: random.Random) -> object:
    texts = [text_of(chance) for _ in range(3)]
    document = {"uri": texts[0][:10], "text": texts[1], "version": 1, texts[2]: [texts[2], None, 1.5]}
    return {"jsonrpc": "2.0", "method": "m", "params": {"textDocument": document, "list": texts}}


def cut(chance: random.Random, data: bytes) -> list[bytes]:
    places = sorted(chance.randrange(len(data) + 1) for _ in range(chance.randrange(12)))
    return [data[start:end] for start, end in zip([0, *places], [*places, len(data)], strict=True)]


@pytest.mark.parametrize("seed", range(300))
def test_a_message_in_pieces_is_the_whole_message(seed: int) -> None:
    chance = seeded(seed)
    message = message_of(chance)
    data = json.dumps(message, ensure_ascii=True).encode()
    if seed % 2:
        data = json.dumps(json.loads(data), ensure_ascii=False).encode("utf-8", "replace")
        message = json.loads(data)
    body = LongBody()
    for piece in cut(chance, data):
        body.feed(piece)
    assert body.value() == message


@pytest.mark.parametrize("seed", range(200))
def test_a_broken_message_is_refused_as_json_refuses_it(seed: int) -> None:
    chance = seeded(seed)
    data = bytearray(json.dumps(message_of(chance)).encode())
    for _ in range(3):
        data[chance.randrange(len(data))] = chance.choice(b'"\\{}x\n\xff')
    body = LongBody()
    for piece in cut(chance, bytes(data)):
        body.feed(piece)
    try:
        expected = json.loads(data)
    except ValueError:
        with pytest.raises(ValueError, match=r"."):
            body.value()
    else:
        assert body.value() == expected


@pytest.mark.parametrize("seed", range(200))
def test_frames_are_the_same_long_or_short(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = seeded(seed)
    stream = bytearray()
    for _ in range(4):
        body = json.dumps(message_of(chance)).encode()
        announced = len(body) + chance.choice((0, 0, 0, 0, 30, -5))
        stream += b"Content-Length: %d\r\n\r\n%b" % (announced, body)
    pieces = cut(chance, bytes(stream))
    long = told(FrameReader(), pieces)
    monkeypatch.setattr(frames, "LONG", 1 << 30)
    assert long == told(FrameReader(), [bytes(stream)])


def told(reader: FrameReader, pieces: list[bytes]) -> list[object]:
    """What each frame comes to: its message, or its fault, or that its body is no JSON."""
    out: list[object] = []
    for piece in pieces:
        for frame in reader.feed(piece):
            try:
                out.append(frame.fault or frame.message or json.loads(frame.body))
            except ValueError:
                out.append("no JSON")
    return out


def test_a_long_line_of_escaped_backslashes_takes_no_quadratic_time() -> None:
    """Each piece looks for its end only so often, and gives up until more has come."""
    body, text = LongBody(), "\\n" * 300_000
    data = json.dumps(text).encode()
    for start in range(0, len(data), 4096):
        body.feed(data[start : start + 4096])
    assert body.value() == text
