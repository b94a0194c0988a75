"""Reader and writer of spreadsheets."""
