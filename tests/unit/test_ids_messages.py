import string

import pytest

from shuangsuiji.messages import ids, ratios
from shuangsuiji.messages.text import Text

MESSAGES = [*ids.TEXTS.items(), *ratios.TEXTS.items()]


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize(("code", "text"), MESSAGES, ids=[code for code, _ in MESSAGES])
def test_both_sentences_name_the_same_data_and_say_what_to_do(code: str, text: Text) -> None:
    assert code.startswith(("SSJ-ID-", "SSJ-RATIO-"))
    assert placeholders(text.zh) == placeholders(text.en)
    assert "；" in text.zh
