"""F19 to F24, F28, F32, F33: answers that came whole and are no use, whatever they were asked for."""

from __future__ import annotations

import json

from lsp_server.providers.simulated import Fault
from tests.faults.cases import (
    AGENTS,
    DOUBTED,
    FAILS,
    FILES,
    FINDING,
    STREAMS,
    WORKS,
    Case,
    Result,
)
from tests.faults.play import good_answer
from tests.faults.waiting import each

_ANOTHER = "use another model"
_USELESS = "no code in|no code in a fence|not the JSON|answered with nothing"
_FINDS = {"find": Result.TOOL}
_CUT_OFF = {**FAILS, "tell": Result.MARKED}


def framed(before: str, after: str = "", file: str = "go") -> dict[str, str]:
    """Each agent's good answer with something around it."""
    return {agent: f"{before}{good_answer(agent, FILES[file])}{after}" for agent in AGENTS}


_ENDS = [
    Case("F19", "stopped at the limit of tokens", _CUT_OFF, "limit of", "less code", each(Fault("length"))),
    Case(
        "F19",
        "stopped by a filter",
        FAILS,
        "refused to answer",
        "change the request or use another model",
        each(Fault("filtered")),
        wires=STREAMS,
    ),
    Case("F19", "no reason", WORKS, faults=each(Fault("no reason")), wires=("ollama",)),
    Case(
        "F19",
        "no reason, but the closing mark",
        DOUBTED,
        "gave no reason for its stop",
        "read it to its end",
        each(Fault("no reason")),
        wires=("openai",),
    ),
    Case(
        "F19",
        "no reason, and none but the end to tell",
        FAILS,
        "broke off in the middle",
        "try again",
        each(Fault("no reason")),
        wires=("anthropic", "google"),
    ),
    Case(
        "F19",
        "a reason that nobody knows",
        DOUBTED,
        "gave no reason for its stop",
        "read it to its end",
        each(Fault("odd reason")),
        wires=("ollama", "openai", "anthropic"),
    ),
    Case(
        "F19",
        "one of the twenty reasons that are no stop",
        FAILS,
        "refused to answer",
        _ANOTHER,
        each(Fault("odd reason")),
        wires=("google",),
    ),
    Case("F20", "nothing", FAILS, _USELESS, _ANOTHER, says={"": ""}),
    Case("F20", "blank lines", FAILS, _USELESS, _ANOTHER, says={"": " \n\n \n"}),
    Case(
        "F20",
        "an apology",
        {"edit": Result.REFUSED, "find": Result.TOOL},
        _USELESS,
        _ANOTHER,
        says={"": "I am sorry, but as an AI I cannot help with that."},
    ),
]

_ROW = {"quote": "return", "message": FINDING, "help": "", "severity": "warning", "cwe": 0}
_GOOD = json.dumps({"findings": [_ROW], "disputed": []})
_BAD_JSON = {
    "cut off": _GOOD[:-16],
    "single quotes": str({"findings": [_ROW], "disputed": []}),
    "NaN": _GOOD.replace('"cwe": 0', '"cwe": NaN'),
    "a key twice": _GOOD.replace('{"findings"', '{"findings": [], "findings"'),
    "a comma too many": _GOOD.replace("}]", "},]"),
    "the rows alone": f"[{json.dumps(_ROW)}]",
    "a number for the rows": '{"findings": 5, "disputed": []}',
    "100,000 brackets": '{"findings": ' + "[" * 100_000,
}
_JSON = [
    *(
        Case(
            "F22",
            what,
            _FINDS,
            "not the JSON that was asked for|repeat itself",
            _ANOTHER,
            says={"find": said},
        )
        for what, said in _BAD_JSON.items()
    ),
    Case("F22", "prose around it", {"find": Result.ANSWERS}, says={"find": f"Sure:\n\n{_GOOD}\n\nBye."}),
    Case("F22", "a fence around it", {"find": Result.ANSWERS}, says={"find": f"```json\n{_GOOD}\n```"}),
]

_THOUGHT = "hm, the secret thought\n```go\nfunc wrong() {}\n```\n"
_THOUGHTS = {
    "<think>": ("<think>", "</think>\n"),
    "<thinking>": ("<thinking>", "</thinking>\n"),
    "<thought>": ("<thought>\n", "\n</thought>"),
    "<reasoning>": ("<reasoning>", "</reasoning>\n\n"),
    "<reflection>": ("<reflection>", "</reflection>"),
    "<THINK>, in capitals": ("<THINK>", "</THINK>"),
    "a line break before it": ("\n\n <think>", "</think>\n"),
    "channels": (
        "<|channel|>analysis<|message|>",
        "<|end|><|start|>assistant<|channel|>final<|message|>",
    ),
}
_THINKING = [
    *(
        Case("F23", what, WORKS, says=framed(f"{begin}{_THOUGHT}{end}"), gone="secret thought|wrong|channel")
        for what, (begin, end) in _THOUGHTS.items()
    ),
    Case(
        "F23",
        "no opening tag",
        WORKS,
        says=framed("hm, the secret thought\n</think>\n"),
        gone="secret thought",
        streams=False,
    ),
    Case("F23", "no closing tag", FAILS, _USELESS, _ANOTHER, says=framed(f"<think>{_THOUGHT}")),
    Case(
        "F23",
        "in the wire's own field",
        WORKS,
        faults=each(Fault(thinking="the secret thought")),
        gone="secret thought",
    ),
]

_LOOPS = {
    "a character": "a",
    "a rule of dashes": "-",
    "a line": "and so the value is the value again\n",
    "a paragraph": "".join(f"In step {number} the value of the sum is taken on.\n" for number in range(12)),
    "closing tags": "</div>\n",
    "a thought": "",
}
_REPEATING = [
    *(
        Case(
            "F24",
            f"{what}, over and over",
            FAILS,
            "began to repeat itself and was stopped",
            _ANOTHER,
            each(Fault(thinking="but wait, is it so? " * 2000)) if not piece else each(Fault(piece=64)),
            says={"": f"Here: {piece * (20_000 // max(1, len(piece)))}"},
        )
        for what, piece in _LOOPS.items()
    ),
    Case("F24", "a table that the code repeats too", {"edit": Result.ANSWERS}, file="table"),
]

_TONGUES = [
    Case(
        "F28",
        "words in Chinese",
        {"edit": Result.WAITS},
        "where the file has none",
        says={"edit": good_answer("edit", FILES["python"]).replace("Greet", "向用户打招呼")},
        file="python",
    ),
    Case(
        "F28",
        "an explanation in Chinese",
        {"tell": Result.ANSWERS},
        says={"tell": "这个函数把两个数字相加。"},
        shown="两个数字",
    ),
    Case(
        "F28",
        "code in Java, and it says so",
        {"edit": Result.TOOL},
        "no code in python",
        _ANOTHER,
        says={"edit": "```java\nclass A { void greet(String name) {} }\n```"},
        file="python",
    ),
    Case(
        "F28",
        "code in Java",
        {"edit": Result.TOOL},
        "does not define greet|syntax",
        _ANOTHER,
        says={"edit": "```\nclass A { void greet(String name) {} }\n```"},
        file="python",
    ),
    Case(
        "F28",
        "code in Python, where there is no grammar",
        {"edit": Result.REFUSED},
        "no code in go",
        _ANOTHER,
        says={"edit": "```py\ndef add(a, b):\n    return a - b\n```"},
    ),
]

_OTHERS = [
    Case(
        "F32",
        "half of the prompt was read",
        DOUBTED,
        "the server cut the front of the prompt off",
        "select less code",
        each(Fault(share=0.5)),
        wires=("ollama",),
        file="long",
    ),
    Case("F32", "the rest was cached", WORKS, faults=each(Fault(share=0.5)), wires=STREAMS, file="long"),
    Case("F32", "all of it was read", WORKS, wires=("ollama",), file="long"),
    Case(
        "F33",
        "another model answers",
        DOUBTED,
        "gpt-oss:20b answered, not qwen2.5-coder:7b",
        "look at what the server serves",
        each(Fault(model="gpt-oss:20b")),
    ),
    Case(
        "F33",
        "one of another size answers",
        DOUBTED,
        "qwen2.5-coder:1.5b answered",
        "look at what the server serves",
        each(Fault(model="qwen2.5-coder:1.5b")),
    ),
    Case(
        "F33",
        "the same by its longer name",
        WORKS,
        faults=each(Fault(model="qwen2.5-coder:7b-instruct-q4_0")),
    ),
]

CASES = [*_ENDS, *_JSON, *_THINKING, *_REPEATING, *_TONGUES, *_OTHERS]
