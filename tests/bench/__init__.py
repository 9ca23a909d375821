"""`make bench`: the figures of docs/performance.md, measured here and now, each beside its goal."""
