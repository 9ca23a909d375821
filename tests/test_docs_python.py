"""New doc comments in Python, text for text."""

from __future__ import annotations

import pytest

from tests.docs_checks import Case, check, same

CASES = [
    Case(
        "a whole signature in google style",
        "python",
        "google",
        r"""
def load_entries(path: str, encoding="utf-8", *names, timeout_seconds: float = 3.5, **options) -> list[str]:
    if not path:
        raise ValueError("no path")
    return []
""",
        r'''
def load_entries(path: str, encoding="utf-8", *names, timeout_seconds: float = 3.5, **options) -> list[str]:
    """Load the entries.

    Args:
        path: The path.
        encoding: The encoding. Defaults to "utf-8".
        *names: The names.
        timeout_seconds: The timeout in seconds. Defaults to 3.5.
        **options: The options.

    Returns:
        The entries.

    Raises:
        ValueError: If `not path`.
    """
    if not path:
        raise ValueError("no path")
    return []
''',
    ),
    Case(
        "a whole signature in numpy style",
        "python",
        "numpy",
        r"""
def load_entries(path: str, encoding="utf-8", *names, timeout_seconds: float = 3.5, **options) -> list[str]:
    if not path:
        raise ValueError("no path")
    return []
""",
        r'''
def load_entries(path: str, encoding="utf-8", *names, timeout_seconds: float = 3.5, **options) -> list[str]:
    """Load the entries.

    Parameters
    ----------
    path : str
        The path.
    encoding : str, optional
        The encoding. Defaults to "utf-8".
    *names
        The names.
    timeout_seconds : float, optional
        The timeout in seconds. Defaults to 3.5.
    **options
        The options.

    Returns
    -------
    list[str]
        The entries.

    Raises
    ------
    ValueError
        If `not path`.
    """
    if not path:
        raise ValueError("no path")
    return []
''',
    ),
    Case(
        "a whole signature in sphinx style",
        "python",
        "sphinx",
        r"""
def load_entries(path: str, encoding="utf-8", *names, timeout_seconds: float = 3.5, **options) -> list[str]:
    if not path:
        raise ValueError("no path")
    return []
""",
        r'''
def load_entries(path: str, encoding="utf-8", *names, timeout_seconds: float = 3.5, **options) -> list[str]:
    """Load the entries.

    :param path: The path.
    :type path: str
    :param encoding: The encoding. Defaults to "utf-8".
    :type encoding: str
    :param names: The names.
    :param timeout_seconds: The timeout in seconds. Defaults to 3.5.
    :type timeout_seconds: float
    :param options: The options.
    :returns: The entries.
    :rtype: list[str]
    :raises ValueError: If `not path`.
    """
    if not path:
        raise ValueError("no path")
    return []
''',
    ),
    Case(
        "nothing but a summary takes one line",
        "python",
        "google",
        r"""
def close_file():
    handle.close()
""",
        r'''
def close_file():
    """Close the file."""
    handle.close()
''',
    ),
    Case(
        "a generator yields",
        "python",
        "google",
        r"""
def lines(text: str) -> Iterator[str]:
    yield text
""",
        r'''
def lines(text: str) -> Iterator[str]:
    """Yield the lines.

    Args:
        text: The text.

    Yields:
        A string.
    """
    yield text
''',
    ),
    Case(
        "a generator in numpy style",
        "python",
        "numpy",
        r"""
def lines(text: str) -> Iterator[str]:
    yield text
""",
        r'''
def lines(text: str) -> Iterator[str]:
    """Yield the lines.

    Parameters
    ----------
    text : str
        The text.

    Yields
    ------
    str
        A string.
    """
    yield text
''',
    ),
    Case(
        "a generator in sphinx style",
        "python",
        "sphinx",
        r"""
def lines(text: str) -> Iterator[str]:
    yield text
""",
        r'''
def lines(text: str) -> Iterator[str]:
    """Yield the lines.

    :param text: The text.
    :type text: str
    :yields: A string.
    """
    yield text
''',
    ),
    Case(
        "positional-only and keyword-only",
        "python",
        "google",
        r"""
def f(a, /, b, *, c):
    pass
""",
        r'''
def f(a, /, b, *, c):
    """Handle `f`.

    Args:
        a: The value of `a`.
        b: The value of `b`.
        c: The value of `c`.
    """
    pass
''',
    ),
    Case(
        "async",
        "python",
        "google",
        r"""
async def fetch_page(url: str) -> bytes:
    return b""
""",
        r'''
async def fetch_page(url: str) -> bytes:
    """Fetch the page.

    Args:
        url: The URL.

    Returns:
        The page.
    """
    return b""
''',
    ),
    Case(
        "a property is a noun",
        "python",
        "google",
        r'''
class User:
    """A user."""

    @property
    def full_name(self) -> str:
        return self._name
''',
        r'''
class User:
    """A user."""

    @property
    def full_name(self) -> str:
        """The full name."""
        return self._name
''',
    ),
    Case(
        "a property that asks",
        "python",
        "google",
        r'''
class User:
    """A user."""

    @property
    def is_valid(self) -> bool:
        return True
''',
        r'''
class User:
    """A user."""

    @property
    def is_valid(self) -> bool:
        """Whether the user is valid."""
        return True
''',
    ),
    Case(
        "a setter and a deleter",
        "python",
        "google",
        r'''
class User:
    """A user."""

    @name.setter
    def name(self, value: str) -> None:
        self._name = value

    @name.deleter
    def name(self):
        del self._name
''',
        r'''
class User:
    """A user."""

    @name.setter
    def name(self, value: str) -> None:
        """Set the name.

        Args:
            value: The value.
        """
        self._name = value

    @name.deleter
    def name(self):
        """Delete the name."""
        del self._name
''',
    ),
    Case(
        "an overload is left to its implementation",
        "python",
        "google",
        r"""
@overload
def f(x: int) -> int: ...
def f(x):
    return x
""",
        r'''
@overload
def f(x: int) -> int: ...
def f(x):
    """Return `f`.

    Args:
        x: The value of `x`.

    Returns:
        The result.
    """
    return x
''',
    ),
    Case(
        "an abstract method",
        "python",
        "google",
        r'''
class Shape:
    """A shape."""

    @abstractmethod
    def area(self) -> float:
        raise NotImplementedError
''',
        r'''
class Shape:
    """A shape."""

    @abstractmethod
    def area(self) -> float:
        """Return the area.

        Returns:
            A number.

        Raises:
            NotImplementedError: Where a subclass does not implement it.
        """
        raise NotImplementedError
''',
    ),
    Case(
        "special methods have fixed sentences",
        "python",
        "google",
        r'''
class LRUCache:
    """A cache."""

    def __init__(self, size: int = 3):
        pass

    def __repr__(self):
        return ""

    def __enter__(self):
        return self

    def __eq__(self, other):
        return True
''',
        r'''
class LRUCache:
    """A cache."""

    def __init__(self, size: int = 3):
        """Initialise the LRU cache.

        Args:
            size: The size. Defaults to 3.
        """
        pass

    def __repr__(self):
        """Return the representation of the LRU cache for developers."""
        return ""

    def __enter__(self):
        """Enter the context of the LRU cache."""
        return self

    def __eq__(self, other):
        """Tell whether the LRU cache equals `other`.

        Args:
            other: The other.
        """
        return True
''',
    ),
    Case(
        "a body on the line of its def",
        "python",
        "google",
        r"""
def f(): pass
""",
        r'''
def f():
    """Run `f`."""
    pass
''',
    ),
    Case(
        "several statements on the line of the def",
        "python",
        "google",
        r'''
class A:
    """An a."""

    def go(self): x = 1; return x  # why
''',
        r'''
class A:
    """An a."""

    def go(self):
        """Go.

        Returns:
            The result.
        """
        x = 1; return x  # why
''',
    ),
    Case(
        "a class with attributes",
        "python",
        "google",
        r"""
class OrderedCache(dict):
    limit: int = 3
    name = "x"
    _hidden = 1

    def __init__(self, size: int):
        self.size = size
        self.items = []

        def inner():
            self.late = 1
""",
        r'''
class OrderedCache(dict):
    """An ordered cache.

    Attributes:
        limit: The limit.
        name: The name.
        size: The size.
        items: The items.
    """

    limit: int = 3
    name = "x"
    _hidden = 1

    def __init__(self, size: int):
        """Initialise the ordered cache.

        Args:
            size: The size.
        """
        self.size = size
        self.items = []

        def inner():
            """Run the inner."""
            self.late = 1
''',
    ),
    Case(
        "class attributes in numpy style",
        "python",
        "numpy",
        r"""
class Point:
    x: int
    y: int
""",
        r'''
class Point:
    """A point.

    Attributes
    ----------
    x : int
        The value of `x`.
    y : int
        The value of `y`.
    """

    x: int
    y: int
''',
    ),
    Case(
        "class attributes in sphinx style",
        "python",
        "sphinx",
        r"""
class Point:
    x: int
    y = other
""",
        r'''
class Point:
    """A point.

    :ivar x: The value of `x`.
    :vartype x: int
    :ivar y: The value of `y`.
    """

    x: int
    y = other
''',
    ),
    Case(
        "an enumeration has no list of attributes",
        "python",
        "google",
        r"""
class Colour(Enum):
    RED = 1
""",
        r'''
class Colour(Enum):
    """A colour."""

    RED = 1
''',
    ),
    Case(
        "a class body on its own line",
        "python",
        "google",
        r"""
class HTTPError(Exception): pass
""",
        r'''
class HTTPError(Exception):
    """An HTTP error."""
    pass
''',
    ),
    Case(
        "a decorated function",
        "python",
        "google",
        r"""
@cache
@other(1)
def get_user_name(user_id: int) -> str | None:
    return None
""",
        r'''
@cache
@other(1)
def get_user_name(user_id: int) -> str | None:
    """Get the user name.

    Args:
        user_id: The ID of the user.

    Returns:
        The user name, or None.
    """
    return None
''',
    ),
    Case(
        "a nested function is documented, not looked into",
        "python",
        "google",
        r"""
def outer():
    def inner(x):
        raise KeyError(x)
    return inner
""",
        r'''
def outer():
    """Return the outer.

    Returns:
        The inner.
    """
    def inner(x):
        """Handle the inner.

        Args:
            x: The value of `x`.

        Raises:
            KeyError: Raised by the code itself.
        """
        raise KeyError(x)
    return inner
''',
    ),
    Case(
        "a stub",
        "python",
        "google",
        r"""
def size(of: str) -> int: ...
""",
        r'''
def size(of: str) -> int:
    """Return the size.

    Args:
        of: The of.

    Returns:
        An integer.
    """
    ...
''',
    ),
    Case(
        "tabs",
        "python",
        "google",
        r"""
def send(message):
	if message:
		pass
""",
        r'''
def send(message):
	"""Send the message.

	Args:
		message: The message.
	"""
	if message:
		pass
''',
    ),
    Case(
        "a comment behind the colon",
        "python",
        "google",
        r"""
def f(x):  # noqa
    return 1
""",
        r'''
def f(x):  # noqa
    """Return `f`.

    Args:
        x: The value of `x`.

    Returns:
        An integer.
    """
    return 1
''',
    ),
    Case(
        "a comment before the first statement",
        "python",
        "google",
        r"""
def f():
    # first
    return 1
""",
        r'''
def f():
    """Return `f`.

    Returns:
        An integer.
    """
    # first
    return 1
''',
    ),
    Case(
        "a signature of many lines",
        "python",
        "google",
        r"""
def f(
    a: int,
    b: dict[str, int] = {},
) -> None:
    pass
""",
        r'''
def f(
    a: int,
    b: dict[str, int] = {},
) -> None:
    """Handle `f`.

    Args:
        a: The value of `a`.
        b: The value of `b`. Defaults to {}.
    """
    pass
''',
    ),
    Case(
        "names that are not ASCII",
        "python",
        "google",
        r"""
def größe(maß: int) -> int:
    return maß
""",
        r'''
def größe(maß: int) -> int:
    """Return the größe.

    Args:
        maß: The maß.

    Returns:
        The maß.
    """
    return maß
''',
    ),
    Case(
        "a backslash in a default makes it raw",
        "python",
        "google",
        r"""
def join(parts, sep="\n"):
    return sep
""",
        r'''
def join(parts, sep="\n"):
    r"""Join, given the parts.

    Args:
        parts: The parts.
        sep: The separator. Defaults to "\n".

    Returns:
        The separator.
    """
    return sep
''',
    ),
    Case(
        "the quotes of the file",
        "python",
        "google",
        r"""
TEXT = '''x'''


def stop():
    pass
""",
        r"""
TEXT = '''x'''


def stop():
    '''Stop.'''
    pass
""",
    ),
    same(
        "a fault in the signature",
        "python",
        "google",
        r"""
def f(x, (:
    return 1
""",
    ),
    Case(
        "caught exceptions stay inside",
        "python",
        "google",
        r"""
def f():
    try:
        raise KeyError("x")
    except LookupError:
        pass
    raise
""",
        r'''
def f():
    """Run `f`."""
    try:
        raise KeyError("x")
    except LookupError:
        pass
    raise
''',
    ),
    Case(
        "caught and passed on",
        "python",
        "google",
        r"""
def f():
    try:
        raise KeyError("a thing")
    except KeyError:
        raise
""",
        r'''
def f():
    """Run `f`.

    Raises:
        KeyError: With the message "a thing".
    """
    try:
        raise KeyError("a thing")
    except KeyError:
        raise
''',
    ),
    Case(
        "raised in a handler",
        "python",
        "google",
        r"""
def f():
    try:
        g()
    except (OSError, ValueError) as error:
        raise LoadError(str(error)) from error
""",
        r'''
def f():
    """Run `f`.

    Raises:
        LoadError: If `OSError` or `ValueError` is caught.
    """
    try:
        g()
    except (OSError, ValueError) as error:
        raise LoadError(str(error)) from error
''',
    ),
    Case(
        "a variable whose class is evident",
        "python",
        "google",
        r"""
def f(x):
    error = TypeError("bad")
    if x:
        raise error
    raise unknown
""",
        r'''
def f(x):
    """Handle `f`.

    Args:
        x: The value of `x`.

    Raises:
        TypeError: If `x`.
    """
    error = TypeError("bad")
    if x:
        raise error
    raise unknown
''',
    ),
    Case(
        "types in brackets where the file has them",
        "python",
        "google",
        r'''
def a(x):
    """Do.

    Args:
        x (int): The x.
    """


def b(y: int, z: str = "a"):
    pass
''',
        r'''
def a(x):
    """Do.

    Args:
        x (int): The x.
    """


def b(y: int, z: str = "a"):
    """Handle `b`.

    Args:
        y (int): The value of `y`.
        z (str, optional): The value of `z`. Defaults to "a".
    """
    pass
''',
    ),
    Case(
        "a test",
        "python",
        "google",
        r"""
def test_parser_returns_nothing():
    pass


def test_parser():
    pass
""",
        r'''
def test_parser_returns_nothing():
    """Test that parser returns nothing."""
    pass


def test_parser():
    """Test the parser."""
    pass
''',
    ),
    Case(
        "questions",
        "python",
        "google",
        r"""
def has_items(basket) -> bool:
    return True
""",
        r'''
def has_items(basket) -> bool:
    """Tell whether `basket` has items.

    Args:
        basket: The basket.

    Returns:
        True if so, False otherwise.
    """
    return True
''',
    ),
    Case(
        "flags and counts",
        "python",
        "google",
        r"""
def run(use_cache: bool = True, max_retries: int = 3, user_id=None, on_done=None, verbose: bool = False):
    pass
""",
        r'''
def run(use_cache: bool = True, max_retries: int = 3, user_id=None, on_done=None, verbose: bool = False):
    """Run.

    Args:
        use_cache: Whether to use cache. Defaults to True.
        max_retries: The maximum retries. Defaults to 3.
        user_id: The ID of the user. Defaults to None.
        on_done: The handler for done. Defaults to None.
        verbose: The verbose flag. Defaults to False.
    """
    pass
''',
    ),
    Case(
        "a doc string that closes before its end is not one",
        "python",
        "google",
        r"""
def f(x):
    "One", "two"
""",
        r'''
def f(x):
    """Handle `f`.

    Args:
        x: The value of `x`.
    """
    "One", "two"
''',
    ),
    Case(
        "a writable thing",
        "python",
        "google",
        r'''
class Pipe:
    """A pipe."""

    def writable(self):
        return True
''',
        r'''
class Pipe:
    """A pipe."""

    def writable(self):
        """Tell whether the pipe is writable.

        Returns:
            True or False.
        """
        return True
''',
    ),
    Case(
        "a context manager",
        "python",
        "google",
        r"""
@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    yield path.open()
""",
        r'''
@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """Yield the opened.

    Args:
        path: The path.

    Yields:
        A `TextIO`.
    """
    yield path.open()
''',
    ),
    Case(
        "made from something",
        "python",
        "google",
        r'''
class Point:
    """A point."""

    @classmethod
    def from_pair(cls, pair):
        return cls(*pair)

    @staticmethod
    def is_origin(point) -> bool:
        return True

    def to_json(self):
        return {}
''',
        r'''
class Point:
    """A point."""

    @classmethod
    def from_pair(cls, pair):
        """Create a point from pair.

        Args:
            pair: The pair.

        Returns:
            The result.
        """
        return cls(*pair)

    @staticmethod
    def is_origin(point) -> bool:
        """Tell whether `point` is origin.

        Args:
            point: The point.

        Returns:
            True if so, False otherwise.
        """
        return True

    def to_json(self):
        """Convert the point to JSON.

        Returns:
            A dictionary.
        """
        return {}
''',
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_documented(case: Case) -> None:
    check(case)
