"""`python -m shuangsuiji_docx 模板.docx`: the standard's template as a file, to be changed in Word; `--wide` for the turned sheet."""

import sys
from pathlib import Path
from typing import Final

from shuangsuiji_docx.layout import LANDSCAPE, PORTRAIT
from shuangsuiji_docx.template import standard

_USAGE: Final = "python -m shuangsuiji_docx FILE.docx [--wide]"


def main(arguments: list[str]) -> int:
    """Write the template; a file that is there stays as it is."""
    wide = "--wide" in arguments
    files = [each for each in arguments if each != "--wide"]
    if len(files) != 1 or not files[0].endswith(".docx"):
        sys.stderr.write(f"{_USAGE}\n")
        return 2
    path = Path(files[0])
    try:
        with path.open("xb") as file:
            file.write(standard(LANDSCAPE if wide else PORTRAIT))
    except OSError as error:
        sys.stderr.write(f"{path}: {error.strerror}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
