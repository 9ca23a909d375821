"""A real VS Code in a browser: code-server, Debian's Chromium, playwright."""
