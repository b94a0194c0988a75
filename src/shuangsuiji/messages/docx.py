"""Messages about templates of Word documents."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-DOCX-FILE": Text(
        "不是 Word 文档（.docx），或者已经损坏；请用 Word 另存为 .docx",
        "no Word document (.docx), or a damaged one; save it as .docx in Word",
    ),
    "SSJ-DOCX-PLACE": Text(
        "模板正文里要有一处“{{{{p {name} }}}}”，单独成一段，只有一处；请补上（python -m shuangsuiji_docx 模板.docx 写出标准的模板）",
        "the template's text must have '{{{{p {name} }}}}' once, in a paragraph of its own; add it (python -m shuangsuiji_docx FILE.docx writes the standard's template)",
    ),
    "SSJ-DOCX-TAG": Text(
        "模板里有一个标签不能用：{said}；可用的见适配器的说明",
        "a tag in the template cannot be used: {said}; see the adapter's page for those that can",
    ),
}
