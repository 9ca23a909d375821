"""A module."""

import functools


@functools.lru_cache(maxsize=None)
async def fetch(url: str, /, *parts: bytes, timeout: float = 1.0, **more: "Any") -> dict[str, list[int]]:
    # A comment first.
    """Fetches it.

    More.
    """


class Outer(Base, metaclass=Meta):
    r"""Raw \d text."""

    x = 1

    class Inner:
        'Inner text.'

        def method(self) -> "Outer.Inner": ...

    @property
    def size(self): return 1

    @size.setter
    def size(self, value: int) -> None:
        f"""{value} is no doc."""

    if x:
        @staticmethod
        def conditional(): b"bytes"

    def _(self): \
        return lambda y: y


def generic[T: (int, str)](first: T) -> T:
    def nested() -> None:
        class Local: pass
    return first


class Box[T]: value: T


def long(
    a,  # one
    b=[1, 2],
) -> (
    int | None
): pass


def half(a,
