"""The facade, in editor words: offers, jobs, findings, explanations; the same for editor and terminal."""

from lsp_server.assist.audience import Audience
from lsp_server.assist.board import Board, Job, State
from lsp_server.assist.desk import Desk
from lsp_server.assist.facade import Assist
from lsp_server.assist.offers import Offer, offers
from lsp_server.assist.pile import Shown
from lsp_server.assist.recruiting import Sources, Staff, find_models, read_own, staff_of
from lsp_server.assist.requests import Request, meant

__all__ = [
    "Assist",
    "Audience",
    "Board",
    "Desk",
    "Job",
    "Offer",
    "Request",
    "Shown",
    "Sources",
    "Staff",
    "State",
    "find_models",
    "meant",
    "offers",
    "read_own",
    "staff_of",
]
