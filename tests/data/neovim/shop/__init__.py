"""A shop that Neovim opens in tests."""
