"""Slips of the pen, and names that are simply others."""

from __future__ import annotations

import time

import pytest

from lsp_server.tools.names import nearest_names
from lsp_server.tools.names.spelling import edit_distance

SCOPE = ["response", "request", "items", "item", "user_name", "log", "total_price", "Path", "cfg", "ids", "x"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("respones", ["response"]),
        ("reponse", ["response"]),
        ("responsse", ["response"]),
        ("Response", ["response"]),
        ("resposne", ["response"]),
        ("requst", ["request"]),
        ("itmes", ["items"]),
        ("user_nam", ["user_name"]),
        ("username", ["user_name"]),
        ("userName", ["user_name"]),
        ("total_pirce", ["total_price"]),
        ("path", ["Path"]),
        ("PATH", ["Path"]),
        ("lgo", ["log"]),
        ("lag", ["log"]),
        ("cgf", ["cfg"]),
        ("X", ["x"]),
        ("y", []),
        ("xx", []),
        ("response", []),
        ("customer", []),
        ("total", []),
        ("gol", []),
        ("", []),
        ("r" * 4000, []),
    ],
)
def test_nearest(name: str, found: list[str]):
    assert nearest_names(name, SCOPE) == found


def test_the_nearest_comes_first_and_no_more_than_asked_for():
    names = ["counters", "counter", "Countre", "country", "count"]
    assert nearest_names("countre", names, limit=2) == ["Countre", "counter"]


def test_order_of_the_candidates_decides_among_equals():
    assert nearest_names("value", ["values", "valued"]) == ["values", "valued"]
    assert nearest_names("value", ["valued", "values"]) == ["valued", "values"]


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [
        ("", "", 0),
        ("abc", "abc", 0),
        ("abc", "acb", 1),
        ("abc", "ab", 1),
        ("abc", "abcd", 1),
        ("abc", "abd", 1),
        ("abc", "cba", 2),
        ("kitten", "sitting", 3),
        ("ab", "abcdefgh", 4),
    ],
)
def test_distance_up_to_the_bound(left: str, right: str, distance: int):
    assert edit_distance(left, right, 3) == distance
    assert edit_distance(right, left, 3) == distance


def test_many_names_take_no_time():
    names = [f"{stem}_{number}" for stem in ("response", "request", "handler") for number in range(10_000)]
    started = time.perf_counter()
    assert nearest_names("respones_77", names)[0] == "response_77"
    assert time.perf_counter() - started < 2
