"""The same facade from a terminal; the only place that prints."""
