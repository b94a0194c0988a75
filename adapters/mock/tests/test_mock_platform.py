"""The platform in memory: its receipts, its clock, several threads, and how it is found."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from importlib.metadata import entry_points
from itertools import count

import pytest

from shuangsuiji.content_digest import H
from shuangsuiji.errors import Conflict, InvalidInput, Unavailable
from shuangsuiji.ports.platform import Platform
from shuangsuiji.testing.contract_platform_pages import incoming_things
from shuangsuiji.testing.platform_documents import CONTENT, Correspondence, reworded
from shuangsuiji_mock.platform import ZONE, MockPlatform

DOCUMENTS = Correspondence().documents()


def begun(name: str = "mock") -> MockPlatform:
    """Give a mock that has the content that the documents name."""
    platform = MockPlatform(name=name)
    platform.attach(CONTENT, H.hex(CONTENT))
    return platform


def test_a_receipt_has_the_time_of_its_document() -> None:
    minutes = count()
    start = datetime(2026, 3, 1, 23, 59, 59, 999_999, tzinfo=UTC)
    platform = MockPlatform(clock=lambda: start + timedelta(minutes=next(minutes)))
    found = [platform.deliver(each).at for each in DOCUMENTS[:2]]
    assert found == ["2026-03-02T07:59:59+08:00", "2026-03-02T08:00:59+08:00"]
    assert platform.deliver(DOCUMENTS[0]).at == found[0]


def test_the_clock_is_the_systems_where_none_is_given() -> None:
    before = datetime.now(ZONE).replace(microsecond=0)
    at = datetime.fromisoformat(MockPlatform().deliver(DOCUMENTS[0]).at)
    assert before <= at <= datetime.now(ZONE)
    assert at.utcoffset() == timedelta(hours=8)


def test_numbers_are_unique_and_say_nothing() -> None:
    platform = begun("样例平台")
    receipts = [platform.deliver(each) for each in DOCUMENTS]
    assert len({each.number for each in receipts}) == len(DOCUMENTS)
    assert {each.platform for each in receipts} == {"样例平台"}
    assert {len(each.number) for each in receipts} == {20}
    assert sorted(each.number for each in receipts) != [each.number for each in receipts]


def test_two_platforms_share_nothing() -> None:
    one, two = MockPlatform(), MockPlatform()
    receipt = one.deliver(DOCUMENTS[0])
    assert two.receipt(receipt.key) is None


def test_threads_get_the_same_receipt() -> None:
    platform = begun()
    with ThreadPoolExecutor(8) as threads:
        for document in DOCUMENTS:
            receipts = list(threads.map(platform.deliver, [document] * 16))
            assert set(receipts) == {platform.receipt(document.key)}


def test_what_has_come_about_does_so_once() -> None:
    platform = MockPlatform()
    platform.tell(*incoming_things(1), *incoming_things(1))
    assert platform.incoming().items == incoming_things(1)


def test_an_entry_with_other_columns_is_refused() -> None:
    platform = MockPlatform()
    platform.enrol("targets", ("代码", "名称"), [("甲", "一")])
    with pytest.raises(InvalidInput) as caught:
        platform.enrol("targets", ("代码",), [("乙",)])
    assert caught.value.code == "SSJ-REGISTRY-HEADERS"
    with pytest.raises(InvalidInput) as caught:
        platform.enrol("targets", ("代码", "名称"), [("乙",)])
    assert caught.value.code == "SSJ-REGISTRY-CELLS"
    assert len(platform.registry("targets").rows) == 1


def test_what_waits_keeps_its_place_against_a_rival() -> None:
    platform = MockPlatform()
    platform.pause()
    checklist = DOCUMENTS[0]
    with pytest.raises(Unavailable):
        platform.deliver(checklist)
    with pytest.raises(Conflict):
        platform.deliver(reworded(checklist, "其他文字"))
    platform.resume()
    assert platform.deliver(checklist).digest == checklist.digest()


def test_it_is_found_by_its_entry_point() -> None:
    (found,) = entry_points(group="shuangsuiji.platforms", name="mock")
    made = found.load()({"name": "样例平台"})
    assert isinstance(made, MockPlatform)
    assert isinstance(made, Platform)
