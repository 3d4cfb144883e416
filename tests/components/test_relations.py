"""Sentence tables; see relations/README.md."""

import re
from pathlib import Path

import pytest
import spacy
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from graphbuild.annotate import MODEL
from graphbuild.components.relations import make_relations, read_relations
from graphbuild.components.relations.cast import make_cast
from graphbuild.components.relations.plain import make_plain
from graphbuild.resources.phrases import reading_phrases
from graphbuild.types import RelationType

TABLES = Path(__file__).parent / "relations"
KINDS = {"c": "country", "a": "agency", "o": "official", "p": "person", "g": "organization", "m": "measure"}
MARK = re.compile(r"\{(\w)(?:=([^|}\s]+?))?:([^:}]+)\}")


@pytest.fixture(scope="module")
def parser():
    """The shipped pipeline without its names: mentions are marked by hand."""
    return spacy.load(MODEL, exclude=["ner"])


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
    return {f"{spans[source]} {relation} {spans[target]}" for relation, source, target, *_ in doc._.evidence}


@pytest.mark.parametrize(("sentence", "claims"), [*blocks("claims.txt"), *blocks("traps.txt")])
def test_read_relations_reads_what_a_sentence_claims(parser, sentence, claims):
    doc = make_relations(parser, "relations")(read_marked(parser, sentence))

    assert claims_of(doc) == claims


HAND_PARSED = {
    "universal": ("nsubj:pass aux:pass root case det obl:agent", (2, 2, 2, 5, 5, 2)),
    "clear": ("nsubjpass auxpass ROOT agent det pobj", (2, 2, 2, 2, 5, 3)),
}


@pytest.mark.parametrize("scheme", HAND_PARSED)
def test_read_relations_keeps_the_direction_of_a_passive_in_both_label_schemes(scheme):
    deps, heads = HAND_PARSED[scheme]
    doc = Doc(
        English().vocab,
        words=["Iran", "was", "sanctioned", "by", "the", "US"],
        lemmas=["Iran", "be", "sanction", "by", "the", "US"],
        pos=["PROPN", "AUX", "VERB", "ADP", "DET", "PROPN"],
        tags=["NNP", "VBD", "VBN", "IN", "DT", "NNP"],
        deps=deps.split(),
        heads=heads,
    )
    doc.spans["mentions"] = [Span(doc, 0, 1, label="country"), Span(doc, 5, 6, label="country")]

    assert [found[:6] for found in read_relations(doc)] == [("coerces", 1, 0, "verb sanction", 5, 0)]


@pytest.mark.parametrize("text", ["Iran financed", "Iran backs", "Iran sanctioned by", "In 2015, Iran and Chad armed "])
def test_read_relations_reads_a_text_that_breaks_off(nlp, text):
    assert nlp(text)._.evidence == []


def test_relations_claims_nothing_without_a_parse():
    nlp = spacy.blank("en")
    doc = nlp("Iran sanctioned Chad")
    doc.spans["mentions"] = [Span(doc, 0, 1, label="country"), Span(doc, 2, 3, label="country")]

    assert make_relations(nlp, "relations")(doc)._.evidence == []


def test_reading_phrases_has_one_for_every_relation():
    assert set(reading_phrases()) == set(RelationType)


@pytest.mark.parametrize(("start", "end", "found"), [(0, 5, [0, 1]), (0, 2, [0]), (1, 2, []), (2, 3, [1]), (3, 9, [])])
def test_cast_starting_gives_the_mentions_that_begin_there(start, end, found):
    doc = spacy.blank("en")("Iran sanctioned Sri Lanka today")
    doc.spans["mentions"] = [Span(doc, 0, 1, label="country"), Span(doc, 2, 4, label="country")]

    assert list(make_cast(make_plain(doc)).starting(start, end)) == found


WORDS = ["The", "Office", "of", "Trade", "(", "OT", ")", "met", "Anna", "Bergs", "team"]
HEADS = [1, 7, 3, 1, 5, 1, 5, 7, 9, 10, 7]
DEPS = ["det", "nsubj", "case", "nmod", "punct", "appos", "punct", "ROOT", "compound", "compound", "obj"]


@pytest.fixture
def plain():
    """A text with a short form in brackets and a lost possessive, without the insides of its names."""
    doc = Doc(English().vocab, words=WORDS, heads=HEADS, deps=DEPS)
    marks = [(1, 4, "agency", 0), (5, 6, "agency", 0), (8, 10, "official", 1)]
    doc.spans["mentions"] = [Span(doc, start, end, label=label) for start, end, label, _ in marks]
    for span, (*_, trim) in zip(doc.spans["mentions"], marks, strict=True):
        span._.trim = trim
    return make_plain(doc)


def test_make_plain_makes_names_one_word_and_restores_possessives(plain):

    assert [word.text for word in plain] == ["The", "Office of Trade", "met", "Anna Berg", "'s", "team"]
    assert [name.mention for name in plain.mentions] == [0, 2]


def test_make_plain_hangs_a_name_where_its_head_hung(plain):

    assert [(word.dep_, word.head.text) for word in plain] == [
        ("det", "Office of Trade"),
        ("nsubj", "met"),
        ("ROOT", "met"),
        ("compound", "team"),
        ("case", "Anna Berg"),
        ("obj", "met"),
    ]
