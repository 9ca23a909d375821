"""Cutting the byte stream into messages, whatever arrives and however it is cut."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lsp_server.server.frames import CAP, Frame, FrameReader

ORDINARY = settings(
    max_examples=300, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
SOAK = settings(ORDINARY, max_examples=20_000)

PIECES = (*'ab{}[]":\\ \r\n', "é", "漢", "\U0001f600", "Content-Length: 5\r\n", "\r\n\r\n")
JSON_TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
BODIES = st.dictionaries(
    JSON_TEXTS, JSON_TEXTS | st.integers() | st.lists(JSON_TEXTS, max_size=3), max_size=4
).map(lambda value: json.dumps(value).encode())
HEADERS = (
    b"Content-Length: %d\r\n\r\n",
    b"content-length: %d\r\n\r\n",
    b"CONTENT-LENGTH:%d\r\n\r\n",
    b"Content-Length : %d \r\n\r\n",
    b"Content-Length: %d\n\n",
    b"Content-Length: %d\n\r\n",
    b"Content-Length: %d\r\n\n",
    b"\r\n\r\nContent-Length: %d\r\n\r\n",
    b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: %d\r\n\r\n",
    b"Content-Length: %d\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\nX-More: 1\r\n\r\n",
    b"Content-Length: 7\r\nContent-Length: %d\r\n\r\n",
    b"Content-Length: 000%d\r\n\r\n",
)
GOOD = b'{"jsonrpc":"2.0","method":"good"}'


def framed(body: bytes, header: bytes = HEADERS[0]) -> bytes:
    return header % len(body) + body


def read(pieces: Iterable[bytes], cap: int = CAP) -> list[Frame]:
    """All frames of a stream that comes in these pieces."""
    reader = FrameReader(cap)
    return [frame for piece in pieces for frame in reader.feed(piece)]


def cut(data: bytes, places: Sequence[int]) -> list[bytes]:
    """The pieces of a stream that is cut at these places, counted round and round."""
    cuts = sorted({place % (len(data) + 1) for place in places})
    return [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]


def one_by_one(data: bytes) -> list[bytes]:
    return [data[index : index + 1] for index in range(len(data))]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("body", [GOOD, b"{}", b"[]", b"5", b"null", '{"é":"漢\U0001f600"}'.encode(), b""])
def test_a_header_in_any_dress_is_read(header: bytes, body: bytes) -> None:
    stream = framed(body, header) + framed(GOOD)
    for pieces in ([stream], one_by_one(stream)):
        assert read(pieces) == [Frame(body), Frame(GOOD)]


@ORDINARY
@given(
    parts=st.lists(st.tuples(BODIES, st.sampled_from(HEADERS)), min_size=1, max_size=5),
    places=st.lists(st.integers(0, 2000), max_size=12),
)
def test_frames_are_the_same_however_they_are_cut(
    parts: list[tuple[bytes, bytes]], places: list[int]
) -> None:
    stream = b"".join(framed(body, header) for body, header in parts)
    expected = [Frame(body) for body, _ in parts]
    assert read([stream]) == expected
    assert read(cut(stream, places)) == expected
    assert read(one_by_one(stream)) == expected


RUBBISH = st.one_of(
    st.binary(max_size=40),
    st.sampled_from(
        [
            b"Content-Length: abc\r\n\r\n",
            b"Content-Length: -5\r\n\r\n{}",
            b"Content-Length:\r\n\r\n",
            b"Content-Length: 1e3\r\n\r\n{}",
            b"Content-Length: 0x10\r\n\r\n{}",
            b"Content-Length: 1000000000000\r\n\r\n{}",
            b"Content-Length: 9999999999999999999\r\n\r\n{}",
            b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n{}",
            b"Content-Length: " + b"9" * 20 + b"\r\n\r\n{}",
            b"Content-Type: x\r\n\r\n{}",
            b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
            b"Content-Length: 5\r\n" * 900,
            b"Content-Length: 5\r\nX: " + b"y" * 9000,
            b"x" * 9000,
            b"\r" * 20,
            b"\x00\xff\xfe",
            b"{}\r\n",
            b"}]\"'",
        ]
    ),
)
FAULTS = st.one_of(
    RUBBISH,
    st.tuples(BODIES, st.integers(-30, -1)).map(lambda pair: misannounced(*pair)),
    st.tuples(BODIES, st.integers(1, 400)).map(lambda pair: misannounced(*pair)),
    st.tuples(BODIES, st.just(1 << 24)).map(lambda pair: misannounced(*pair)),
)


def misannounced(body: bytes, by: int) -> bytes:
    """A frame whose header is wrong by so many bytes."""
    return b"Content-Length: %d\r\n\r\n" % max(0, len(body) + by) + body


@ORDINARY
@given(fault=FAULTS, places=st.lists(st.integers(0, 20_000), max_size=6), header=st.sampled_from(HEADERS[:6]))
def test_frames_behind_a_fault_are_always_found(fault: bytes, places: list[int], header: bytes) -> None:
    check_resync(fault, places, header)


@pytest.mark.soak
@SOAK
@given(fault=FAULTS, places=st.lists(st.integers(0, 20_000), max_size=6), header=st.sampled_from(HEADERS[:6]))
def test_frames_behind_very_many_faults_are_found(fault: bytes, places: list[int], header: bytes) -> None:
    check_resync(fault, places, header)


def check_resync(fault: bytes, places: list[int], header: bytes) -> None:
    numbered = [b'{"jsonrpc":"2.0","id":%d}' % number for number in range(3)]
    stream = framed(GOOD) + fault + b"".join(framed(body, header) for body in numbered)
    whole = read([stream])
    assert whole[0] == Frame(GOOD)
    assert [frame.body for frame in whole if frame.body][-3:] == numbered, stream
    assert read(cut(stream, places)) == whole
    if len(stream) < 1000:
        assert read(one_by_one(stream)) == whole


@pytest.mark.parametrize("excess", range(1, 120))
def test_a_body_announced_too_long_costs_only_itself(excess: int) -> None:
    following = b'{"id":1}'
    for header in (*HEADERS[:2], HEADERS[4], HEADERS[8]):
        stream = misannounced(GOOD, excess) + framed(following, header) + framed(GOOD)
        frames = read([stream])
        assert [frame.body for frame in frames if not frame.fault][-2:] == [following, GOOD], stream
        assert frames[0].fault
        assert read(one_by_one(stream)) == frames


@pytest.mark.parametrize("missing", range(1, len(GOOD)))
def test_a_body_announced_too_short_costs_only_itself(missing: int) -> None:
    stream = misannounced(GOOD, -missing) + framed(GOOD) * 2
    bodies = [frame.body for frame in read([stream])]
    assert bodies[0] == GOOD[:-missing]
    assert bodies[-2:] == [GOOD, GOOD]


def test_a_body_at_the_cap_is_taken_and_one_above_it_skipped() -> None:
    at_cap, above = b'{"a":"' + b"x" * 92 + b'"}', b'{"a":"' + b"x" * 93 + b'"}'
    frames = read([framed(at_cap) + framed(above) + framed(GOOD)], cap=100)
    assert frames[0] == Frame(at_cap)
    assert "over the limit of 100" in frames[1].fault
    assert frames[2:] == [Frame(GOOD)]


def test_a_skipped_body_is_not_kept() -> None:
    reader = FrameReader(cap=1000)
    faults = [frame.fault for frame in reader.feed(b"Content-Length: 9000000000\r\n\r\n")]
    for _ in range(200):
        assert list(reader.feed(b"x" * 10_000)) == []
    assert len(faults) == 1
    assert len(reader._pending) <= 64
    assert list(reader.feed(framed(GOOD))) == [Frame(GOOD)]


def test_a_flood_of_rubbish_is_one_fault() -> None:
    flood = b"Content-Length: 5\r\n" * 100_000
    frames = read([flood[start : start + 65_536] for start in range(0, len(flood), 65_536)] + [framed(GOOD)])
    assert [bool(frame.fault) for frame in frames] == [True, False]
    assert frames[-1] == Frame(GOOD)


def test_words_of_a_header_inside_a_string_are_no_header() -> None:
    body = json.dumps({"text": "a\r\nContent-Length: 12\r\n\r\n{}"}).encode()
    stream = framed(body) + framed(GOOD)
    assert read([stream]) == read(one_by_one(stream)) == [Frame(body), Frame(GOOD)]


def test_a_pretty_printed_body_is_read() -> None:
    body = json.dumps({"a": [1, {"b": "Content-Length: 3"}]}, indent=2).replace("\n", "\r\n\r\n").encode()
    stream = framed(body) + framed(GOOD)
    assert read([stream]) == read(one_by_one(stream)) == [Frame(body), Frame(GOOD)]


def test_an_empty_stream_and_half_a_frame_give_nothing() -> None:
    assert read([]) == read([b""]) == read([b"Content-Le"]) == read([framed(GOOD)[:-1]]) == []
