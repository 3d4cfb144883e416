"""Sentence tables; see relations/README.md."""

import re
from pathlib import Path

import pytest

from graphbuild.components.relations import make_relations

TABLES = Path(__file__).parent / "relations"
KINDS = {"c": "country", "a": "agency", "o": "official", "p": "person", "g": "organization", "m": "measure"}
MARK = re.compile(r"\{(\w)(?:=([^|}\s]+?))?:([^:}]+)\}")


def blocks(name):
    text = "\n".join(line for line in (TABLES / name).read_text("utf-8").splitlines() if not line.startswith("#"))
    for block in filter(str.strip, re.split(r"\n\s*\n", text)):
        *reasons, sentence = [line for line in block.strip().splitlines() if not line.startswith(" ")]
        claims = {line.strip() for line in block.splitlines() if line.startswith(" ")}
        marks = [pytest.mark.xfail(strict=True, reason=reason.removeprefix("? ")) for reason in reasons]
        yield pytest.param(sentence, claims, marks=marks, id=MARK.sub(r"\3", sentence))


def read_marked(nlp, sentence):
    text, spans, last = "", [], 0
    for mark in MARK.finditer(sentence):
        text += sentence[last : mark.start()]
        spans.append((len(text), mark))
        text += mark[3]
        last = mark.end()
    doc = nlp(text + sentence[last:])
    doc.spans["mentions"] = [
        doc.char_span(start, start + len(mark[3]), label=KINDS[mark[1]], kb_id=mark[2] or "", alignment_mode="expand")
        for start, mark in spans
    ]
    return doc


def claims_of(doc):
    spans = doc.spans["mentions"]
    return {f"{spans[source]} {relation} {spans[target]}" for relation, source, target, _ in doc._.evidence}


@pytest.mark.parametrize(("sentence", "claims"), [*blocks("claims.txt"), *blocks("traps.txt")])
def test_read_relations_reads_what_a_sentence_claims(parser, sentence, claims):
    doc = make_relations(parser, "relations")(read_marked(parser, sentence))

    assert claims_of(doc) == claims
