"""文书: what each paper says, as data and as plain text; the layout is somebody else's."""
