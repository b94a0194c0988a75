"""两库 (第九条): the registries of targets and inspectors, read from tables as they are kept in offices.

`columns` finds the header row and the columns, `reading` goes through the rows and lists every fault with its
place, `targets`, `history`, `inspectors` and `recusals` say what a row means. Files are opened elsewhere: what
comes in is a `Table` of the port `registry_source`, what goes out are records, faults and rejected rows.
"""
