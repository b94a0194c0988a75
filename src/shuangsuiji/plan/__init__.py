"""年度抽查工作计划 (第七条): what a department will inspect in a year, made public by 31 March, in versions.

`rows` and `ratio` are what is planned, `window` reads 实施检查时间 as plans print it, `state` is the plan as it stands,
`judging` is what the regulation says of a plan, `publishing` are the acts.
"""
