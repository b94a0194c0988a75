"""The kit of writers of papers: a plain one passes it, and one that breaks an obligation is caught by kit or port."""

import json
from collections.abc import Callable
from itertools import count

import pytest
from attrs import evolve

from shuangsuiji.documents.wording import BLANK, BLANK_DAY, day_words
from shuangsuiji.errors import AdapterFault, InvalidInput, fault
from shuangsuiji.ports.paper_writer import PaperWriter
from shuangsuiji.printed import Paper, Paragraph, Signatures, texts
from shuangsuiji.testing.contract_paper_writer import PaperWriterContract, paper_of

PAPER = paper_of("甲")


class Lines(PaperWriter):
    """The least writer there is: every text a line of JSON."""

    def _suffix(self) -> str:
        return ".jsonl"

    def _printed(self, paper: Paper) -> bytes:
        said = [*paper.title, paper.number, paper.addressee, *texts(paper.parts), paper.issuer]
        days = [each.on for part in paper.parts if isinstance(part, Signatures) for each in part.signatures]
        closing = [day_words(day) or BLANK_DAY for day in (*days, paper.on) if day or days]
        return "\n".join(map(json.dumps, [*said, *closing])).encode()

    def _text(self, data: bytes) -> str:
        return "\n".join(map(json.loads, data.decode().splitlines()))


class TestLines(PaperWriterContract):
    def make(self) -> PaperWriter:
        return Lines()

    def read(self, data: bytes) -> str:
        return "\n".join(json.loads(line) for line in data.splitlines())


class Changed(Lines):
    """Prints another paper than the one it was given."""

    def __init__(self, change: Callable[[Paper], Paper]) -> None:
        self.change = change

    def _printed(self, paper: Paper) -> bytes:
        return super()._printed(self.change(paper))


class Failing(Lines):
    def __init__(self, error: Exception) -> None:
        self.error = error

    def _printed(self, paper: Paper) -> bytes:
        raise self.error


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda paper: evolve(paper, title=()), id="no title"),
        pytest.param(lambda paper: evolve(paper, number=""), id="no number"),
        pytest.param(lambda paper: evolve(paper, addressee=""), id="no addressee"),
        pytest.param(lambda paper: evolve(paper, issuer=""), id="no issuer"),
        pytest.param(lambda paper: evolve(paper, parts=paper.parts[:-1]), id="a part is left out"),
        pytest.param(lambda paper: evolve(paper, parts=paper.parts[::-1]), id="in another order"),
        pytest.param(
            lambda paper: evolve(paper, parts=(Paragraph(text="一段" * 49), *paper.parts[1:])), id="cut"
        ),
    ],
)
def test_the_port_lets_nothing_out_that_lost_a_text(change: Callable[[Paper], Paper]) -> None:
    paper = Paper(
        kind="notice",
        title=("标题",),
        number="文号",
        addressee="主送",
        parts=(Paragraph(text="一段" * 50), Paragraph(text="二段"), Paragraph(text="三段")),
        issuer="署名",
    )
    with pytest.raises(AdapterFault) as caught:
        Changed(change).printed(paper)
    assert caught.value.code == "SSJ-PAPER-WRITER-LOST"
    assert "Changed" in caught.value.text()


def test_whatever_escapes_an_adapter_is_its_fault() -> None:
    with pytest.raises(AdapterFault) as caught:
        Failing(KeyError("甲")).printed(PAPER)
    assert caught.value.code == "SSJ-PAPER-WRITER-ESCAPED"
    assert "KeyError" in caught.value.text()


def test_what_is_the_users_to_mend_is_passed_on() -> None:
    with pytest.raises(InvalidInput, match="SSJ-DOCX-FILE"):
        Failing(InvalidInput(fault("SSJ-DOCX-FILE"))).printed(PAPER)


def test_the_kit_notices_a_file_that_is_another_one_each_time() -> None:
    numbers = count()

    class Numbered(TestLines):
        def make(self) -> PaperWriter:
            return Changed(
                lambda paper: evolve(paper, parts=(*paper.parts, Paragraph(text=str(next(numbers)))))
            )

    with pytest.raises(AssertionError):
        Numbered().test_d5_the_same_paper_is_the_same_file()


def test_the_kit_notices_findings_and_days_that_nobody_would_print() -> None:
    class Told(TestLines):
        def make(self) -> PaperWriter:
            return Changed(lambda paper: evolve(paper, number="".join(each.code for each in paper.findings)))

    class Raw(TestLines):
        def make(self) -> PaperWriter:
            return Changed(lambda paper: evolve(paper, on="", number=paper.on))

    for kit in (Told, Raw):
        with pytest.raises(AssertionError):
            kit().test_d4_what_is_empty_is_blank_and_a_day_is_in_words()


def test_the_kit_notices_a_template_that_is_obeyed() -> None:
    class Obeying(TestLines):
        def read(self, data: bytes) -> str:
            return super().read(data).replace("{{ 7 * 191 }}", "1337")

    with pytest.raises(AssertionError):
        Obeying().test_d3_nothing_in_a_text_is_obeyed()


def test_a_blank_stays_blank() -> None:
    assert BLANK not in Lines().printed(PAPER).decode()
