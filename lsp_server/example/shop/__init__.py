"""Takes orders, prices them, keeps them and tells people about them."""

__version__ = "0.4.2"
