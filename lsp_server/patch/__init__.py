"""Edits before they are offered: reading replies, fitting them to a file, the safety ladder.

Pure: facts of files come in as values. `replies.py` reads what a model wrote, `matching.py` puts it in its
one place, `ladder.py` is what every edit must survive and `doubts.py` what a model's must survive besides.
Replies as models write them, and what must come of each, stand in tests/cases/replies/.
The parts that only models need load with the first of them.
"""

from lsp_server.patch.ladder import FileFacts, Proposal, check_file, propose

__all__ = ["FileFacts", "Proposal", "check_file", "propose"]
