"""The scripts that make vectors import one another as siblings: they are run, not collected for doctests."""

collect_ignore_glob = ["*/*.py"]
