"""HTML pages that ask for nothing from elsewhere and run nothing but their own scripts.

A page is a Jinja template that extends ``base.html.j2``. Values are escaped. Either styles and scripts are inlined and
named by their hashes in a Content-Security-Policy, or they are files beside the page and the policy allows no inline
ones; so markup that a text might smuggle in would still not run.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_JSON_ESCAPES = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})


def asset(package: str, name: str) -> str:
    """Return the text of a file that ships with a package, such as a style sheet or a script."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def render(
    package: str, template: str, *, styles: Sequence[str] = (), scripts: Sequence[str] = (), **context: object
) -> str:
    """Return a whole page.

    Args:
        package: The package whose folder ``templates`` holds the template.
        template: Its name. It extends ``base.html.j2``, which needs ``title`` and has the blocks ``head`` and ``body``.
        styles: Style sheets, as texts, that follow ``base.css``.
        scripts: Scripts, as texts, that run in this order at the end of the page.
        **context: Values for the template, all escaped. The filter ``as_json`` writes one for a script to read.
    """
    sheets = (base_css(), *styles)
    policy = _policy(_sources(sheets), _sources(scripts))
    inlined = {"styles": map(_verbatim, sheets), "scripts": map(_verbatim, scripts)}
    return _environment(package).get_template(template).render(policy=policy, **inlined, **context)


def render_linked(
    package: str, template: str, *, style_files: Sequence[str], script_files: Sequence[str], **context: object
) -> str:
    """Return a whole page that shares its styles and scripts with others.

    Args:
        package: As for :func:`render`.
        template: As for :func:`render`.
        style_files: Addresses of style sheets, relative to the page; nothing else styles it.
        script_files: Addresses of scripts that run in this order when the page has been read.
        **context: As for :func:`render`.
    """
    policy = _policy("'self'", "'self'")
    links = {"style_files": style_files, "script_files": script_files}
    return _environment(package).get_template(template).render(policy=policy, **links, **context)


def fragment(package: str, template: str, **context: object) -> "Markup":
    """Return a part of a page, from a template that extends none; see :func:`render`."""
    return _verbatim(_environment(package).get_template(template).render(context))


def link_opening(address: str, style: str) -> "Markup":
    """Return the beginning of a link, with a class of our style sheets."""
    return _verbatim('<a class="{}" href="{}">').format(style, address)


def link_html(address: str, style: str, text: str) -> "Markup":
    """Return a link that shows a text as it is.

    >>> print(link_html("a.html", "agency", "<b>"))
    <a class="agency" href="a.html"><bdi>&lt;b&gt;</bdi></a>
    """
    return link_opening(address, style) + _verbatim("<bdi>{}</bdi></a>").format(text)


def base_css() -> str:
    """Return the style sheet that all pages share."""
    return asset("graphbuild.resources", "static/base.css")


def drawings_css() -> str:
    """Return the style sheet of the small pictures that ``drawings.html.j2`` writes."""
    return asset("graphbuild.resources", "static/drawings.css")


def as_json(value: object) -> "Markup":
    r"""Return a value as JSON that no HTML parser can leave: pure ASCII without ``<``, ``>`` and ``&``.

    Raises:
        ValueError: The value holds NaN or an infinity.

    >>> print(as_json({"name": "</script>"}))
    {"name":"\u003c/script\u003e"}
    """
    text = json.dumps(value, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return _verbatim(text.translate(_JSON_ESCAPES))


@cache
def _environment(package: str) -> "Environment":
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    environment = Environment(
        auto_reload=False,
        autoescape=True,
        loader=ChoiceLoader([PackageLoader(package), PackageLoader("graphbuild.resources")]),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["as_json"] = as_json
    return environment


def _verbatim(text: str) -> "Markup":
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - our own files, and JSON that as_json has made harmless


def _policy(styles: str, scripts: str) -> str:
    """Return a policy that allows styles and scripts of these sources, and nothing else but images within the page."""
    return "; ".join(
        (
            "default-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "img-src data:",
            f"style-src {styles}",
            f"script-src {scripts}",
        )
    )


def _sources(texts: Sequence[str]) -> str:
    """Return what a policy says to allow exactly these inline texts.

    References:
        Content Security Policy Level 3, section 2.3.1: hash sources.
    """
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
