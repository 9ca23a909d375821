"""How long a server asks to wait, in all the ways in which servers say it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from lsp_server.providers.turn import dig, items, words

_SECONDS = re.compile(r"^\s*(\d{1,9}(?:\.\d{1,9})?)\s*s?\s*$")


def seconds_to_wait(headers: Mapping[str, str], answer: object, now: datetime | None = None) -> float | None:
    """Seconds from now; None where nothing, or nothing sensible, is said.

    `retry-after-ms` (OpenAI), `Retry-After` as seconds or an HTTP date (RFC 9110, 10.2.3), and Google's
    `RetryInfo.retryDelay` in the error's details.
    """
    if (milliseconds := _number(headers.get("retry-after-ms", ""))) is not None:
        return milliseconds / 1000
    said = headers.get("retry-after", "")
    if (seconds := _number(said)) is not None:
        return seconds
    if said:
        return _until(said, now or datetime.now(UTC))
    delays = [words(dig(one, "retryDelay")) for one in items(dig(answer, "error", "details"))]
    return next((seconds for delay in delays if (seconds := _number(delay)) is not None), None)


def _number(said: str) -> float | None:
    found = _SECONDS.match(said)
    return float(found[1]) if found else None


def _until(said: str, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
