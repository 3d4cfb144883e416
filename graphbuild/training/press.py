"""Names in releases that nobody annotated: a teacher's, put right where a list or the text itself knows better."""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from graphbuild.training.sentences import Sentence
from graphbuild.training.silver import rename, to_sentence

SHARES = {"sanctions_relevant": 1.0, "state_press_releases": 0.3, "treasury_news": 0.03}
"""File of releases -> what share of them is read; the date of a release plays no part."""

LONGEST = 800
"""Words that are read of one release, at most."""

SHORTEST = 5
"""Words in a line, at least: shorter ones are mostly furniture."""

_LISTED = re.compile(r"\bD\.?O\.?B\.? |\ba\.k\.a\. ")
_SHINGLE = 12


def read_releases(folder: Path, held_out: str = "", seed: int = 0) -> Iterator[str]:
    """Draw releases from files of JSON lines, each as its title and the prose of its beginning.

    Args:
        folder: Where the files of `SHARES` are, as ``.jsonl.gz``.
        held_out: Texts of which no release may hold twelve words in a row.
        seed: The same seed draws the same releases.
    """
    chance = random.Random(seed)
    forbidden = _shingles(held_out)
    seen: set[str] = set()
    for name, share in SHARES.items():
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            rows = (json.loads(line) for line in file)
            drawn = [row for row in rows if chance.random() < share]
        for row in drawn:
            text = "\n\n".join(_prose(f"{row['title']}\n{row['text']}"))
            if text not in seen and forbidden.isdisjoint(_shingles(text)):
                seen.add(text)
                yield text


def press_sentences(texts: Iterable[str], nlp: Language, known: dict[str, list[str]]) -> Iterator[Sentence]:
    """Annotate texts, each paragraph as one record.

    Args:
        texts: What to read.
        nlp: A pipeline that finds names, and leaves open what it is not sure of.
        known: Label -> full names that are certain wherever they stand.
    """
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for label, names in known.items():
        matcher.add(label, [nlp.make_doc(name) for name in names if " " in name])
    for number, doc in enumerate(nlp.pipe(texts)):
        _correct(doc, matcher)
        breaks = [token.i for token in doc if token.text.startswith("\n")]
        for start, end in zip([0, *(place + 1 for place in breaks)], [*breaks, len(doc)], strict=True):
            if start < end:
                yield to_sentence(doc[start:end], f"press {number}")


def _prose(text: str) -> Iterator[str]:
    """Choose the lines that are prose or headings: no tables, no entries of a list in capitals."""
    words = 0
    for line in text.splitlines():
        letters = sum(character.isalpha() or character.isspace() for character in line)
        if letters < 0.85 * len(line) or line.isupper() or _LISTED.search(line) or "|" in line or "http" in line:
            continue
        parts = line.split()
        words += len(parts)
        if words > LONGEST:
            return
        if len(parts) >= SHORTEST:
            yield " ".join(parts)


def _shingles(text: str) -> set[tuple[str, ...]]:
    """Collect every run of twelve words."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def _correct(doc: Doc, matcher: PhraseMatcher) -> None:
    """Write what is certain over the teacher's guesses; of two names that overlap the longer stays."""
    listed = [
        Span(doc, span.start, span.end, span.label_)
        for span in matcher(doc, as_spans=True)
        if span[0].text[0].isupper() or span[-1].text[0].isupper()
    ]
    ents = filter_spans([*listed, *(ent for ent in doc.ents if "\n" not in ent.text)])  # none in two paragraphs
    surnames = {ent[-1].text for ent in ents if ent.label_ == "PER" and len(ent) > 1 and ent[-1].is_title}
    alone = [Span(doc, token.i, token.i + 1, "PER") for token in doc if token.text in surnames]
    rename(doc, filter_spans([*alone, *ents]), candid=True)
