"""网页 (第十一条): the page that examinations are shown on, whole in one file: no script, no font, no picture from elsewhere."""

from collections.abc import Iterable
from typing import Final

from shuangsuiji.messages.text import Language
from shuangsuiji.testing.fairness.plots import STYLE

_STYLE: Final = f"""
:root{{color-scheme:light dark;--text:#1b1f24;--soft:#59636e;--line:#c5ccd3;--back:#fff;--band:#dbe7f5;--mark:#2563a8;--bad:#c2410c;--good:#1a7f37}}
@media(prefers-color-scheme:dark){{:root{{--text:#e6e9ec;--soft:#a3adb7;--line:#48525c;--back:#14181c;--band:#22364d;--mark:#79b0ea;--bad:#fb8b5a;--good:#57c278}}}}
*{{box-sizing:border-box}}
body{{margin:0 auto;max-width:1180px;padding:16px;background:var(--back);color:var(--text);font:16px/1.6 system-ui,sans-serif;overflow-wrap:anywhere}}
h1{{font-size:1.4rem;margin:.2em 0}}h2{{font-size:1.05rem;margin:1.4em 0 .3em}}
p{{margin:.3em 0}}.soft,figcaption{{color:var(--soft);font-size:.88rem}}
.code{{color:var(--soft);font-size:.82rem;white-space:nowrap}}ul{{padding-left:1.2em}}
.verdict{{font-size:1.15rem;font-weight:600}}.bad{{color:var(--bad)}}.good{{color:var(--good)}}
.plots{{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,330px),1fr));gap:4px 28px}}
figure{{margin:0;min-width:0}}
table{{border-collapse:collapse;width:100%;font-size:.92rem}}
th,td{{text-align:left;padding:4px 8px 4px 0;border-bottom:1px solid var(--line);vertical-align:top}}
td.p{{white-space:nowrap;font-variant-numeric:tabular-nums}}
{STYLE}"""


def whole(title: str, parts: Iterable[str], language: Language) -> str:
    """Give a page of parts.

    Args:
        title: its title, escaped.
        parts: what stands on it, as HTML.
        language: zh or en.
    """
    tongue = "zh-CN" if language == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{tongue}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )
