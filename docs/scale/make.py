"""Make `docs/scale.md` of what was measured: `python docs/scale/make.py`; with `--check` it only compares."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
PAGE: Final = HERE.parent / "scale.md"
ANNOUNCING: Final = "公告（DuckDB 的表）"
CARRIED: Final = 190_000_000
FEW_SECONDS: Final = 10
MANY_SECONDS: Final = 600
MANY_MB: Final = 10_000
WAYS: Final = {
    "Python, streaming": "Python，逐行读名录文件",
    "Python, two processes": "Python，两个进程",
    "DuckDB, table": "DuckDB，表",
    "DuckDB, Parquet": "DuckDB，Parquet",
    "PostgreSQL": "PostgreSQL",
    "Spark, Parquet": "Spark local[2]，Parquet",
    "C over OpenSSL": "C 循环（只算签号，极限）",
}
HEAD: Final = """\
# 规模

由 `docs/scale/make.py` 按 `docs/scale/` 里的测量值写成，不要手改。抽 3 %，四个分层，18 位编号。**量出来的**和**推算的**分开写：第一、二节的数是量的，
第四节的数没有量过，是按第三节的模型推出来的。

在 {cores} 个核上量的：量抽取时的平均负载是 {draw_load}，量公告时是 {announce_load}，量的本身也算在内。负载比核数大的时候，时间偏长，用两个核的引擎吃亏最多。
编号是连号，区域和专业只有一个值，Parquet 和 DuckDB 压得比真实数据小得多，真实数据按名录文件的字节估计。
"""


def fitted(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Fit a + b n to (n, value) by the least squares of relative errors, a at least 0; give a, b and the largest error."""
    weights = [1 / value**2 for _, value in points]
    total = sum(weights)
    mean_n = sum(w * n for w, (n, _) in zip(weights, points, strict=True)) / total
    mean = sum(w * value for w, (_, value) in zip(weights, points, strict=True)) / total
    spread = sum(w * (n - mean_n) ** 2 for w, (n, _) in zip(weights, points, strict=True))
    slope = (
        sum(w * (n - mean_n) * (value - mean) for w, (n, value) in zip(weights, points, strict=True)) / spread
    )
    start = mean - slope * mean_n
    if start < 0:
        start = 0.0
        slope = sum(w * n * value for w, (n, value) in zip(weights, points, strict=True)) / sum(
            w * n * n for w, (n, _) in zip(weights, points, strict=True)
        )
    worst = max(abs(start + slope * n - value) / value for n, value in points)
    return start, slope, worst


def rough(value: float) -> float:
    """Give two digits: more would pretend to know what was never measured."""
    return float(f"{value:.1e}")


def row(*cells: object) -> str:
    """Give a row of a table."""
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def table(head: Sequence[str], rows: Sequence[str]) -> Iterator[str]:
    """Give a table."""
    yield from (row(*head), row(*["---"] * len(head)), *rows, "")


def seconds(value: float) -> str:
    """Give a time as people say it."""
    if value < FEW_SECONDS:
        return f"{value:.2f} 秒"
    return f"{value:.0f} 秒" if value < MANY_SECONDS else f"{value / 60:.0f} 分"


def memory(value: float) -> str:
    """Give MB as people say it."""
    return f"{value:.0f} MB" if value < MANY_MB else f"{value / 1000:.0f} GB"


def page(drawing: list[dict[str, Any]], announcing: dict[str, Any]) -> str:
    """Give the page."""
    ways: dict[str, list[dict[str, Any]]] = {}
    for each in drawing:
        ways.setdefault(each["way"], []).append(each)
    sizes = [each["size"] for each in announcing["sizes"]]
    lines = [
        HEAD.format(cores=announcing["cores"], draw_load=_loads(drawing), announce_load=announcing["load"]),
        "## 一、量出来的：抽取\n",
        *table(
            ["", *(f"{size:,} 户" for size in sizes)],
            [
                row(
                    WAYS.get(way, way),
                    *_cells(found, sizes),
                )
                for way, found in ways.items()
            ],
        ),
        (
            "时间是同一次运行里五次的中位数，标明一次的只量了一次。内存是进程的峰值，抽中的行也随户数增加；"
            "`consistent_sampler`、`cryptorandom`、`random.sample` 要先把全部编号放在内存里，读进来的时间没有算。\n"
        ),
        "## 二、量出来的：公告，从 DuckDB 的表\n",
        *table(
            [
                "户数",
                "时间",
                "内存峰值",
                "名录文件，字节/户",
                "DuckDB，字节/户",
                "Parquet，字节/户",
                "取回的抽中行，字节/行",
            ],
            [
                row(
                    f"{each['size']:,}",
                    seconds(each["seconds"]),
                    memory(each["peak"]),
                    *(f"{each[kind] / each['size']:.1f}" for kind in ("tsv", "duckdb", "parquet")),
                    f"{each['drawn'] / each['rows']:.0f}",
                )
                for each in announcing["sizes"]
            ],
        ),
        (
            "公告把整个名录按编号次序流过一遍，每种大小只量一次。本库自己不留行，但内存**随户数增加**：排序和查重在 DuckDB 里，"
            "占用一直长到它的 `memory_limit`（这里是 1 GB）附近，再大的才写到盘上。另外单独量过 `memory_limit` 为 256 MB 时的峰值："
            "100 万户 239 MB，300 万户 361 MB，800 万户 375 MB，到了上限以后就不怎么长了。\n"
        ),
        "## 三、模型\n",
        (
            "时间 = 固定 + 每户 × 户数，内存也是；按相对误差的最小二乘拟合，固定部分不小于 0。“最大误差”是三个测量点中离模型最远的，"
            "三个点定两个数，误差小不说明模型能外推。\n"
        ),
        *table(
            ["", "固定", "每百万户", "时间的最大误差", "内存：固定", "内存：每百万户"],
            list(_models(ways, announcing)),
        ),
        f"## 四、推算的（没有量过）：{CARRIED:,} 户\n",
        *table(["", "时间", "内存"], list(_carried(ways, announcing))),
        (
            f"名录文件约 {announcing['sizes'][-1]['tsv'] / sizes[-1] * CARRIED / 1e9:.0f} GB，公告时要从数据库流出这么多；"
            f"抽取只取回 {announcing['sizes'][-1]['drawn'] / announcing['sizes'][-1]['rows'] * CARRIED * 0.03 / 1e9:.1f} GB 的抽中行。"
            "推算用的是两个核，从最大的测量点外推 19 倍：排序写盘、内存换页、分区、网络、多机，模型里都没有；"
            "Python 的记录和核验放在内存里，核验要读进整个名录文件，这一节没有算。\n"
        ),
    ]
    return "\n".join(lines)


def _loads(drawing: Sequence[dict[str, Any]]) -> str:
    loads = [each["load"] for each in drawing]
    return f"{min(loads):.1f} 到 {max(loads):.1f}"


def _cells(found: Sequence[dict[str, Any]], sizes: Sequence[int]) -> Iterator[str]:
    by_size = {each["size"]: each for each in found}
    for size in sizes:
        each = by_size.get(size)
        once = "（一次）" if each and each["repeats"] == 1 else ""
        yield f"{seconds(each['seconds'])}，{memory(each['peak'])}{once}" if each else "没有量"


def _fits(
    ways: dict[str, list[dict[str, Any]]], announcing: dict[str, Any]
) -> Iterator[tuple[str, tuple[float, float, float], tuple[float, float, float]]]:
    named = {WAYS[way]: found for way, found in ways.items() if way in WAYS}
    for name, found in (*named.items(), (ANNOUNCING, announcing["sizes"])):
        yield (
            name,
            fitted([(each["size"], each["seconds"]) for each in found]),
            fitted([(each["size"], each["peak"]) for each in found]),
        )


def _models(ways: dict[str, list[dict[str, Any]]], announcing: dict[str, Any]) -> Iterator[str]:
    for name, time, held in _fits(ways, announcing):
        memories = (
            (f"{held[0]:.0f} MB", f"{round(held[1] * 1e6, 1) + 0.0:.1f} MB")
            if name != ANNOUNCING
            else ("见第二节", "见第二节")
        )
        yield row(name, f"{time[0]:.2f} 秒", f"{time[1] * 1e6:.2f} 秒", f"{time[2]:.0%}", *memories)


def _carried(ways: dict[str, list[dict[str, Any]]], announcing: dict[str, Any]) -> Iterator[str]:
    for name, time, held in _fits(ways, announcing):
        memories = (
            f"约 {memory(rough(held[0] + held[1] * CARRIED))}"
            if name != ANNOUNCING
            else "不推算：由 `memory_limit` 定"
        )
        yield row(name, f"约 {seconds(rough(time[0] + time[1] * CARRIED))}", memories)


def main(arguments: list[str]) -> int:
    """Make, or check with `--check`; give the exit status."""
    drawing, announcing = (
        json.loads((HERE / f"{name}.json").read_text("utf-8")) for name in ("drawing", "announcing")
    )
    made = page(drawing, announcing)
    if arguments != ["--check"]:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
        return 0
    if not PAGE.is_file() or PAGE.read_text("utf-8") != made:
        print("docs/scale.md：与测量值不一致；请运行 python docs/scale/make.py")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
