"""一年样例: an invented city's whole year, from the rulebook to the archive, act by act, in the order of its days.

`agenda` keeps what is to come; `town` is who there is; `cases` says which target meets with what; `drawing` takes a task
from its setting to the lock; `following` takes a target's file from the inspection to the archive; `aftermath` is what
comes of a published result; `year` puts it together.
"""
