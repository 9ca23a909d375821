"""Every exception of Podium, split by who must act.

    PodiumError
    ├── UserError            the user's request or configuration: message names the cause and the next step
    │   └── AccessError      a path outside the workspace, or one that the ignore rules keep out
    ├── StaleError           the text changed meanwhile: ask again
    ├── ToolError            an engine is missing, crashed or timed out
    ├── ModelError           an endpoint failed, or a model's answers were of no use
    ├── UnfitReply           one answer of a model that cannot be used as it is
    └── RejectedEdit         an edit that failed a rule of the safety ladder

Only these cross a layer's edge. A message says what happened and what to do, in one line, with no
traceback in it; nothing that a client sees is made from any other exception.
"""


class PodiumError(Exception):
    """The root: `except PodiumError` catches all that Podium raises on purpose."""


class UserError(PodiumError):
    """The request or the configuration is at fault."""


class AccessError(UserError):
    """A path that Podium may not read or edit."""


class StaleError(PodiumError):
    """The text changed since the request was made."""


class ToolError(PodiumError):
    """An engine that needs no model is missing, crashed, timed out or answered nonsense."""


class ModelError(PodiumError):
    """An endpoint failed, or what its model answered was of no use; the message says which and what to do."""


class UnfitReply(PodiumError):
    """An answer that gives no edit: `rule` is what was wrong with it, `reason` tells it in words."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(rule, reason)
        self.rule = rule
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class RejectedEdit(PodiumError):
    """An edit that was not offered, and the rule that said no.

    `rule` is the rule's id in the ladder, `reason` one line for the user.
    """

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(rule, reason)
        self.rule = rule
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}"
