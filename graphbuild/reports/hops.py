"""Hops with their sentences as lines of text and of Markdown, each sentence written out once."""

from typing import TypeAlias

from graphbuild.reports.quotes import arrow, origin, quote_text, step, texts
from graphbuild.reports.records import Record
from graphbuild.reports.wording import markdown, plain, quoted

Seen: TypeAlias = dict[tuple[str, int, int], tuple[str, Record]]
"""Where each sentence stands (document, start, end) → the number that it was first shown under, and the sentence."""


def hop_text(hop: Record, number: str, seen: Seen) -> str:
    """Return a hop as lines for a terminal; a sentence that was shown before is referred to by its number."""
    best, *others = hop["claims"]
    evidence = best["evidence"][0]
    first, _ = seen.setdefault(_place(evidence), (number, evidence))
    if first == number:
        shown = quote_text(evidence, 6, documents=hop["documents"], sources=hop["sources"])
    else:
        more = f"; {texts(hop['documents'], hop['sources'])} in all" if hop["documents"] > 1 else ""
        shown = f"      (the sentence of {first}{more})"
    also = f"\n      also {_others(others, hop['from']['id'])}" if others else ""
    return f"   {number} {step(best, hop['from']['id'])}\n{shown}{also}"


def hop_markdown(hop: Record, place: int, seen: Seen) -> str:
    """Return a hop as an entry of a Markdown list, with the number of the footnote that has its sentence."""
    best, *others = hop["claims"]
    evidence = best["evidence"][0]
    number, _ = seen.setdefault(_place(evidence), (str(len(seen) + 1), evidence))
    more = f" ({texts(hop['documents'], hop['sources'])})" if hop["documents"] > 1 else ""
    also = f"; also {_others(others, hop['from']['id'])}" if others else ""
    return f"{place}. {markdown(step(best, hop['from']['id']) + also + more)}[^{number}]"


def footnotes(seen: Seen) -> str:
    """Return the footnotes that :func:`hop_markdown` refers to: each sentence and where it stands."""
    return "\n".join(f"[^{number}]: {_footnote(evidence)}" for number, evidence in seen.values())


def _footnote(evidence: Record) -> str:
    address = f" {markdown(evidence['url'])}" if evidence["url"] else ""
    return f"{markdown(quoted(plain(evidence['text'])))} — {markdown(origin(evidence))}{address}"


def _others(claims: list[Record], start: str) -> str:
    return ", ".join(arrow(claim, start) for claim in claims)


def _place(evidence: Record) -> tuple[str, int, int]:
    return evidence["doc"], evidence["start"], evidence["end"]
