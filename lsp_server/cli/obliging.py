"""What a simulated model says: something short and right for each thing that Podium asks, without a model.

For `podium simulate` and `podium demo --scripted`; it reads the prompt as a model would.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_CODE = re.compile(r"CODE \((\w+)\)\n(`{3,})\w*\n(.*?)\n\2\n", re.DOTALL)
_RENAME = re.compile(r"rename (\w+) to (\w+)", re.IGNORECASE)
_REQUEST = re.compile(r"^Request: (.*)$", re.MULTILINE)
_PROBLEM = re.compile(r"^\d+\. .*Undefined name `(\w+)`", re.MULTILINE)
_HEAD = re.compile(r"^(\s*)(?:async )?def .*:\s*$", re.MULTILINE)
_MODULE = re.compile(r"CODE is in (\w+)\.py")
_NAME = re.compile(r"(?:def|function|func|class)\s+(\w+)")


def oblige(prompt: str, script: Mapping[str, str] | None = None) -> str:
    """An answer to a prompt: the script's whose words the prompt has, else one made from the code in it."""
    for words, answer in (script or {}).items():
        if words in prompt:
            return answer
    found = list(_CODE.finditer(prompt))
    if not found:
        return "There is no code in this request."
    language, code = found[-1][1], found[-1][3]
    if "Answer with JSON" in prompt:
        return _findings(code)
    if "Explain CODE" in prompt:
        return f"This is `{_name(code)}`, {len(code.splitlines())} lines of {language}, explained by nobody."
    if "Write tests for CODE" in prompt:
        return f"```{language}\n{_tests(prompt, code)}```"
    return f"```{language}\n{_rewritten(prompt, code)}\n```"


def _findings(code: str) -> str:
    """Every call of `eval` is a finding."""
    quotes = [line.strip() for line in code.splitlines() if "eval(" in line][:3]
    rows = [
        {
            "quote": quote,
            "message": "runs whatever comes in",
            "help": "Parse it instead.",
            "severity": "error",
            "cwe": 95,
        }
        for quote in quotes
    ]
    return json.dumps({"findings": rows, "disputed": []})


def _tests(prompt: str, code: str) -> str:
    name, module = _name(code), _MODULE.search(prompt)
    imported = f"from {module[1]} import {name}\n\n\n" if module else ""
    return f"{imported}def test_{name}_is_there():\n    assert callable({name})\n"


def _rewritten(prompt: str, code: str) -> str:
    """The code as asked: renamed, documented, without its undefined name, or with the request beside it."""
    if "documentation comment" in prompt:
        return _HEAD.sub(lambda head: f'{head[0]}\n{head[1]}    """Do what the name says."""', code, count=1)
    if renamed := _RENAME.search(prompt):
        return re.sub(rf"\b{renamed[1]}\b", renamed[2], code)
    if problem := _PROBLEM.search(prompt):
        return re.sub(rf"\b{problem[1]}\b", "None", code)
    asked = _REQUEST.search(prompt)
    first, _, rest = code.partition("\n")
    return f"{first}  # {asked[1] if asked else 'as asked'}\n{rest}"


def _name(code: str) -> str:
    found = _NAME.search(code)
    return found[1] if found else "it"
