"""Where the pages of a site stand: in files that every system can name, whatever else the site holds.

All pages but the start page lie in folders of one folder, so each reaches every other by the same relative address.
"""

import hashlib
import re
from urllib.parse import quote

from graphbuild.graph import Edge
from graphbuild.names import fold
from graphbuild.types import Kind

PAGES = "pages"
"""The folder beside the start page that holds all other pages."""

UP = "../"
"""The way from a page to that folder."""

TEXTS, RELATIONS = "text", "relation"
"""The folders of pages on texts and on single relations, beside those of the kinds."""

LONGEST, CUT = 80, 60
"""How long a part of an id may be to stay whole in a file name, and to what a longer one is cut, in characters."""

_PLAIN = re.compile(r"[a-z0-9_]+(?:[.-][a-z0-9_]+)*")
_OTHER = re.compile(r"[^a-z0-9]+")
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    "index",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
"""Names that Windows keeps for devices, and our own lists."""


def entity_place(kind: Kind, node: str) -> str:
    """Return where the page of an entity stands within :data:`PAGES`.

    >>> entity_place(Kind.OFFICIAL, "official:antony-blinken"), entity_place(Kind.MEASURE, "measure:price_cap:ru")
    ('official/antony-blinken.html', 'measure/price_cap.ru.html')
    """
    return f"{kind}/{_stem(node.removeprefix(f'{kind}:'))}.html"


def text_place(document: str) -> str:
    """Return where the page of a document stands.

    >>> text_place("seeds/A.txt")
    'text/a-txt--411d4f3e7b.html'
    """
    return f"{TEXTS}/{_hashed(document.rpartition('/')[2], document)}.html"


def relation_place(edge: Edge) -> str:
    """Return where the page of a relation stands.

    >>> from graphbuild.types import RelationType
    >>> relation_place(Edge("country:us", "country:ru", RelationType.CRITICISES, 1.0, ()))
    'relation/us-criticises-ru--61dc0cd61f.html'
    """
    ends = [node.partition(":")[2] or node for node in (edge.source, edge.target)]
    told, identity = (f"{{}}{gap}{edge.relation}{gap}{{}}" for gap in " \n")
    return f"{RELATIONS}/{_hashed(told.format(*ends), identity.format(edge.source, edge.target))}.html"


def list_place(folder: str) -> str:
    """Return where the list of all pages of a folder begins."""
    return f"{folder}/index.html"


def part_place(place: str, part: str, number: int = 1) -> str:
    """Return where a part of a page stands that has a file of its own, or where the page goes on.

    >>> part_place("country/us.html", "texts"), part_place("country/us.html", "", 2)
    ('country/us--texts.html', 'country/us--2.html')
    """
    ending = "--".join(filter(None, (part, str(number) if number > 1 else "")))
    return place.removesuffix(".html") + (f"--{ending}.html" if ending else ".html")


def graph_address(node: str) -> str:
    """Return the end of an address that opens an entity in the graph page.

    >>> graph_address("country:us")
    '#country%3Aus'
    """
    return f"#{quote(node, safe='', errors='replace')}"


def _stem(name: str) -> str:
    """Return a name as it is, but for colons, where that is a safe file name; else what is left of it and a hash."""
    plain = name.replace(":", ".")
    if _PLAIN.fullmatch(plain) and len(plain) <= LONGEST and plain.partition(".")[0] not in _RESERVED:
        return plain
    return _hashed(name, name)


def _hashed(shown: str, identity: str) -> str:
    """Return a file name that tells a reader what it is, by the ASCII in it, and a machine which one, by its hash."""
    readable = _OTHER.sub("-", fold(shown.replace(".", "-")))[:CUT].strip("-") or "x"
    return f"{readable}--{hashlib.sha256(identity.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"
