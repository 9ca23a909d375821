"""What an endpoint's failure means for the user, in one line: what happened, and what to do."""

from __future__ import annotations

from lsp_server.providers.turn import Cause

_LONGEST_WORDS = 200  # of a server that are shown

_ADVICE = {
    Cause.UNREACHABLE: "cannot be reached; is it running? Start it, or correct its URL",
    Cause.SILENT: "does not answer; try again, or use a faster model",
    Cause.BUSY: "is busy; try again in a while",
    Cause.QUOTA: "says that the quota is used up; look at your account there",
    Cause.DENIED: "refuses the key; check the key in your squad file",
    Cause.NO_MODEL: "does not have the model; install it, or name another one",
    Cause.TOO_LONG: "finds the prompt too long for the model; select less code",
    Cause.BROKEN: "answered in a way that is not its wire's; check its URL and its kind",
    Cause.FAILED: "failed; look at its own log, or try again",
}
_PROXY = "the proxy of your environment asks for a name and a password; put them into its URL there"
_PORTAL = "the network wants you to sign in; open a web page in a browser first"
BY_STATUS = {407: (Cause.DENIED, _PROXY), 511: (Cause.DENIED, _PORTAL)}
"""Answers that are not the endpoint's own, by status (RFC 9110, 15.5.8; RFC 6585, 6)."""

_CERTIFICATES = (
    ("has expired", "shows a certificate that has expired; renew it there"),
    ("mismatch", "shows a certificate that is not valid for its address; check its URL"),
    ("CERTIFICATE", "shows a certificate that this machine does not trust; check its URL, or who signed it"),
    ("SSL", "does not speak TLS at this address; check its port, or write http:// where nobody listens in"),
)


def advice(cause: Cause, where: str, said: str = "") -> str:
    """What a cause means and what to do, with the place that told it and the server's own words."""
    return f"{_ADVICE[cause]} ({where}{_quoted(said)})"


def about_certificate(fault: str) -> str:
    """What is wrong with TLS, by the words of OpenSSL; empty where that is not what is wrong."""
    return next((told for mark, told in _CERTIFICATES if mark.lower() in fault.lower()), "")


def about_proxy(fault: str) -> tuple[Cause, str]:
    """Why the proxy that the environment names leads nowhere."""
    if "407" in fault:
        return BY_STATUS[407]
    return (
        Cause.UNREACHABLE,
        "cannot be reached through the proxy of your environment; check its URL",
    )


def _quoted(said: str) -> str:
    """A server's own words in one short line; they come from outside."""
    line = " ".join("".join(char if char.isprintable() else " " for char in said).split())
    return f": {line[:_LONGEST_WORDS]}" if line else ""
