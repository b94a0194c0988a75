"""怪文字与故障 (P8 to P11): odd texts, lost answers, strangers and odd questions."""

from collections.abc import Callable
from typing import Final

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shuangsuiji.content_digest import H
from shuangsuiji.errors import Conflict, NotAuthorised, Rejected, Unavailable
from shuangsuiji.exchange.status import Status
from shuangsuiji.ports.platform import Offer, Platform
from shuangsuiji.testing.contract_platform_hooks import (
    FEW,
    PLAIN,
    PlatformHooks,
    deliver_all,
    published_of,
    shown,
)
from shuangsuiji.testing.platform_documents import CONTENT, Correspondence, reworded
from shuangsuiji.testing.platform_strategies import (
    LONG_TEXT,
    NASTY_IDENTIFIERS,
    NASTY_TARGETS,
    NASTY_TEXTS,
    correspondences,
    nasty_codes,
)

WIDE_END: Final = "\u3000末尾有空格\u3000 "
"""A text that whoever tidies would cut at its end."""


def questions(platform: Platform) -> list[Callable[[], object]]:
    """Give one call of everything that a platform offers."""
    offered: dict[Offer, Callable[[], object]] = {
        "published": lambda: platform.published(PLAIN.code),
        "attach": lambda: platform.attach(CONTENT, H.hex(CONTENT)),
        "status": lambda: platform.status(PLAIN.checklist.key),
        "incoming": platform.incoming,
        "registry": lambda: platform.registry("targets"),
    }
    deliver = [lambda: platform.deliver(PLAIN.checklist)] if "checklist" in platform.takes else []
    return [
        *deliver,
        lambda: platform.receipt(PLAIN.entry(PLAIN.targets[0]).key),
        *(ask for name, ask in offered.items() if name in platform.offers),
    ]


class TroubleContract(PlatformHooks):
    """Whatever is sent or asked, it arrives whole or the adapter says what is wrong."""

    @settings(FEW)
    @given(c=correspondences())
    @example(c=Correspondence(text="".join(NASTY_TEXTS), targets=NASTY_TARGETS[:1]))
    @example(c=Correspondence(text=WIDE_END, targets=NASTY_TARGETS[:1]))
    def test_p8_texts_arrive_as_they_were_sent(self, c: Correspondence) -> None:
        """P8, P11: odd texts and identifiers go there and come back, every character, and nothing is raised."""
        with self.fresh() as platform:
            documents = self.documents(platform, c)
            receipts = deliver_all(platform, *documents)
            assert deliver_all(platform, *documents) == receipts
            assert [platform.receipt(each.key) for each in documents] == receipts
            assert shown(platform, c.code) == (published_of(c) if "published" in platform.offers else ())

    def test_p8_long_texts_arrive_whole(self) -> None:
        """P8: texts of 65,000 characters arrive, the last character included, in every kind of document."""
        with self.fresh() as platform:
            documents = [reworded(each, LONG_TEXT) for each in self.documents(platform)]
            receipts = deliver_all(platform, *documents)
            assert [each.digest for each in receipts] == [each.digest() for each in documents]
            public = len(published_of(PLAIN)) if "published" in platform.offers else 0
            assert [each.agency for each in shown(platform)] == [LONG_TEXT] * public

    def test_p9_no_answer_is_unavailable(self) -> None:
        """P9: where there is no answer, every call says so, every time."""
        with self.hooked(
            self.unavailable(), "P9: the adapter's tests give no `unavailable` platform"
        ) as platform:
            for _ in range(2):
                for ask in questions(platform):
                    with pytest.raises(Unavailable):
                        ask()

    def test_p9_a_lost_answer_is_found_again(self) -> None:
        """P9, P2: after `Unavailable` the same delivery is repeated, and what was taken is taken once."""
        with self.hooked(self.losing(), "P9: the adapter's tests give no `losing` platform") as platform:
            with pytest.raises(Unavailable):
                platform.deliver(PLAIN.checklist)
            receipt = platform.deliver(PLAIN.checklist)
            assert platform.deliver(PLAIN.checklist) == platform.receipt(PLAIN.checklist.key) == receipt

    def test_p10_a_stranger_is_not_authorised(self) -> None:
        """P10: a wrong or missing account can neither deliver nor ask."""
        with self.hooked(self.stranger(), "P10: the adapter's tests give no `stranger`") as platform:
            for ask in questions(platform):
                with pytest.raises(NotAuthorised):
                    ask()

    @settings(FEW)
    @given(codes=st.lists(nasty_codes(), min_size=1, max_size=8))
    @example(codes=list(NASTY_IDENTIFIERS))
    def test_p11_odd_questions_are_answered(self, codes: list[str]) -> None:
        """P11: of what it does not have, the platform says so, whatever it is called."""
        with self.fresh() as platform:
            for code in codes:
                assert platform.receipt(code) is None
                assert platform.receipt(evolve(PLAIN.task, code=code).key) is None
                assert shown(platform, code) == ()
                if "status" in platform.offers:
                    assert platform.status(code) == Status(key=code, stage="unknown")

    def test_p11_refusals_repeat_odd_texts(self) -> None:
        """P11: odd texts in what is refused raise `Rejected` and `Conflict`, nothing else."""
        with self.fresh() as platform:
            platform.deliver(PLAIN.checklist)
            for code in NASTY_IDENTIFIERS:
                with pytest.raises(Rejected):
                    platform.deliver(evolve(PLAIN.task, code=code, line=code))
            for text in NASTY_TEXTS:
                with pytest.raises(Conflict):
                    platform.deliver(reworded(PLAIN.checklist, text))
