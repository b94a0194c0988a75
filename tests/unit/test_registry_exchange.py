"""“两库”与平台: a registry goes out and comes in whole, in pages, and without persons' data."""

from collections.abc import Callable, Iterator
from itertools import chain

import pytest

from shuangsuiji.content_digest import H
from shuangsuiji.errors import AdapterFault, InvalidInput, NotOffered
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.incoming import RowsPage
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName, RegistryPage
from shuangsuiji.office.registry_exchange import registry_table, send_registry
from shuangsuiji.ports.platform import Platform
from shuangsuiji.ports.registry_source import EMPTY_CELL, Row, Table, text_cell
from shuangsuiji.registries.confirmation import registry_digest
from shuangsuiji.registries.inspectors import InspectorColumns, read_inspectors
from shuangsuiji.registries.targets import TargetColumns, read_targets
from shuangsuiji.testing.platform_documents import credit_codes
from shuangsuiji.testing.year.postbox import Postbox
from shuangsuiji_mock.platform import MockPlatform

EDITION = H.hex(b"edition")
HEADERS = ("企业名称", "统一社会信用代码/注册号", "法定代表人手机", "管辖单位", "备注")
COLUMNS = TargetColumns(status=None, needs=None)
STAFF = InspectorColumns(area=None, skills=None, issuer=None, valid_from=None, valid_until=None)
PEOPLE = ("姓名", "单位工号", "身份证号", "所在业务部门（机构）", "执法证编号", "执法人员状态")


class Keeps(MockPlatform):
    """Has as its registry what it was sent."""

    def _deliver(self, document: Document) -> Receipt:
        known = document.key in self._receipts
        receipt = super()._deliver(document)
        if isinstance(document, RegistryPage) and not known:
            self.enrol(document.registry, document.headers, document.rows)
        return receipt


def table(headers: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Table:
    """A table as a source reads it, with a title above the header and an empty row below."""

    def read() -> Iterator[Row]:
        yield Row(1, (text_cell("样例名录"),))
        for number, row in enumerate(chain((headers, ("",) * len(headers)), rows), 2):
            yield Row(number, tuple(text_cell(each) if each else EMPTY_CELL for each in row))

    return Table(file="名录.csv", sheet="", encoding="UTF-8", rows=read())


def targets(count: int) -> Table:
    rows = (
        (f"甲乙{number}公司𠀀", id_, "13800000000", "甲区", "13800000000" if number == 1 else "照常")
        for number, id_ in enumerate(credit_codes(count))
    )
    return table(HEADERS, rows)


def people() -> Table:
    rows = ((f"样例人员{n}", f"样{n:03}", "x", "民爆科", f"样证{n:06}", "有效") for n in range(30))
    return table(PEOPLE, rows)


def test_what_went_out_comes_in() -> None:
    platform = Keeps()
    sent = send_registry(platform, "targets", EDITION, targets(2500))
    assert (sent.pages, sent.rows) == (3, 2500)
    assert sent.dropped == ("法定代表人手机",)
    assert sent.stripped == (5,)
    before, after = (
        read_targets(targets(2500), COLUMNS),
        read_targets(registry_table(platform, "targets"), COLUMNS),
    )
    assert after.faults == ()
    assert [each.id for each in after.records] == [each.id for each in before.records]
    others = {each.id: each for each in after.records}
    assert all(
        others[each.id].name == each.name and others[each.id].area == each.area for each in before.records
    )


def test_inspectors_too() -> None:
    platform = Keeps()
    sent = send_registry(platform, "inspectors", EDITION, people())
    assert sent.dropped == ("身份证号",)
    found = read_inspectors(registry_table(platform, "inspectors"), STAFF)
    assert registry_digest(found.records) == registry_digest(read_inspectors(people(), STAFF).records)


def test_sent_again_nothing_changes() -> None:
    platform = Keeps()
    first = send_registry(platform, "targets", EDITION, targets(1200))
    assert send_registry(platform, "targets", EDITION, targets(1200)) == first
    assert len(read_targets(registry_table(platform, "targets"), COLUMNS).records) == 1200


def test_pages_go_while_the_table_is_read() -> None:
    read, seen = list[str](), list[int]()

    class Watches(MockPlatform):
        def _deliver(self, document: Document) -> Receipt:
            seen.append(len(read))
            return super()._deliver(document)

    def rows() -> Iterator[tuple[str, ...]]:
        for number in range(10_000):
            read.append(f"{number}")
            yield (f"甲乙{number}公司", f"样{number}", "", "", "")

    send_registry(Watches(), "targets", EDITION, table(HEADERS, rows()))
    assert len(seen) == 10
    assert seen[0] < 2100
    assert seen == sorted(seen)


def test_an_id_that_is_missing() -> None:
    wrong = table(HEADERS, iter([("样例公司", "", "", "", "照常")]))
    with pytest.raises(InvalidInput) as caught:
        send_registry(MockPlatform(), "targets", EDITION, wrong)
    assert caught.value.code == "SSJ-TEXT-EMPTY"


def test_a_table_without_ids() -> None:
    with pytest.raises(InvalidInput):
        send_registry(MockPlatform(), "targets", EDITION, table(("企业名称",), iter([("样例公司",)])))


def test_an_empty_registry() -> None:
    platform = Keeps()
    assert send_registry(platform, "targets", EDITION, table(HEADERS, iter(()))).rows == 0
    assert read_targets(registry_table(platform, "targets"), COLUMNS).records == ()


@pytest.mark.parametrize(
    "ask",
    [
        lambda platform: send_registry(platform, "targets", EDITION, targets(2)),
        lambda platform: read_targets(registry_table(platform, "targets"), COLUMNS),
    ],
)
def test_a_platform_without_registries(ask: Callable[[Platform], object]) -> None:
    with pytest.raises(NotOffered):
        ask(Postbox(lambda: pytest.fail("nothing is taken")))


def test_columns_that_change_on_the_way() -> None:
    class Changes(MockPlatform):
        def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
            return RowsPage(headers=(f"列{after}",), rows=((after or "甲",),), next=f"{after}1")

    with pytest.raises(AdapterFault) as caught:
        list(registry_table(Changes(), "targets").rows)
    assert caught.value.code == "SSJ-PLATFORM-PAGES"
