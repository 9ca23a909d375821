"""The fault matrix: each fault of a model server, on every wire, for an agent that edits, finds or tells."""
