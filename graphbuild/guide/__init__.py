"""The documentation: pages in Markdown, the commands' own help, and the docstrings, as one folder that works offline.

The pages stand in ``pages/`` and are read in the repository as well; their examples are run by the tests. What the
commands say of themselves comes from the commands, and what functions do from their docstrings, by pdoc.
"""

import re
import warnings
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphbuild.errors import GraphbuildError
from graphbuild.resources.files import write_atomic
from graphbuild.resources.markup import asset, render

if TYPE_CHECKING:
    from markupsafe import Markup

MARK = "documentation of graphbuild"
"""What the start page says in its head, so that it is known again."""

UNDOCUMENTED = ("__main__", "cli", "training")
"""Parts of the package whose docstrings are not for those who call it."""

_LINK = re.compile(r'(href="[\w-]+)\.md([#"])')


def page_names() -> list[str]:
    """Return the names of the pages in order of reading."""
    return re.findall(r"\(([\w-]+)\.md\)", _page("index"))


def write_docs(folder: str | Path, helps: Mapping[str, str], *, modules: Iterable[str] | None = None) -> Path:
    """Write the documentation into a folder and return its start page.

    Args:
        folder: Where to; what is in it besides stays.
        helps: The help text of each command, in order.
        modules: The modules whose docstrings to write out; by default all that are of use to callers.

    Raises:
        GraphbuildError: pdoc is not installed, or the folder's start page is not ours.
        OutputError: A file cannot be written.
    """
    place = Path(folder)
    start = place / "index.html"
    if start.exists() and MARK not in start.read_text("utf-8", errors="replace"):
        raise GraphbuildError(f"{start} is another page. Give an empty folder: graphbuild docs -o FOLDER")
    _write_library(place / "library", modules)
    for name in page_names():
        write_atomic(place / f"{name}.html", _page_html(_page(name)))
    write_atomic(place / "commands.html", _shown("Commands", "commands.html.j2", helps=helps))
    write_atomic(start, _page_html(_page("index")))
    return start


def _page(name: str) -> str:
    return files(__package__).joinpath("pages", f"{name}.md").read_text("utf-8")


def _page_html(text: str) -> str:
    title = text.partition("\n")[0].removeprefix("# ")
    return _shown(title, "page.html.j2", content=_as_html(text))


def _shown(title: str, template: str, **context: Any) -> str:  # noqa: ANN401  as a template takes it
    styles = [asset(__package__, "static/guide.css")]
    return render(__package__, template, styles=styles, title=title, mark=MARK, **context)


def _as_html(text: str) -> "Markup":
    """Turn a page of ours into HTML; links to other pages lead to what they become."""
    import markdown2
    from markupsafe import Markup

    extras = ["fenced-code-blocks", "tables", "header-ids", "cuddled-lists"]
    written = markdown2.markdown(text, extras=extras).replace("<pre>", '<pre tabindex="0">')  # so that keys scroll it
    return Markup(_LINK.sub(r"\1.html\2", written))  # noqa: S704  our own pages


def _write_library(folder: Path, modules: Iterable[str] | None) -> None:
    try:
        import pdoc
    except ImportError:
        raise GraphbuildError("pdoc is not installed. Install it: pip install 'graphbuild[docs]'") from None
    pdoc.render.configure(docformat="google", show_source=False, footer_text="graphbuild")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pdoc.pdoc(*(modules or _modules()), output_directory=folder)


def _modules() -> list[str]:
    package = Path(__file__).parents[1]
    paths = sorted(path.relative_to(package.parent).with_suffix("") for path in package.rglob("*.py"))
    names = [".".join(path.parts).removesuffix(".__init__") for path in paths]
    return [name for name in names if not set(name.split(".")[1:2]) & set(UNDOCUMENTED)]
