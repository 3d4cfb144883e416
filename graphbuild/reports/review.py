"""Questions that only people can decide, with the evidence of both sides, as text and JSON."""

import shlex
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any

from graphbuild.analysis.questions import ORDER, Question, Side
from graphbuild.graph import EntityGraph, documents_of, name_of
from graphbuild.names import fold
from graphbuild.reports.records import Record, entity_record
from graphbuild.reports.wording import KIND_NAMES, WIDTH, count, json_text, plain, quoted
from graphbuild.types import Annotation, Kind

SENTENCES = 2
"""How many sentences the text shows of each side."""
MORE_SENTENCES = 5
"""How many JSON has."""
LONGEST = 320
"""Letters of a sentence that the text shows, around the name."""
COMPANY = 6
"""How many who stand beside both the text names."""
GAP = 4
COLUMN = (WIDTH - GAP) // 2


def question_record(graph: EntityGraph, question: Question, texts: Mapping[str, Annotation]) -> Record:
    """Return a question as plain values, with what speaks for each side and the commands that answer it."""
    same, different = _answers(question)
    return {
        "about": "one" if question.is_about_one else "two",
        "reason": question.reason,
        "claims": question.claims,
        "company": [entity_record(graph, node) for node in question.company],
        "staying": side_record(graph, question.staying, texts),
        "moving": side_record(graph, question.moving, texts),
        "if_same": same,
        "if_different": different,
    }


def review_json(graph: EntityGraph, asked: Sequence[Question], texts: Mapping[str, Annotation]) -> str:
    """Write questions as JSON, in their order."""
    return json_text({"order": ORDER, "questions": [question_record(graph, one, texts) for one in asked]})


def review_list(graph: EntityGraph, asked: Sequence[Question]) -> str:
    """Write questions as lines of text, in their order."""
    return "".join(f"{number}. {_line(graph, one)}\n" for number, one in enumerate(asked, 1))


def question_text(graph: EntityGraph, question: Question, texts: Mapping[str, Annotation]) -> str:
    """Write a question for a terminal, its two sides in columns."""
    record = question_record(graph, question, texts)
    asks = "One, or two of one name?" if question.is_about_one else "Are these one?"
    columns = (side_lines(record[side], beside=question.is_about_one) for side in ("staying", "moving"))
    rows = (f"{left:<{COLUMN}}{' ' * GAP}{right}".rstrip() for left, right in zip_longest(*columns, fillvalue=""))
    last = [] if question.is_about_one else ["", *lines_of(_company(record["company"]), WIDTH)]
    return "\n".join([*lines_of(f"{asks} {_why(question)}", WIDTH), "", *rows, *last]) + "\n"


def _line(graph: EntityGraph, question: Question) -> str:
    other = "" if question.is_about_one else f" — {_called(graph, question.staying.node)}"
    return plain(f"{_called(graph, question.moving.node)}{other}: {_why(question)}")


def _called(graph: EntityGraph, node: str) -> str:
    return f"{name_of(graph, node)} ({node})"


def _why(question: Question) -> str:
    moved = count(round(question.claims), "claim")
    how = "would move to another" if question.is_about_one else "would move to the other"
    return f"{question.reason[:1].upper()}{question.reason[1:]}; {moved} {how}."


def _answers(question: Question) -> tuple[str, str]:
    one, other = question.moving.node, question.staying.node
    if not question.is_about_one:
        return _command("merge", one, other), _command("not-same", one, other)
    documents = (word for doc in question.moving.documents for word in ("--doc", doc))
    return "", _command("split", one, *documents)


def _command(*words: str) -> str:
    return f"{shlex.join(('graphbuild', *words))} --because"


def side_record(graph: EntityGraph, side: Side, texts: Mapping[str, Annotation]) -> Record:
    """Return an entity as some documents have it: spellings, offices, who stands beside it, and telling sentences."""
    documents, kept = documents_of(graph), set(side.documents)
    mentions = [mention for mention in graph.nodes[side.node]["mentions"] if mention["doc"] in kept]
    days = sorted(day for doc in kept if (day := documents.get(doc, {}).get("date")))
    spellings = Counter(" ".join(mention["text"].split()) for mention in mentions)
    offices = Counter(office for one in mentions if (office := one.get("attributes", {}).get("office")))
    return {
        **entity_record(graph, side.node),
        "spellings": [spelling for spelling, _ in _ranked(spellings)],
        "offices": [office for office, _ in _ranked(offices)],
        "mentions": len(mentions),
        "documents": sorted(kept),
        "dates": [days[0], days[-1]] if days else [],
        "beside": [entity_record(graph, node) for node in _beside(graph, side.node, kept)],
        "sentences": [
            _sentence(mention, documents.get(mention["doc"], {}), texts)
            for mention in _telling(graph, side.node, mentions)
            if mention["doc"] in texts
        ],
    }


def _beside(graph: EntityGraph, node: str, documents: set[str]) -> list[str]:
    """Return who stands beside somebody in some documents, by id, the most told first."""
    told = Counter[str]()
    for source, target, record in chain(graph.out_edges(node, data=True), graph.in_edges(node, data=True)):
        if number := sum(item["doc"] in documents for item in record["evidence"]):
            told[target if source == node else source] += number
    return [other for other, _ in _ranked(told)]


def _ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _telling(graph: EntityGraph, node: str, mentions: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return where to read of somebody: one mention a text, by office or full name if there is one, the first first."""
    name = fold(name_of(graph, node))
    best: dict[str, dict[str, Any]] = {}
    for mention in sorted(mentions, key=lambda one: (_rank(one, name), one["start"])):
        best.setdefault(mention["doc"], mention)
    return sorted(best.values(), key=lambda one: (_rank(one, name), one["doc"]))[:MORE_SENTENCES]


def _rank(mention: dict[str, Any], name: str) -> tuple[bool, bool]:
    return "office" not in mention.get("attributes", {}), fold(mention["text"]) != name


def _sentence(mention: dict[str, Any], document: Record, texts: Mapping[str, Annotation]) -> Record:
    """Return the sentence of a mention, and where it stands."""
    annotation, start = texts[mention["doc"]], mention["start"]
    around = next((one for one in annotation.sentences if one.start <= start < one.end), None)
    first, last = (around.start, around.end) if around else (start, mention["end"])
    return {
        "doc": mention["doc"],
        "title": document.get("title"),
        "date": document.get("date"),
        "start": first,
        "end": last,
        "text": annotation.document.text[first:last],
        "mark": [start - first, mention["end"] - first],
    }


def side_lines(record: Record, *, beside: bool) -> list[str]:
    """Return one side as lines of a column, if wanted with who stands beside it."""
    others = [spelling for spelling in record["spellings"] if spelling != record["name"]]
    number, texts = count(record["mentions"], "time"), count(len(record["documents"]), "text")
    heads = [
        record["name"],
        f"{KIND_NAMES[Kind(record['kind'])][0]}, {record['id']}",
        f"also {', '.join(others[:4])}" if others else "",
        f"office: {'; '.join(record['offices'][:2])}" if record["offices"] else "",
        f"named {number} in {texts}{_dates(record['dates'])}",
        f"beside {_listed(record['beside'])}" if beside and record["beside"] else "",
    ]
    lines = [line for head in heads if head for line in lines_of(head, COLUMN)]
    for sentence in record["sentences"][:SENTENCES]:
        where = ", ".join(part for part in (sentence["title"] or sentence["doc"], sentence["date"]) if part)
        lines += ["", *lines_of(quoted(_cut(sentence)), COLUMN), *lines_of(f"({where})", COLUMN)]
    return lines


def _dates(days: Sequence[str]) -> str:
    return f", {' to '.join(dict.fromkeys(days))}" if days else ""


def _cut(sentence: Record) -> str:
    """Return a sentence, of a very long one what stands around the name."""
    text, (start, end) = sentence["text"], sentence["mark"]
    first = max(0, start - (LONGEST - (end - start)) // 2) if len(text) > LONGEST else 0
    last = first + LONGEST if len(text) > LONGEST else len(text)
    return f"{'… ' if first else ''}{plain(text[first:last])}{' …' if last < len(text) else ''}"


def _company(company: Sequence[Record]) -> str:
    return f"Beside both: {_listed(company)}." if company else "Nobody stands beside both."


def _listed(entities: Sequence[Record]) -> str:
    more = f" and {len(entities) - COMPANY} more" if len(entities) > COMPANY else ""
    return f"{', '.join(one['name'] for one in entities[:COMPANY])}{more}"


def lines_of(text: str, width: int) -> list[str]:
    """Return a text as lines of a column."""
    return textwrap.wrap(plain(text), width, break_on_hyphens=False) or [""]
