"""Podium in real editors: what each of them shows, and what is in the files afterwards.

`make test-editors` runs this.
"""
