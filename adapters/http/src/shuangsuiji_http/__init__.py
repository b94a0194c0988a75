"""A platform over HTTP."""
