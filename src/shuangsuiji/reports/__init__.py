"""报表: what a bureau reports, each a value that is computed from the journal alone."""
