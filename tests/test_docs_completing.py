"""Completing doc strings that are there: only what is missing is put in, byte for byte."""

from __future__ import annotations

import pytest

from tests.docs_checks import Case, check, same

CASES = [
    same(
        "an f-string is left alone",
        "python",
        "google",
        r'''
def f(x):
    f"""Not a doc {x}."""
''',
    ),
    same(
        "joined strings are left alone",
        "python",
        "google",
        r"""
def f(x):
    "One " "two."
""",
    ),
    same(
        "bytes are left alone",
        "python",
        "google",
        r"""
def f(x):
    b"One"
""",
    ),
    same(
        "a doc string in brackets is left alone",
        "python",
        "google",
        r"""
def f(x):
    ("One")
""",
    ),
    Case(
        "add a parameter in its place",
        "python",
        "google",
        r'''
def f(a, b, c):
    """Do it.

    Args:
        a: First.
            More of it.
        c: Third.
    """
''',
        r'''
def f(a, b, c):
    """Do it.

    Args:
        a: First.
            More of it.
        b: The value of `b`.
        c: Third.
    """
''',
    ),
    Case(
        "add the first parameter",
        "python",
        "google",
        r'''
def f(a, b):
    """Do it.

    Args:
      b: Second.

    Note:
        Odd.
    """
''',
        r'''
def f(a, b):
    """Do it.

    Args:
      a: The value of `a`.
      b: Second.

    Note:
        Odd.
    """
''',
    ),
    Case(
        "add whole sections between others",
        "python",
        "google",
        r'''
def f(a):
    """Do it.

    Returns:
        Something.

    Example:
        f(1)
    """
    if a:
        raise KeyError(a)
    return 1
''',
        r'''
def f(a):
    """Do it.

    Args:
        a: The value of `a`.

    Returns:
        Something.

    Raises:
        KeyError: If `a`.

    Example:
        f(1)
    """
    if a:
        raise KeyError(a)
    return 1
''',
    ),
    Case(
        "complete a one-line doc string",
        "python",
        "google",
        r'''
def f(a):
    """Do it."""
    return a
''',
        r'''
def f(a):
    """Do it.

    Args:
        a: The value of `a`.

    Returns:
        The result.
    """
    return a
''',
    ),
    Case(
        "complete a doc string in single quotes",
        "python",
        "google",
        r"""
def f(a):
    'Do it.'
    print(a)
""",
        r"""
def f(a):
    '''Do it.

    Args:
        a: The value of `a`.
    '''
    print(a)
""",
    ),
    Case(
        "complete one that closes on its last line",
        "python",
        "google",
        r'''
def f(a):
    """Do it.

    With care."""
    print(a)
''',
        r'''
def f(a):
    """Do it.

    With care.

    Args:
        a: The value of `a`.
    """
    print(a)
''',
    ),
    same(
        "prose that tells what comes back",
        "python",
        "google",
        r'''
def f():
    """Return the thing."""
    return g()
''',
    ),
    Case(
        "complete numpy style whatever is asked",
        "python",
        "google",
        r'''
def f(a: int, b: str = "x"):
    """Do it.

    Parameters
    ----------
    a : int
        First.

    Notes
    -----
    None.
    """
    raise OSError
''',
        r'''
def f(a: int, b: str = "x"):
    """Do it.

    Parameters
    ----------
    a : int
        First.
    b : str, optional
        The value of `b`. Defaults to "x".

    Raises
    ------
    OSError
        Raised by the code itself.

    Notes
    -----
    None.
    """
    raise OSError
''',
    ),
    Case(
        "names that share a numpy entry",
        "python",
        "numpy",
        r'''
def f(a, b, c):
    """Do it.

    Parameters
    ----------
    a, b : int
        Both.
    """
''',
        r'''
def f(a, b, c):
    """Do it.

    Parameters
    ----------
    a, b : int
        Both.
    c
        The value of `c`.
    """
''',
    ),
    Case(
        "complete sphinx style",
        "python",
        "google",
        r'''
def f(a: int, b: str):
    """Do it.

    :param a: First
        and more.
    :type a: int
    :returns: It.
    """
    if b:
        raise KeyError
    return 1
''',
        r'''
def f(a: int, b: str):
    """Do it.

    :param a: First
        and more.
    :type a: int
    :param b: The value of `b`.
    :type b: str
    :returns: It.
    :raises KeyError: If `b`.
    """
    if b:
        raise KeyError
    return 1
''',
    ),
    Case(
        "keep a gone parameter",
        "python",
        "google",
        r'''
def f(a):
    """Do it.

    Args:
        gone: Old words.
    """
''',
        r'''
def f(a):
    """Do it.

    Args:
        a: The value of `a`.
        gone: Old words.
    """
''',
    ),
    Case(
        "an escape in an old doc string",
        "python",
        "google",
        r'''
def f(a="\n"):
    """Do it."""
''',
        r'''
def f(a="\n"):
    """Do it.

    Args:
        a: The value of `a`. Defaults to "\\n".
    """
''',
    ),
    Case(
        "an empty doc string is filled",
        "python",
        "google",
        r'''
def f(a):
    """"""
''',
        r'''
def f(a):
    """Handle `f`.

    Args:
        a: The value of `a`.
    """
''',
    ),
    Case(
        "a class that lists its constructor",
        "python",
        "google",
        r'''
class A:
    """Hold.

    Args:
        x: The x.
    """

    def __init__(self, x, y):
        """Set up.

        Args:
            x: The x.
            y: The y.
        """
''',
        r'''
class A:
    """Hold.

    Args:
        x: The x.
        y: The value of `y`.
    """

    def __init__(self, x, y):
        """Set up.

        Args:
            x: The x.
            y: The y.
        """
''',
    ),
    same(
        "a complete one stays",
        "python",
        "google",
        r'''
def f(a):
    """Do it.

    Args:
        a: It.
    """
''',
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_documented(case: Case) -> None:
    check(case)
