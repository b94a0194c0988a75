"""Rounds of drand's unchained beacons, checked offline."""
