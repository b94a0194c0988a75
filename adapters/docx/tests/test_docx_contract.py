"""The writer keeps the port's promises, with the standard's template and with one of a bureau's own."""

from pathlib import Path
from typing import ClassVar

import pytest
from adapters.docx.tests.docx_reading import lines

from shuangsuiji.ports.paper_writer import PaperWriter
from shuangsuiji.testing.contract_paper_writer import PaperWriterContract
from shuangsuiji_docx.__main__ import main
from shuangsuiji_docx.writer import DocxWriter


class TestDocxWriter(PaperWriterContract):
    def make(self) -> PaperWriter:
        return DocxWriter()

    def read(self, data: bytes) -> str:
        return "\n".join(lines(data))


class TestDocxWriterWithATemplate(TestDocxWriter):
    template: ClassVar[Path]

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def _template(cls, tmp_path_factory: pytest.TempPathFactory) -> None:
        cls.template = tmp_path_factory.mktemp("template") / "模板.docx"
        assert main([str(cls.template)]) == 0

    def make(self) -> PaperWriter:
        return DocxWriter(self.template)
