"""TASK.toml: what is said of a key that is not one."""

import pytest

from shuangsuiji.errors import InvalidInput
from shuangsuiji.task.toml import read_task


@pytest.mark.parametrize(
    ("key", "code"),
    [("nme", "SSJ-TASK-KEY-NEAR"), ("zzzzzz", "SSJ-TASK-KEY"), ("chain", "SSJ-TASK-KEY")],
)
def test_a_key_is_not_suggested_for_itself(key: str, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_task(f'{key} = "x"\n'.encode())
    assert [each.code for each in caught.value.faults if each.code != "SSJ-TASK-MISSING"] == [code]
