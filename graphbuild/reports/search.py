"""Sentences that were searched for, as text and JSON."""

from collections.abc import Callable
from dataclasses import asdict

from graphbuild.reports.records import Record
from graphbuild.reports.wording import KIND_NAMES, count, json_text, plain, quoted, wrapped
from graphbuild.store import Found
from graphbuild.types import Kind


def search_report(found: Found, form: str = "text") -> str:
    """Write the sentences that a search has found, in a format among :data:`WRITERS`."""
    return WRITERS[form](found)


def _text(found: Found) -> str:
    if not found.hits:
        return "No such sentence was found. For a name in all its spellings: graphbuild show NAME\n"
    hits = (_hit({**asdict(hit), "date": hit.date and hit.date.isoformat()}) for hit in found.hits)
    return "\n\n".join([*hits, _total(found)]) + "\n"


def _hit(hit: Record) -> str:
    origin = ", ".join(plain(part) for part in (hit["title"] or hit["doc"], hit["date"]) if part)
    others = f"; and {count(hit['others'], 'more time')}, word for word" if hit["others"] else ""
    lines = [wrapped(quoted(plain(hit["text"])), 0), wrapped(f"({origin}{others})", 0)]
    if hit["names"]:
        named = (f"{name['name']} ({KIND_NAMES[Kind(name['kind'])][0]})" for name in hit["names"])
        lines.append(wrapped(f"names {', '.join(named)}", 3))
    return "\n".join(lines)


def _total(found: Found) -> str:
    shown, wordings = len(found.hits), found.wordings
    same = f" in {count(wordings, 'wording')}" if wordings < found.sentences else ""
    total = f"{count(found.sentences, 'sentence')}{same}"
    return f"{total} in all; --limit {wordings} shows every one." if shown < wordings else f"{total} in all."


def _json(found: Found) -> str:
    hits = [{**asdict(hit), "date": hit.date and hit.date.isoformat()} for hit in found.hits]
    return json_text({"sentences": found.sentences, "wordings": found.wordings, "hits": hits})


WRITERS: dict[str, Callable[[Found], str]] = {"text": _text, "json": _json}
"""Format name → what writes it."""
