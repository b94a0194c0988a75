"""抽取 (第十一条、第十二条): the draw protocol of docs/spec/draw-v1.md, one module a numbered section.

announcement   3     what is fixed and published before any seed exists
quota          3.2   how many of a stratum are drawn
feasibility    3.6   whether every target can have its inspectors
journal        3.4   what happened, in order; its file form is 13
entropy        4     commitments, reveals, beacons, public values, trust
seed           5     seed, keys, tickets
targets        6     first random: 随机抽取检查对象
inspectors     7     second random: 随机选派执法检查人员
record         8     record and public extract
verify         9     the ten steps
proof          10    proof for one target
sql            11    the same draw on a database
"""
