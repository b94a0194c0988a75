"""Tools for test suites: strategies of hypothesis, ready tasks, a bureau that goes the whole line, and contract kits.

| module | what it gives |
| --- | --- |
| `strategies`, `roll_strategies`, `source_strategies`, `tasks` | rolls, announcements and drawn rounds |
| `line`, `line_strategies` | an invented bureau with its office, act by act; random locked tasks |
| `contract_calendar`, `contract_store`, `contract_platform`, `contract_paper_writer` | a contract kit for each port, by its numbered obligations |
| `platform_documents`, `platform_strategies`, `platform_order` | what the platform's kit sends |
| `fairness`, `unfair` | examine whether a draw is fair (extra `fairness`); draws that are not |
| `store_oddities` | what the store's kit keeps and has refused |

Needs the extra `testing` (hypothesis, pytest).
"""
