"""An import that would define a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Standing(IntEnum):
    """How likely it is that a module is the one that is meant; the likeliest is the lowest."""

    SETTLED = 0  # nearly everybody means this one
    LIKELY = 1  # one of the few that people mean
    OWN = 2  # the user's own package
    ORDINARY = 3
    INSTALLED = 4
    RARE = 5
    DEPRECATED = 6


@dataclass(frozen=True, slots=True)
class ImportCandidate:
    """`from module import name as alias`, or `import module as alias` where there is no name.

    `module` may be relative (".pricing"). `alias` is empty for none.
    """

    module: str
    name: str = ""
    alias: str = ""
    standing: Standing = Standing.ORDINARY

    @property
    def bound(self) -> str:
        """The name that the import defines."""
        return self.alias or self.name or self.module.split(".")[0]

    @property
    def imported(self) -> str:
        """What stands behind the last `import`: "Path", "numpy as np"."""
        what = self.name or self.module
        return f"{what} as {self.alias}" if self.alias else what

    @property
    def statement(self) -> str:
        """The import as Python writes it."""
        return f"from {self.module} import {self.imported}" if self.name else f"import {self.imported}"

    @property
    def title(self) -> str:
        """The import as an offer says it: "import Path from pathlib"."""
        return f"import {self.imported} from {self.module}" if self.name else f"import {self.imported}"
