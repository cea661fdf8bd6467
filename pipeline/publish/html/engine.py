"""Templates to bytes: Jinja2 with autoescape, one stylesheet and one script in the page, and a policy that
lets the browser run and load these and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.publish.html.settings import LISTS

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_BREAKABLE = re.compile(
    r"[^\W_]{1,40}(?:_[^\W_]{1,40}){2,40}|(?<![\w-])[^\W_]\w{0,24}(?:-\w{1,16}){0,5}-\d[\w.]{0,12}"
    r"|(?:M?M?\$|€|US\$)\s?[-−–]?\d[\d.,]{0,40}(?:\s?%)?|(?<![\w.,])[-−–]\d[\d.,]{0,40}(?:\s?%)?"
    r"|\d{1,4}(?:[-/]\d{1,4}){2}(?!\d)|\d[\d.,]{0,20}[-−–]\d[\d.,]{0,20}|\d[\d.,]{0,40}\s?[%°º](?!\w)|\b[Nn]\s?[°º](?:\s?\d{1,6})?|\d[\d.,]{7,40}"
)
"""What a browser might break: names of datasets (which may break behind "_"), names with figures ("informe-2018-07"),
figures at a sign or at a space before a unit, and long ones."""
_MAY_BREAK = re.compile(r"[\d_°º]")
"""What each of these has a sign of: most texts have none."""
_FILE_NAME = re.compile(r"[\w.-]+\.html")
TEMPLATES = Path(__file__).parent / "templates"


def page(template: str, values: Mapping[str, Any], *, scripts: Sequence[str] = ()) -> bytes:
    """The page ``template`` makes of ``values``. What comes from a document is escaped by the engine."""
    from markupsafe import Markup

    style = asset("style.css")
    code = "\n".join(asset(name) for name in ("theme.js", *scripts)) if scripts else ""
    rendered = (
        _environment()
        .get_template(template)
        .render(
            **values,
            style=Markup(style),
            script=Markup(code),
            policy=_policy(style, code),
        )
    )
    return (rendered.strip() + "\n").encode("utf-8")


def partial_page(template: str, values: Mapping[str, Any]) -> bytes:
    """What one partial template makes of ``values``, without the page around it."""
    return _environment().get_template(template).render(**values).strip().encode("utf-8")


def included(template: str) -> Any:
    """What a page can include: a template of the folder by its name, or one that is given as text."""
    return template if _FILE_NAME.fullmatch(template) else _environment().from_string(template)


@lru_cache(maxsize=16384)
def with_unbroken_figures(text: str) -> object:
    """A text in which no figure is broken over two lines; nothing of it is changed."""
    from markupsafe import Markup, escape

    from pipeline.publish.html.bounds import cut

    shown = str(cut(text))
    if not _MAY_BREAK.search(shown):
        return escape(shown)
    if len(shown) <= LISTS.short and _BREAKABLE.search(shown) and " " not in shown:
        return Markup('<span class="kept">') + escape(shown) + Markup("</span>")
    found = list(_BREAKABLE.finditer(shown))
    if not found:
        return escape(shown)
    made, at = [], 0
    for match in found:
        made.append(escape(shown[at : match.start()]))
        made.append(_whole(match.group()))
        at = match.end()
    return Markup("").join([*made, escape(shown[at:])])


def _whole(text: str) -> Markup:
    """A text that stays on one line; a name of several words may break between them."""
    from markupsafe import Markup, escape

    if text.count("_") >= 2:
        return Markup("_<wbr>").join(text.split("_"))
    return Markup('<span class="kept">') + escape(text) + Markup("</span>")


@lru_cache
def asset(name: str) -> str:
    """A stylesheet or script of ours."""
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()


def _policy(style: str, script: str) -> str:
    """Nothing is loaded from anywhere; only our own style and script, known by their hash, apply."""
    run = f"'sha256-{_digest(script)}'" if script else "'none'"
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{_digest(style)}'; script-src {run}; "
        "base-uri 'none'; form-action 'none'"
    )


def warm() -> None:
    """Loads the engine and every template, so that the first page is drawn as fast as the next."""
    import drawsvg  # noqa: F401  (what charts are drawn with)

    environment = _environment()
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)


_COMPILED_NAME = "cut_%s.cache"
"""What compiled templates are called: another name where the settings they are compiled with change."""


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@lru_cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

    from pipeline.publish import spanish
    from pipeline.publish.html.bounds import cut

    cache = _compiled()
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=cut,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(str(cache), _COMPILED_NAME) if cache else None,
    )
    made.globals["es"] = spanish
    made.filters["kept"] = with_unbroken_figures
    return made


def _compiled() -> Path | None:
    """Where compiled templates are kept, as Python keeps its modules: beside them, if that can be written."""
    folder = TEMPLATES / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
