"""联合抽查事项清单 (第五条、第六条): what may be inspected, in editions that are shown to the public first.

`item` and `edition` are what is listed, `state` is the checklist as it stands; `issuing`, `supplements` and `repeal`
are the acts.
"""
