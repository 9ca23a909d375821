"""workspace/executeCommand: a table of commands, each answered at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from lsprotocol import types

from lsp_server import __version__
from lsp_server.assist import Job, Request
from lsp_server.errors import UserError
from lsp_server.server.convert import Converter, job_json, request_of
from lsp_server.server.plain import plain_json
from lsp_server.server.protocol import INVALID_PARAMS, RequestError
from lsp_server.server.session import Session
from lsp_server.squad import INTENTS
from lsp_server.text import Text
from lsp_server.workspace import path_to_uri

Json = dict[str, Any]


def handle(session: Session, params: types.ExecuteCommandParams) -> object:
    """Run a command. Jobs begin and are answered with their id; what comes of them is shown later."""
    command = COMMANDS.get(params.command)
    if command is None:
        raise RequestError(INVALID_PARAMS, f"no such command: {params.command[:80]}")
    arguments = params.arguments or []
    return command(session, plain_json(arguments[0]) if arguments else None)


def _run(session: Session, argument: object, intent: str = "") -> Json:
    if argument is None:
        request = _at_last_place(session, intent)
    else:
        request = request_of(argument, _converter(session, argument), intent)
    span = session.assist.menus.follow(request.uri, request.range, request.version)
    job = session.assist.start(replace(request, range=span, version=None))
    return {"job": job.id}


def _at_last_place(session: Session, intent: str) -> Request:
    """Helix and others call commands without arguments: then the place of the last menu or hover counts."""
    place = session.assist.last_place
    if not intent or place is None:
        wanted = (
            "name an intent" if not intent else "put the cursor on the code and open its menu or hover first"
        )
        raise UserError(f"the command has no argument; {wanted}")
    return Request(intent, place[0], place[1])


def _cancel(session: Session, argument: object) -> Json:
    return {"cancelled": session.assist.board.cancel(_field(argument, "job"))}


def _apply(session: Session, argument: object) -> Json:
    """Answered before the edit goes out: Emacs waits for the answer and would not take the edit."""
    job = session.assist.parked(_field(argument, "job"))
    if not job.can_apply:
        raise UserError("podium.apply is `never`, so nothing is applied; look at the diff instead")
    session.client.start(session.assist.apply(job))
    return _state(job)


def _edit(session: Session, argument: object) -> Json:
    """An edit of a menu whose client would make it in any text: carried to the present one, or refused."""
    if argument is None:
        raise UserError("the command has no argument; pick the action from the menu that has it")
    document = session.assist.documents.get(_field(argument, "uri") or "")
    converter = _converter(session, argument)
    fields = cast("Json", argument) if isinstance(argument, dict) else {}
    version, edits = fields.get("version"), fields.get("edits")
    if document is None or not isinstance(version, int) or not isinstance(edits, list):
        raise RequestError(INVALID_PARAMS, "podium.edit needs what its menu gave it")
    known = converter.edits(cast("list[object]", edits))
    carried = session.assist.menus.carry(document.uri, known, version)
    session.client.edit(document, carried)
    return {"edits": len(carried)}


def _show_diff(session: Session, argument: object) -> Json:
    job = session.assist.parked(_field(argument, "job"))
    session.client.start(session.assist.show_diff(job))
    return _state(job)


def _proposal(session: Session, argument: object) -> Json:
    """Both sides of a parked result, for editors with a diff view of their own."""
    job = session.assist.parked(_field(argument, "job"))
    path, before, after = session.assist.sides(job)
    uri = path_to_uri(Path(path)) if path else job.uri
    return {**_state(job), "title": job.title, "uri": uri, "before": str(before), "after": str(after)}


def _audit_workspace(session: Session, _argument: object) -> Json:
    return {"job": session.assist.audit_workspace().id}


def _discard(session: Session, argument: object) -> Json:
    job = session.assist.parked(_field(argument, "job"))
    session.assist.discard(job)
    return _state(job)


def _clear(session: Session, argument: object) -> Json:
    return {"cleared": session.assist.clear(_field(argument, "uri"))}


def _dismiss(session: Session, argument: object) -> Json:
    finding = _field(argument, "finding")
    if finding is None:
        raise UserError("name the finding to dismiss; its menu has the action")
    return {"dismissed": session.assist.dismiss(finding)}


def _status(session: Session, _argument: object) -> Json:
    assist = session.assist
    agents = [
        {
            "name": agent.name,
            "intents": list(agent.intents),
            "tool": agent.tool,
            "model": seat.model.name if (seat := assist.roster.seat(agent.model)) else None,
        }
        for agent in assist.squad.agents
    ]
    return {
        "endpoints": _endpoints(session),
        "agents": agents,
        "jobs": [job_json(job, session.traits.encoding) for job in assist.board],
        "squad": {
            "file": assist.staff.own.file or None,
            "problems": [str(one) for one in assist.staff.own.problems],
            "notes": list(assist.roster.notes),
        },
        "trust": {"workspace": [str(root) for root in assist.project.workspace.roots]},
        "version": __version__,
    }


def _endpoints(session: Session) -> list[Json]:
    roster = session.assist.roster
    models = roster.models
    return [
        {
            "name": endpoint.name,
            "url": endpoint.url,
            "local": endpoint.private,
            "models": [model.title for model in models if model.endpoint == endpoint],
            "serves": {
                seat.role: {"model": seat.model.title, "why": seat.why}
                for seat in roster
                if seat.model.endpoint == endpoint
            },
        }
        for endpoint in dict.fromkeys(model.endpoint for model in models)
    ]


COMMANDS: dict[str, Callable[[Session, object], object]] = {
    "podium.run": _run,
    **{f"podium.{intent}": partial(_run, intent=intent) for intent in INTENTS if intent != "ask"},
    "podium.auditWorkspace": _audit_workspace,
    "podium.cancel": _cancel,
    "podium.apply": _apply,
    "podium.edit": _edit,
    "podium.discard": _discard,
    "podium.showDiff": _show_diff,
    "podium.proposal": _proposal,
    "podium.clear": _clear,
    "podium.dismiss": _dismiss,
    "podium.status": _status,
}


def _converter(session: Session, argument: object) -> Converter:
    """For the text that the argument's positions count in: that of its version, where it is still known."""
    uri = _field(argument, "uri")
    version = cast("Json", argument).get("version") if isinstance(argument, dict) else None
    known = session.assist.menus.text_at(uri, version if isinstance(version, int) else None) if uri else None
    return Converter(known or Text.of(""), session.traits.encoding)


def _field(argument: object, name: str) -> str | None:
    """A field of an argument, None where there is none: nothing named often means all there is.

    Raises RequestError (-32602) for one that is no string, lest it be taken for none.
    """
    if not isinstance(argument, dict):
        return None
    value = cast("Json", argument).get(name)
    if value is not None and not isinstance(value, str):
        raise RequestError(INVALID_PARAMS, f"{name} must be a string")
    return value


def _state(job: Job) -> Json:
    return {"job": job.id, "state": str(job.state)}
