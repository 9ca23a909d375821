"""Podium: a language server through which any editor conducts a squad of specialised agents."""

__version__ = "0.1.0"
