"""Names that a text has given in full, wherever it gives them again, in full or by surname."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from graphbuild.components.people.announced import PARTICLES
from graphbuild.components.people.known import officials, year_of
from graphbuild.components.people.layout import begins_sentence
from graphbuild.components.people.names import family_names_first
from graphbuild.components.strings import folded, strings_of, where
from graphbuild.names import fold, person_key

Stretch = tuple[int, int]

_NO_SURNAME = ("CC", "DT", "IN", "MD", "PDT", "PRP", "TO", "VB", "W")
"""Tags of words that begin a sentence without being a name."""
_LONGEST_ASIDE = 4
"""Tokens that a short form in brackets may have, brackets included."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The names of a text: its surnames with all words of their names, and the full names by their first token."""

    surnames: Mapping[str, frozenset[str]]
    full: Mapping[str, frozenset[tuple[str, ...]]]
    declared: Collection[str] = ()
    in_lower_case: Collection[str] = field(default_factory=frozenset)

    def may_name(self, text: str) -> bool:
        """Tell whether a name of the text may stand where this word stands."""
        word = folded(text)
        is_surname = word in self.surnames or (word.endswith("s") and word[:-1] in self.surnames)
        return text[0].isupper() and (is_surname or text.lower() in self.full)


def repeated_names(doc: Doc, names: Iterable[Stretch], bodies: Mapping[int, Span]) -> Iterator[tuple[int, int, int]]:
    """Yield where the names of a text stand again, as start, end and code points at the end that belong to no name."""
    forms = _forms(doc, list(names))
    for token in (doc[place] for place in where(strings_of(doc).at_text, forms.may_name) if place not in bodies):
        longest = max((len(words) for words in _full_at(token, forms)), default=0)
        if longest:
            yield token.i, token.i + longest, 0
        yield from _surname_at(token, forms)


def short_form_after(doc: Doc, end: int) -> Span | None:
    """Return the short form that brackets give right after a name: "Ada Maria Quill (Quill)"."""
    if end >= len(doc) or doc[end].text != "(":
        return None
    closing = next((token.i for token in doc[end : end + _LONGEST_ASIDE] if token.text == ")"), 0)
    return doc[end + 1 : closing] if closing > end + 1 else None


def _forms(doc: Doc, names: Sequence[Stretch]) -> Forms:
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    full: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    year = year_of(doc)
    declared: set[str] = set()
    for start, end in names:
        key = person_key(doc[start:end].text)
        if not key:
            continue
        short = short_form_after(doc, end)
        declared |= {fold(short.text)} & set(key) if short is not None else set()
        words = {token.lower_ for token in doc[start:end]}
        if len(key) > 1 or officials().full_name(key, year):
            for word in _surnames(doc, end, key):
                surnames[word] |= words
        if end - start > 1:
            full[doc[start].lower_].add(tuple(token.lower_ for token in doc[start:end]))
    lower = {text for text in strings_of(doc).at_text if text.islower()}
    return Forms({word: frozenset(found) for word, found in surnames.items()},
                 {word: frozenset(found) for word, found in full.items()}, declared, lower)  # fmt: skip


def _surnames(doc: Doc, end: int, key: tuple[str, ...]) -> Iterator[str]:
    """Yield the words by which a bearer of a full name is called: the last, a family name before, one in brackets."""
    yield key[-1]
    if key[0] in family_names_first():
        yield key[0]
    short = short_form_after(doc, end)
    if short is not None and len(short) == 1 and fold(short.text) in key:
        yield fold(short.text)


def _full_at(token: Token, forms: Forms) -> Iterator[tuple[str, ...]]:
    """Yield the full names of the text that stand at a token again."""
    for words in forms.full.get(token.lower_, ()):
        span = token.doc[token.i : token.i + len(words)]
        if tuple(other.lower_ for other in span) == words and span[-1].text[0].isupper():
            yield words


def _surname_at(token: Token, forms: Forms) -> Iterator[tuple[int, int, int]]:
    word = folded(token.text)
    trim = int(word not in forms.surnames and word.endswith("s") and word[:-1] in forms.surnames)
    word = word[: -trim or None]
    is_declared = word in forms.declared and token.lower_ not in forms.in_lower_case
    if word in forms.surnames and (is_declared or _may_be_surname(token, forms.in_lower_case)):
        yield _first_particle(token, forms.surnames[word]), token.i + 1, trim


def _first_particle(token: Token, words: frozenset[str]) -> int:
    """Return where a surname begins with its particles, as far as its full name has them: "van der X"."""
    start = token.i
    while start and token.doc[start - 1].lower_ in PARTICLES & words:
        start -= 1
    return token.i if token.doc[start].text == "-" else start


def _may_be_surname(token: Token, in_lower_case: Collection[str]) -> bool:
    if token.is_stop or not token.tag_:
        return token.tag_.startswith("NNP") or not token.is_stop  # "He" is a family name, too
    if token.tag_.startswith("NNP"):
        return True
    if begins_sentence(token):
        return not token.tag_.startswith(_NO_SURNAME) and token.lower_ not in in_lower_case
    return token.tag_ not in {"DT", "IN", "MD"}
