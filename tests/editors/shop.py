"""What tests in editors share: the project that is open in them, and the model that answers."""

from __future__ import annotations

from pathlib import Path

from lsp_server.cli.obliging import oblige

ORDERS = '''"""Orders and what they cost."""

import os


def gross_price(net, rate):
    if rate < 0:
        raise ValueError("a rate is never negative")
    return net * (1 + rate)


def total(lines, rate=0.2):
    return sum(gross_price(net, rate) for net in lines)
'''
STORAGE = '''"""Settings in a file."""

import yaml


def read_settings(text):
    return yaml.load(text, Loader=yaml.Loader)
'''
GREETING = '''"""What customers read."""


def greet(name):
    print("\U0001f600 \U0001d4bdello", name, f"welcome", "\U0001f389")
'''
RUFF = '[tool.ruff.lint]\nselect = ["E4", "E7", "E9", "F"]\n'


def make_project(folder: Path) -> Path:
    """A small project with one problem of each kind; gives its folder."""
    for name, text in (("orders", ORDERS), ("storage", STORAGE), ("greeting", GREETING)):
        file = folder / "shop" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    (folder / "tests").mkdir()
    (folder / "pyproject.toml").write_text(RUFF)
    (folder / "podium.yaml").write_text("version: 1\n")
    return folder


def answer(prompt: str) -> str:
    """What the model says: a long explanation of `total`, the safe loader, else something short and right."""
    if "Explain CODE" in prompt and "def total" in prompt.rpartition("CODE (")[2]:
        return "word " * 5000
    return oblige(
        prompt, {"yaml.load(text": f"```python\n{_SAFE}```"} if "Answer with JSON" not in prompt else {}
    )


_SAFE = "def read_settings(text):\n    return yaml.safe_load(text)\n"
