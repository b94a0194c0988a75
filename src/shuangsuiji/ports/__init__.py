"""Ports: what the library asks of the world, each with numbered obligations."""
