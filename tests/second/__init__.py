"""A second implementation of docs/spec/draw-v1.md, from that page alone; it must agree byte for byte."""
