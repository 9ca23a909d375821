"""LSP at the door: frames in, answers out. Nothing below this package knows the protocol."""
