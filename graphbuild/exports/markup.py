"""XML that no text can break: what it cannot say is replaced, or written so that it can be told again."""

import json
import re
from xml.sax.saxutils import escape, quoteattr

from graphbuild.exports.facts import Plain, Sort

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What an XML 1.0 document cannot hold, not even as a reference."""
_IN_IDS = re.compile("[\x00-\x1f\\\\\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    r"""Return a text with a replacement character for each that XML cannot hold.

    >>> legal("a\x00b\ud800")
    'a\ufffdb\ufffd'

    References:
        Extensible Markup Language (XML) 1.0, section 2.2: characters.
    """
    return _ILLEGAL.sub("\ufffd", text)


def legal_id(node: str) -> str:
    r"""Return an id that XML can hold, another one for every other id; most stay as they are.

    >>> legal_id("country:ru"), legal_id("a\x00")
    ('country:ru', 'a\\u0000')
    """
    return _IN_IDS.sub(_escaped, node)


def attribute(text: str) -> str:
    r"""Return a text as the value of an attribute, in quotation marks.

    >>> attribute('a "<b>"\n')
    '\'a "&lt;b&gt;"&#10;\''
    """
    return quoteattr(legal(text))


def content(text: str) -> str:
    r"""Return a text as what stands between tags.

    >>> content("a < b\r")
    'a &lt; b&#13;'
    """
    return escape(legal(text), {"\r": "&#13;"})


def json_content(value: Plain) -> str:
    r"""Return a plain value as JSON that XML can hold and that says the same.

    >>> json_content({"a": "é\x00\ud800"})
    '{"a":"é\\u0000\\ud800"}'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return _ILLEGAL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return "\\\\" if found[0] == "\\" else f"\\u{ord(found[0]):04x}"


def plain(value: Plain, sort: Sort) -> str:
    """Return a fact as text: lists with semicolons between, truth as XML says it, other values as JSON.

    >>> plain(["Moscow", "Russian"], "list"), plain(True, "truth")
    ('Moscow; Russian', 'true')
    """
    if sort == "json":
        return json_content(value)
    if sort == "truth":
        return "true" if value else "false"
    return "; ".join(value) if sort == "list" else str(value)
