"""Word documents of papers, laid out after GB/T 9704-2012."""
