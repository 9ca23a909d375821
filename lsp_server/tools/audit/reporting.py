"""Findings made of what rules match: messages, repairs, and the way of a value through the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lsp_server.syntax import Match, Node
from lsp_server.text import Text, TextEdit
from lsp_server.tools.audit.flows import Step
from lsp_server.tools.audit.rules import Rule
from lsp_server.tools.audit.shapes import text_of
from lsp_server.tools.audit.sinks import Way
from lsp_server.tools.findings import Finding, Fix, Waypoint

_CAPTURE = re.compile(r"\{([a-z_.]+)\}")
_SHORT = 40
_LONGEST = 2000
_MOST_WAYPOINTS = 10


def finding_of(rule: Rule, text: Text, match: Match, trails: Mapping[int, Step]) -> Finding:
    """The finding of a pattern rule's match; `trails` are the ways of data that its predicates found."""
    node = match.captures["finding"][0]
    place = text.range_of_bytes(node.start_byte, node.end_byte)
    return Finding(
        tool="podium",
        rule=rule.id,
        message=_filled(rule.message, match, _SHORT),
        range=place,
        severity=rule.severity,
        confidence=rule.confidence,
        cwe=rule.cwe,
        help=rule.help,
        fix=_fix(rule, text, match),
        noqa_line=place.end.line,
        trail=_trail(text, _step_of(match, trails), node),
    )


def flow_finding_of(rule: Rule, text: Text, way: Way) -> Finding:
    """The finding of a flow rule, with the way that the value takes."""
    place = text.range_of_bytes(way.node.start_byte, way.node.end_byte)
    words = {"source": _shortened(text_of(way.step.node)[:_LONGEST]), "sink": _shortened(way.sink)}
    return Finding(
        tool="podium",
        rule=rule.id,
        message=_CAPTURE.sub(lambda found: words.get(found[1], found[0]), rule.message),
        range=place,
        severity=rule.severity,
        confidence=rule.confidence,
        cwe=rule.cwe,
        help=rule.help,
        noqa_line=place.end.line,
        trail=_trail(text, way.step, way.node),
    )


def _step_of(match: Match, trails: Mapping[int, Step]) -> Step | None:
    """The way that a predicate found to a node of the match."""
    nodes = (node for found in match.captures.values() for node in found)
    return next((trails[node.id] for node in nodes if node.id in trails), None)


def _trail(text: Text, step: Step | None, sink: Node) -> tuple[Waypoint, ...]:
    """The way in waypoints, one a line, the source first, the sink last; nothing where both are one line."""
    if step is None:
        return ()
    nodes = [node for node in step.path() if node.end_byte - node.start_byte <= _LONGEST]
    waypoints = list(_waypoints(text, nodes))
    if not waypoints:
        return ()
    source, *between = waypoints
    place = text.range_of_bytes(sink.start_byte, sink.end_byte)
    passed = [
        one for one in between if one.range.start.line not in (source.range.start.line, place.start.line)
    ]
    if source.range.start.line == place.start.line and not passed:
        return ()
    return (source, *passed[: _MOST_WAYPOINTS - 2], Waypoint(place, "gets here"))


def _waypoints(text: Text, nodes: list[Node]) -> Iterator[Waypoint]:
    """The first node of each run of nodes in one line."""
    line = -1
    for number, node in enumerate(nodes):
        place = text.range_of_bytes(node.start_byte, node.end_byte)
        if place.start.line != line:
            line = place.start.line
            said = _shortened(text_of(node))
            yield Waypoint(place, f"{said} comes from outside" if number == 0 else f"by way of {said}")


def _fix(rule: Rule, text: Text, match: Match) -> Fix | None:
    finding = match.captures["finding"][0]
    if rule.rewrite is None or finding.end_byte - finding.start_byte > _LONGEST:
        return None
    node = match.first("rewrite") or finding
    new = _filled(rule.rewrite, match)
    edit = TextEdit(text.range_of_bytes(node.start_byte, node.end_byte), new)
    return Fix(f"Write {_shortened(new)}", (edit,), rule.rewrite_safe)


def _filled(template: str, match: Match, limit: int | None = None) -> str:
    """The template with each {capture} replaced by its source, shortened where a limit is given."""

    def source(found: re.Match[str]) -> str:
        node = match.first(found[1])
        if node is None:
            return found[0]
        return text_of(node) if limit is None else _shortened(text_of(node)[:_LONGEST], limit)

    return _CAPTURE.sub(source, template)


def _shortened(text: str, limit: int = _SHORT) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
