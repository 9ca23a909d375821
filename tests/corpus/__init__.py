"""`make corpus`: definitions in real packages, compared with what other tools list; docs/definitions.md."""
