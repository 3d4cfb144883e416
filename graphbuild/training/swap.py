"""Copies of sentences with other names in them, from a public list of sanctioned persons and bodies of many origins."""

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from graphbuild.training.sentences import Sentence

SHARE = 0.3
"""How many of the sentences that name a person or an organization are copied."""

LIST_ORDER = 0.15
"""How often a person's name keeps the list's order, surname first, as much of Asia writes it."""

_FORMS = """
AD AG AO AS BV CA CJSC CV DMCC DOO EOOD FZC FZCO FZE II III IV JLT JSC KG KK LLC LLP LP LTDA NV OAO OJSC OOO OU OY PAO
PJSC PLC PTE PTY PVT SA SAE SAL SAOC SAS SARL SE SL SPA SPC SPRL SRL SRO UAB UK US ZAO
"""
_LEGAL_FORMS = frozenset(_FORMS.split())
_PARTICLES = "and at de del des di do dos du e el et for fur i in la las los of on or the to und y"
_SMALL_WORDS = frozenset(_PARTICLES.split())
_KINDS = {"individual": "PER", "-0-": "ORG"}


def read_list(path: Path) -> dict[str, list[str]]:
    """Read the full names of a sanctions list, as news would write them.

    Args:
        path: OFAC's ``sdn.csv``: number, name in capitals, and type in the first three columns.

    Returns:
        ``PER`` and ``ORG`` with their names, in file order.

    References:
        https://ofac.treasury.gov/specially-designated-nationals-list-sdn-list (public domain)
    """
    names: dict[str, list[str]] = {label: [] for label in _KINDS.values()}
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.reader(file):
            label = _KINDS.get(row[2].strip()) if len(row) > 2 else None  # noqa: PLR2004 - the third column
            if label:
                names[label].append(person(row[1]) if label == "PER" else body(row[1]))
    return names


def person(name: str) -> str:
    """Write a person's name as news does.

    Example:
        >>> person("AL-HAKIM, Omar Said"), person("QUILL, Mara"), person("SUU")
        ('Omar Said al-Hakim', 'Mara Quill', 'Suu')
    """
    surname, _, given = (part.strip() for part in name.partition(","))
    parts = "-".join(_capitalised(part) for part in surname.split("-"))
    return f"{given} {parts.replace('Al-', 'al-')}".strip()


def body(name: str) -> str:
    """Write a body's name as news does, its legal form in capitals.

    Example:
        >>> body("BANK OF QUILL, PJSC"), body("ISIS-OSLO"), body("ODO CO., LTD.")
        ('Bank of Quill, PJSC', 'Isis-Oslo', 'Odo Co., Ltd.')
    """
    words = name.split()
    return " ".join(
        word
        if word.strip("(),.") in _LEGAL_FORMS or "." in word[:-2]
        else word.lower()
        if place and word.lower() in _SMALL_WORDS
        else "-".join(_capitalised(part) for part in word.split("-"))
        for place, word in enumerate(words)
    )


def swapped_copies(sentences: Iterable[Sentence], names: dict[str, list[str]], seed: int = 0) -> Iterator[Sentence]:
    """Yield copies of sentences in which other persons and organizations stand.

    A name of one word is replaced by a surname, a longer one by a full name; organizations of one word, which are
    mostly short forms, stay.
    """
    chance = random.Random(seed)
    for sentence in sentences:
        if not {"B-PER", "B-ORG"}.isdisjoint(sentence.entities) and chance.random() < SHARE:
            copy = _swapped(sentence, names, chance)
            if copy.words != sentence.words:
                yield replace(copy, document=f"{sentence.document} swapped")


def _swapped(sentence: Sentence, names: dict[str, list[str]], chance: random.Random) -> Sentence:
    """Replace every name but places and short forms."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    for start, end, label in _spans(sentence.entities):
        other = _draw(names.get(label, []), chance, single=end - start == 1, label=label)
        drawn = other or list(sentence.words[start:end])
        words += drawn
        spaces += [*[True] * (len(drawn) - 1), sentence.spaces[end - 1]] if other else sentence.spaces[start:end]
        tags += [f"B-{label}", *[f"I-{label}"] * (len(drawn) - 1)] if other else sentence.entities[start:end]
    return replace(sentence, words=tuple(words), spaces=tuple(spaces), entities=tuple(tags), syntax=None)


def _draw(names: list[str], chance: random.Random, *, single: bool, label: str) -> list[str]:
    """Draw a name as words; none where the name in the text had better stay."""
    if not names or (single and label == "ORG"):
        return []
    *given, surname = chance.choice(names).split()
    if single:
        return [surname]
    return [surname, *given] if label == "PER" and chance.random() < LIST_ORDER else [*given, surname]


def _spans(tags: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Cut tags into names and single other words.

    Example:
        >>> _spans(("O", "B-PER", "I-PER", "B-PER", ""))
        [(0, 1, ''), (1, 3, 'PER'), (3, 4, 'PER'), (4, 5, '')]
    """
    starts = [place for place, tag in enumerate(tags) if not tag.startswith("I-")]
    return [
        (start, end, tags[start].partition("-")[2]) for start, end in zip(starts, [*starts[1:], len(tags)], strict=True)
    ]


def _capitalised(word: str) -> str:
    """Write the first letter of a word large and the rest small, whatever stands before it.

    Example:
        >>> _capitalised("(OSLO)"), _capitalised("'ABD")
        ('(Oslo)', "'Abd")
    """
    first = next((place for place, character in enumerate(word) if character.isalpha()), 0)
    return word[: first + 1].upper() + word[first + 1 :].lower()
