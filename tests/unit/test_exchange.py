"""What goes to the platform: what its values refuse, and how a registry is cut into pages."""

from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.content_digest import H
from shuangsuiji.errors import InvalidInput
from shuangsuiji.exchange.attachment import attachment_of
from shuangsuiji.exchange.registries import RegistryPage, registry_pages
from shuangsuiji.testing.platform_documents import Correspondence

C = Correspondence()
EDITION = H.hex(b"registry")
HEADERS = ("统一社会信用代码/注册号", "企业名称")


def rows(count: int) -> Iterator[tuple[str, str]]:
    return ((f"样{number}", f"样例{number}公司") for number in range(count))


class TestRegistryPages:
    @given(count=st.integers(0, 40), size=st.integers(1, 7))
    def test_every_row_stands_on_one_page_in_its_order(self, count: int, size: int) -> None:
        pages = list(registry_pages("targets", EDITION, HEADERS, rows(count), size))
        assert [row for page in pages for row in page.rows] == list(rows(count))
        assert [page.number for page in pages] == list(range(1, len(pages) + 1))
        assert [page.last for page in pages] == [False] * (len(pages) - 1) + [True]
        assert all(len(page.rows) <= size for page in pages)

    def test_a_page_is_given_before_the_rows_behind_the_next_are_asked_for(self) -> None:
        asked: list[str] = []

        def told() -> Iterator[tuple[str, str]]:
            for row in rows(100_000):
                asked.append(row[0])
                yield row

        pages = registry_pages("targets", EDITION, HEADERS, told(), size=10)
        assert [next(pages).number, next(pages).number] == [1, 2]
        assert len(asked) == 30

    def test_a_row_has_a_cell_for_each_column_and_an_id_of_its_own(self) -> None:
        page = next(registry_pages("targets", EDITION, HEADERS, rows(2)))
        with pytest.raises(InvalidInput) as caught:
            evolve(page, rows=(("甲", "一"), ("乙",), (" ", "三"), ("甲", "e\u0301")))
        assert [(each.code, each.place.path) for each in caught.value.faults] == [
            ("SSJ-FORM-TWICE", ".rows[3]"),
            ("SSJ-REGISTRY-CELLS", ".rows[1]"),
            ("SSJ-TEXT-EMPTY", ".rows[2][0]"),
            ("SSJ-TEXT-NFC", ".rows[3][1]"),
        ]

    def test_a_page_without_columns_is_none(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            RegistryPage(registry="targets", edition=EDITION, number=0, last=True, headers=(), rows=((),))
        assert [each.place.path for each in caught.value.faults] == [".number", ".headers"]


@pytest.mark.parametrize("media_type", ["", "image", "image/", "IMAGE/JPEG", "image/jpeg; q=1", "图片/照片"])
def test_what_is_no_media_type(media_type: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        attachment_of(b"", "现场照片.jpg", media_type)
    assert [(each.code, each.place.path) for each in caught.value.faults] == [
        ("SSJ-ATTACHMENT-TYPE", ".media_type")
    ]


def test_a_record_that_must_stay_secret_names_no_content() -> None:
    assert evolve(C.record, content=None).key == C.record.key
    assert evolve(C.record, content=None).record == C.dispatches[0].record
