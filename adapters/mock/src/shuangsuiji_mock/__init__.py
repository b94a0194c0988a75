"""A platform in memory: the reference of the platform port."""
