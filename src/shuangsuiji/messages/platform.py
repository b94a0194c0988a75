"""Messages about the platform and what is exchanged with it."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-PLATFORM-ESCAPED": Text(
        "平台适配器违反了约定 P11（{error}）；请告诉适配器的作者",
        "the platform's adapter broke promise P11 ({error}); tell its author",
    ),
    "SSJ-PLATFORM-PUBLISHED": Text(
        "平台适配器给出的任务“{task}”公示结果违反了约定 P7（混入别的任务、重复或次序不对）；请告诉适配器的作者",
        "what the platform's adapter gives as published of task '{task}' breaks promise P7 (another task's, twice, or out of order); tell its author",
    ),
    "SSJ-PLATFORM-RECEIPT": Text(
        "平台适配器给出的回执（{found}）不是“{key}”的，违反了约定 P1；请告诉适配器的作者",
        "the receipt that the platform's adapter gave ({found}) is not that of '{key}', which breaks promise P1; tell its author",
    ),
    "SSJ-PLATFORM-SIZE": Text(
        "“{key}”有 {size} 字节，平台最多收 {most} 字节；请拆成较小的任务",
        "'{key}' has {size} bytes, and a platform takes at most {most}; split the task",
    ),
}
