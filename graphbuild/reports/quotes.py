"""Relations and their sentences as lines of text for a terminal or of Markdown."""

from graphbuild.reports.records import Record
from graphbuild.reports.wording import count, markdown, plain, quoted, wrapped
from graphbuild.types import RelationType


def arrow(claim: Record, start: str) -> str:
    """Return the reading phrase between two arrows' ends, as it reads when one comes from the node ``start``."""
    if claim["relation"] == RelationType.CO_MENTIONED:
        return f"—{claim['reading']}—"
    return f"—{claim['reading']}→" if claim["source"]["id"] == start else f"←{claim['reading']}—"


def step(claim: Record, start: str) -> str:
    """Return a relation as one line of plain text, read from the node ``start``."""
    here, there = (claim["source"], claim["target"])[:: 1 if claim["source"]["id"] == start else -1]
    return f"{plain(here['name'])} {arrow(claim, start)} {plain(there['name'])}"


def origin(evidence: Record) -> str:
    """Return what a sentence's document is called, its date, who says so and when it happened."""
    source = ", ".join(plain(part) for part in (evidence["title"] or evidence["doc"], evidence["date"]) if part)
    return f"{source}; {plain(evidence['remark'])}" if evidence["remark"] else source


def quote_text(evidence: Record, indent: int, *, documents: int = 1, sources: int = 1) -> str:
    """Return a sentence in quotes and where it stands, wrapped for a terminal; with how many texts there are in all."""
    more = f"; {texts(documents, sources)} in all" if documents > 1 else ""
    lines = (quoted(plain(evidence["text"])), f"({origin(evidence)}{more})")
    return "\n".join(wrapped(line, indent) for line in lines)


def texts(documents: int, sources: int) -> str:
    """Return how many texts there are, and of how many independent sources where some are copies of others.

    >>> texts(3, 3), texts(3, 1)
    ('3 texts', '3 texts from 1 source')
    """
    return count(documents, "text") + (f" from {count(sources, 'source')}" if sources < documents else "")


def quote_markdown(evidence: Record, indent: int = 0) -> str:
    """Return a sentence as a Markdown quotation with where it stands."""
    space = " " * indent
    return f"{space}> {markdown(evidence['text'])}\n{space}> — {markdown(origin(evidence))}"
