"""Identifiers: one module a kind; texts in, values or faults out."""
