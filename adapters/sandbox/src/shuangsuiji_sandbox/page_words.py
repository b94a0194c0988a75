"""页面上的词."""

from collections.abc import Mapping
from typing import Final

from shuangsuiji.exchange.status import Stage
from shuangsuiji_sandbox.troubles import What

KINDS: Final[Mapping[str, str]] = {
    "checklist": "事项清单",
    "plan": "年度计划",
    "registry": "名录",
    "task": "抽查任务",
    "announcement": "抽取前公告",
    "record": "抽取记录",
    "dispatch": "下发",
    "substitution": "更换",
    "entry": "录入",
    "evidence": "证据附件",
    "review": "审核",
    "publicity": "公示",
    "feedback": "异议反馈",
}
"""The kinds of documents."""

STAGES: Final[Mapping[Stage, str]] = {
    "taken": "已收",
    "waiting": "待办",
    "rejected": "退回",
    "unknown": "没有",
}
"""What became of a document."""

INCOMING: Final[Mapping[str, str]] = {"receipt": "回执", "verdict": "平台上的审核", "drawn": "平台抽取的名单"}
"""What comes about."""

REGISTRIES: Final[Mapping[str, str]] = {"targets": "检查对象名录库", "inspectors": "执法检查人员名录库"}
"""“两库”."""

TROUBLES: Final[Mapping[What, str]] = {
    "none": "放过",
    "delay": "延迟",
    "too-many": "429 请求太多",
    "broken": "500 出错",
    "unavailable": "503 不可用",
    "cut-before": "生效前断开",
    "cut-after": "生效后断开",
    "cut-within": "应答中断开",
    "twice": "生效两次",
    "answer-twice": "应答两遍",
    "stale": "旧的应答",
}
"""What befalls requests."""
