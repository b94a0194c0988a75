"""一座样例城市的一年: three departments, two counties, six tasks, about ten thousand acts; then everything is checked.

    python examples/yuxi/year.py [--inspected 600]

The acts stand in shuangsuiji.testing.year, one module a stage; `shuangsuiji demo --year` does the same into a folder
and prints every report. Here the platform is the mock, which takes nothing out of order.
"""

import argparse
from datetime import date

from shuangsuiji.bureau import bureau_of
from shuangsuiji.deadlines import clocks, running
from shuangsuiji.reports.catalogue import REPORTS, Query
from shuangsuiji.testing.year.town import CALENDAR, YEAR
from shuangsuiji.testing.year.year import FULL, SHORT, Year
from shuangsuiji_mock.platform import MockPlatform


def main() -> None:
    """Do the year and say what it comes to."""
    parser = argparse.ArgumentParser(description="一座样例城市的一年")
    parser.add_argument("--inspected", type=int, default=FULL, help=f"检查多少户，{SHORT} 到 {FULL}")
    year = Year(parser.parse_args().inspected, platform=lambda clock: MockPlatform(clock=clock))
    for progress in year.run():
        print(f"\r{progress.day}  {progress.acts} 个行为", end="")
    replayed = year.office.replay()
    print(f"\n重放：{replayed.lines} 行，{'没有发现删改' if replayed.ok else replayed.faults[0].text()}")
    print(f"核验：{sum(each.complete for each in year.verified())} / {len(year.drawings)} 次抽取完整通过")
    rebuilt = all(year.office.state(name) == state for name, state in replayed.states.items())
    print(f"重建：{replayed.streams} 个流的状态{'与办理时的相同' if rebuilt else '不同'}")
    bureau = bureau_of(replayed)
    print(f"时钟：{len(running(clocks(bureau, date(YEAR, 9, 15), CALENDAR)))} 个在 9 月 15 日走着")
    task, target = year.drawings[0].job.code, year.desk.problems[0]
    query = Query(on=date(YEAR + 1, 3, 1), year=YEAR, calendar=CALENDAR, task=task, target=target)
    for name, make in REPORTS.items():
        report = make(bureau, query)
        print(f"报表 {name}：{len(report.rows)} 行")


if __name__ == "__main__":
    main()
