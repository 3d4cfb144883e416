"""Files of annotated text, in the formats that their makers chose, as sentences.

A reader yields sentences in file order and never shuffles. Labels of names are mapped to the three that the
pipeline knows (`PER`, `LOC`, `ORG`); every other class of name becomes no name at all.
"""

from collections.abc import Iterator
from pathlib import Path

from graphbuild.training.sentences import Sentence, Syntax

LABELS = {
    "PER": ("per", "person", "politician", "writer", "scientist", "researcher", "musicalartist"),
    "LOC": ("loc", "location", "country"),
    "ORG": ("org", "organisation", "politicalparty", "band", "university", "magazine"),
}
"""Our label for a kind of name -> what the corpora call it."""

_OPENING = ("(", "[", "$", "“")
_CLOSING = (".", ",", ";", ":", "!", "?", ")", "]", "%", "'", "’", "n't", "”")

_LABEL_OF = {theirs: ours for ours, many in LABELS.items() for theirs in many}


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Read a Universal Dependencies treebank.

    Raises:
        ValueError: A line has fewer than ten columns.

    References:
        https://universaldependencies.org/format.html
    """
    document = path.stem
    for block in read_blocks(path):
        for line in block:
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ")
        yield to_sentence([line.split("\t") for line in block if not line.startswith("#")], document)


def read_names(path: Path, *, column: int = 1, separator: str | None = None) -> Iterator[Sentence]:
    """Read one word and its IOB tag a line, with an empty line between sentences.

    Args:
        path: The file. Lines that start with ``# `` are comments; ``# newdoc id`` starts a new text.
        column: Where the tag stands, from 0; the word stands just before it.
        separator: What stands between columns; any white space if None.
    """
    document = path.stem
    for block in read_blocks(path):
        document = next((line for line in block if line.startswith("# newdoc")), document)
        rows = [line.split(separator) for line in block if not line.startswith("# ")]
        words = tuple(row[column - 1] for row in rows)
        if words[0] == "-DOCSTART-":
            continue
        yield Sentence(
            words=words,
            spaces=to_spaces(words),
            entities=to_iob([row[column] for row in rows]),
            document=document,
        )


def to_iob(tags: list[str]) -> tuple[str, ...]:
    """Map a corpus's tags to ours and mark where each name begins.

    Example:
        >>> to_iob(["I-politician", "I-politician", "O", "B-event", "I-country"])
        ('B-PER', 'I-PER', 'O', 'O', 'B-LOC')
    """
    iob: list[str] = []
    before = ""
    for tag in tags:
        prefix, _, kind = tag.partition("-")
        label = _LABEL_OF.get(kind.lower())
        opens = prefix == "B" or kind != before
        iob.append(f"{'B' if opens else 'I'}-{label}" if label else "O")
        before = kind
    return tuple(iob)


def to_spaces(words: tuple[str, ...]) -> tuple[bool, ...]:
    """Guess after which words a space stood, for corpora that do not say.

    Example:
        >>> to_spaces(("Norway", "'s", "fund", "(", "NBIM", ")", "."))
        (False, True, True, False, False, False, True)
    """
    following = (*words[1:], "")
    return tuple(
        word not in _OPENING and not after.startswith(_CLOSING) for word, after in zip(words, following, strict=True)
    )


def read_blocks(path: Path) -> Iterator[list[str]]:
    """Split a file at its empty lines."""
    block: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []


def to_sentence(rows: list[list[str]], document: str) -> Sentence:
    """Build a sentence from the rows of one CoNLL-U block."""
    words = [row for row in rows if row[0].isdigit()]
    glued = _glued(rows)
    _, forms, lemmas, pos, tags, _, heads, deps, _, misc = zip(*words, strict=True)
    numbered = enumerate(int(head) for head in heads)
    return Sentence(
        words=forms,
        spaces=tuple(place not in glued and "SpaceAfter=No" not in note for place, note in enumerate(misc, start=1)),
        syntax=Syntax(
            tags=tags,
            pos=pos,
            lemmas=tuple(form if lemma == "_" else lemma for form, lemma in zip(forms, lemmas, strict=True)),
            heads=tuple(head - 1 if head else place for place, head in numbered),
            deps=tuple("ROOT" if dep == "root" else dep for dep in deps),  # spaCy's name for it
        ),
        document=document,
    )


def _glued(rows: list[list[str]]) -> set[int]:
    """Find the words, from 1, that a multiword token joins to the next without a space."""
    glued: set[int] = set()
    for row in rows:
        first, dash, last = row[0].partition("-")
        if dash:
            glued.update(range(int(first), int(last) + ("SpaceAfter=No" in row[9])))
    return glued
