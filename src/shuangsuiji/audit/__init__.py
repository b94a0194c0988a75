"""审计公布的名单 (第十一条、第十二条): what lists that were published say of the draws behind them, without any seed.

Who has only a list of targets and the lists of those drawn from it, year by year, can still ask much: whether those drawn stand
at even steps, whether part of the list was never reached, whether years repeat each other more than chance would, whether a region
was spared, who took whose place. And some questions no list can answer; a report says which.

A draw here is one published list and the list of targets that it was drawn from (`draws`). Every measurement asks how likely an even
draw of as many, without replacement, is as far out. Where the exact chance is out of reach, a bound above it is taken (`tails`), so
that an even draw is never called unfair more often than the rate says.

Needs numpy and scipy, as the fairness kit does: `pip install "shuangsuiji[fairness]"`.

| where | what |
| --- | --- |
| `lists` | reads the tables, with every fault of every file at once |
| `draws` | what was drawn from what, in strata |
| `order`, `shares`, `years`, `substitutes` | measure |
| `conclusions` | what these lists could have shown, and what no list can |
| `auditing`, `report`, `page` | the audit, what came of it, and its page |
"""
