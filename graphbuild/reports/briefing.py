"""What of many changes a reader wants to know first: sections of few lines, each with a sentence that bears it out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphbuild.reports.measures import said
from graphbuild.reports.quotes import arrow, step
from graphbuild.reports.records import Record
from graphbuild.reports.wording import KIND_NAMES, count, plain
from graphbuild.types import ACTORS, STRUCTURAL, Kind

_NAMES = 8
"""How many names stand in a line that only lists them."""
_MORE_TEXTS = 1.5
"""By which factor one side must have more texts that the reader is warned."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change in plain words, and the sentence that bears it out, where it has one and no line above shows it."""

    text: str
    evidence: Record | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one sort under their title; ``rest`` says how many more there are, and is empty where there are none."""

    title: str
    lines: tuple[Line, ...]
    rest: str


def headline(record: Record) -> str:
    """Return what is compared, as one line; where nothing changed, it says all there is to say."""
    sides = " → ".join(map(plain, record["names"]))
    return f"What changed: {sides}" if _changed(record) else f"Nothing changed: {sides}. {_held(record)}"


def lead(record: Record) -> list[str]:
    """Return the first lines of a briefing: how much was compared, and what limits what follows."""
    return [_held(record), *_limits(record), *record["notes"]] if _changed(record) else list(record["notes"])


def _held(record: Record) -> str:
    documents = record["documents"]
    words = {"added": "new", "changed": "changed", "removed": "gone"}
    came = ", ".join(f"{len(documents[what])} {word}" for what, word in words.items() if documents[what])
    texts = f"{count(documents['before'], 'text')}, then {documents['after']} ({came or 'all the same'})"
    entities, relations = record["entities"], record["relations"]
    return (
        f"{texts}; {count(entities[0], 'entity', 'entities')}, then {entities[1]}; "
        f"{count(relations[0], 'claimed relation')}, then {relations[1]}."
    )


def _changed(record: Record) -> bool:
    return any(record[what] for what in ("measures", "claims", "came", "gone", "identities", "moves"))


def _limits(record: Record) -> Iterator[str]:
    """Yield what a reader must not take the changes for."""
    yield "New means that these texts did not say it before, not that it began then; gone, that they say it no more."
    before, after = record["documents"]["before"], record["documents"]["after"]
    if min(before, after) and max(before, after) / min(before, after) >= _MORE_TEXTS:
        ratio, which = max(before, after) / min(before, after), "second" if after > before else "first"
        yield f"The {which} has {ratio:.1f} times as many texts, and more texts tell more."
    if any(record["as_of"]):
        days = " and ".join(day or "today" for day in record["as_of"])
        yield f"How measures stand is told by all texts, as of {days}."


def briefing(record: Record, top: int) -> list[Section]:
    """Return the sections that are not empty, each with so many lines at most; no sentence is shown twice."""
    shown = set[tuple[str, int]]()
    return [
        Section(title, tuple(_once(line, shown) for line in lines[:top]), _rest(len(lines) - top, also))
        for title, lines, also in _sections(record)
        if lines or also
    ]


def _rest(more: int, also: str) -> str:
    parts = [f"and {more} more" if more > 0 else "", also]
    return "; ".join(part for part in parts if part)


def _once(line: Line, shown: set[tuple[str, int]]) -> Line:
    """Leave a sentence out that stands above."""
    if not line.evidence:
        return line
    place = line.evidence["doc"], line.evidence["start"]
    if place in shown:
        return Line(f"{line.text} (sentence above)")
    shown.add(place)
    return line


def _sections(record: Record) -> Iterator[tuple[str, list[Line], str]]:
    """Yield all lines by section, what an editor asks for first at the head, and what to say of what has no line."""
    news = [claim for claim in record["claims"] if not claim["reread"]]
    events = [claim for claim in news if claim["relation"] not in STRUCTURAL]
    came, gone = ([one for one in record[what] if not one["reread"]] for what in ("came", "gone"))
    yield "Measures that stand otherwise", list(map(_standing, record["measures"])), ""
    yield "New relations", _claims(news, "new"), ""
    yield "Told by more sources", _claims(events, "stronger"), ""
    yield "Told by fewer sources", _claims(events, "weaker"), ""
    yield "Told no more", _claims(news, "gone"), ""
    yield "New actors", _actors(came), _only_named(came)
    yield "Actors named no more", _actors(gone), _only_named(gone)
    yield "Who rose and who fell", [_move(move, record) for move in record["moves"]], _ranges(record["moves"])
    yield "Joined, parted, renamed", list(map(_identity, record["identities"])), ""
    yield "Read otherwise, from the same texts", _claims(claim for claim in record["claims"] if claim["reread"]), ""


def _standing(standing: Record) -> Line:
    before, after = standing["before"], standing["after"]
    then, now = said(before) if before else "no word before", said(after) if after else "no word any more"
    return Line(f"{plain(standing['measure']['name'])}: {then} → {now}", (after or before)["evidence"][0])


def _claims(claims: Iterable[Record], what: str = "") -> list[Line]:
    return [
        Line(f"{step(claim, claim['source']['id'])} ({_sources(claim)})", _plainest(claim))
        for claim in claims
        if what in {"", claim["what"]}
    ]


def _plainest(claim: Record) -> Record:
    """Return the plainest sentence of a claim; a question only where there is nothing else, for it asserts nothing."""
    evidence: list[Record] = claim["evidence"]
    return next((one for one in evidence if not one["text"].rstrip("”\"' ").endswith("?")), evidence[0])


def _sources(claim: Record) -> str:
    if claim["what"] == "new":
        return count(claim["after"], "source")
    then = count(claim["before"], "source")
    return f"{then}, then {claim['after'] or 'none'}" if claim["before"] != claim["after"] else f"{then} as before"


def _actors(entities: Iterable[Record]) -> list[Line]:
    """Return a line for each actor of whom something is claimed, with his heaviest claim."""
    return [
        Line(f"{_who(one)} in {count(one['documents'], 'text')}: {_claim(one)}", one["claims"][0]["evidence"][0])
        for one in entities
        if one["claims"] and Kind(one["kind"]) in ACTORS
    ]


def _claim(one: Record) -> str:
    claim = one["claims"][0]
    other = claim["target"] if claim["source"]["id"] == one["id"] else claim["source"]
    others = f", and tied to {count(one['ties'] - 1, 'other')}" if one["ties"] > 1 else ""
    return f"{arrow(claim, one['id'])} {plain(other['name'])}{others}"


def _only_named(entities: Iterable[Record]) -> str:
    names = [plain(one["name"]) for one in entities if not one["claims"] and Kind(one["kind"]) in ACTORS]
    if not names:
        return ""
    more = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return f"only named, with no claim: {', '.join(names[:_NAMES])}{more}"


def _who(one: Record) -> str:
    listed = (f"on {each['list']} {', '.join(each['programmes'])}".rstrip() for each in one.get("listed", ()))
    return plain(f"{one['name']} ({'; '.join([KIND_NAMES[Kind(one['kind'])][0], *listed])})")


def _identity(identity: Record) -> Line:
    before, after = identity["before"], identity["after"]
    then, now = _who(before), _who(after)
    if identity["parted"]:
        return Line(f"{now} is told apart from {then}")
    if identity["joined"]:
        return Line(f"{then} is taken for {now}")
    return Line(f"{then} is now {now if before['id'] != after['id'] else 'called ' + plain(after['name'])}")


def _move(move: Record, record: Record) -> Line:
    """Return a move with a sentence of the most changed claim that goes with it, if one does."""
    then, now = (_place(move[side]) for side in ("before", "after"))
    figures = [_figure(move[side]["value"], record["ranked_by"]) for side in ("before", "after")]
    grown = f"{figures[0]}, then {figures[1]}" if figures[0] != figures[1] else f"{figures[0]} as before"
    others = "" if not move["passed"] else "; others passed" if move["places"] < 0 else "; others fell back"
    line = f"{_who(move)}: from {then} to {now} by {record['ranked_by']} ({grown}{others})"
    return Line(line, None if move["passed"] else _reason(move, record["claims"]))


def _place(position: Record) -> str:
    span = position["span"]
    ranged = f" ({span[0]}–{span[1]})" if span and span[0] < span[1] else ""
    return f"{position['rank']}{'=' if position['last'] > position['rank'] else ''}{ranged}"


def _ranges(moves: Sequence[Record]) -> str:
    """Return how to read the ranges of ranks, and how many moves go beyond them."""
    if not any(move["after"]["span"] for move in moves):
        return ""
    sure = sum(move["sure"] for move in moves)
    clear = f"{sure or 'none'} of these {len(moves)} {'are' if sure > 1 else 'is'} clear"
    return (
        f"{clear}: the ranges of the rank before and after have no place in common (a range, in brackets, holds the "
        "rank in nine of ten draws of the sources, some twice and some not at all)"
    )


def _figure(value: float, measure: str) -> str:
    return count(int(value), "tie") if measure == "degree" else f"{value:.4g}"


def _reason(move: Record, claims: Iterable[Record]) -> Record | None:
    fitting = ("new", "stronger") if move["places"] > 0 else ("gone", "weaker")
    for claim in claims:
        if claim["what"] in fitting and move["id"] in {claim["source"]["id"], claim["target"]["id"]}:
            return _plainest(claim)
    return None
