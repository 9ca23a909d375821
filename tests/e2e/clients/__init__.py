"""Fake editors that keep the rules of eleven real ones, and the stories that every one of them must tell."""
