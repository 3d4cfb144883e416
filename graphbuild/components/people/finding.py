"""Where personal names stand in a text.

Names come from the recogniser, from the titles that announce them ("President X Y"), from the table of well-known
officials, and from the full names of the same text, whose surnames are found everywhere in it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from graphbuild.components.bodies.phrases import is_headline
from graphbuild.components.labels import Role, role_of
from graphbuild.components.lookup import Lookup
from graphbuild.components.people.announced import (
    LONGEST_NAME,
    NO_NAMES,
    PARTICLES,
    announced_names,
    may_be_in_name,
    name_end,
)
from graphbuild.components.people.credits import find_credits
from graphbuild.components.people.names import Bearers, bearers_of, officials
from graphbuild.components.people.roles import Titles
from graphbuild.components.spans import candidates
from graphbuild.names import fold, person_key, without_possessive

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[\s.'’ʼ-])+")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """Where a personal name stands, in tokens; `trim` code points at its end are not part of it."""

    start: int
    end: int
    trim: int = 0

    def text(self, doc: Doc) -> str:
        """Return the name as written, without a possessive."""
        return without_possessive(doc[self.start : self.end].text[: -self.trim or None])


def find_names(doc: Doc, known: Lookup[str], titles: Titles) -> list[Name]:
    """Find the personal names of a text in order, none overlapping, none in a byline or credit."""
    bodies = _bodies(doc, titles)
    found = [Name(match.start, match.end, match.trim) for match in known.find(doc)]
    found += [name for name in _recognised(doc, bodies, titles) if name]
    announced = announced_names(doc, bodies.keys(), titles)
    found += [Name(start, end) for start, end in announced if _is_name(doc[start:end], titles)]
    found = [_without_lost_apostrophe(doc, name, None) for name in _without_overlaps(found)]
    bearers = full_names(doc, found)
    found = [_without_lost_apostrophe(doc, name, bearers) for name in found]
    credited = credited_tokens(doc)
    everywhere = _without_overlaps([*found, *_repeated(doc, found, bodies)])
    return [name for name in everywhere if credited.isdisjoint(range(name.start, name.end))]


def credited_tokens(doc: Doc) -> frozenset[int]:
    """Return the tokens of a text's bylines and credits."""
    spans = (doc.char_span(start, end, alignment_mode="contract") for start, end in find_credits(doc.text))
    return frozenset(token.i for span in spans if span is not None for token in span)


def full_names(doc: Doc, names: Iterable[Name]) -> Bearers:
    """Index the names of more than one word."""
    texts = (name.text(doc) for name in names)
    return bearers_of(text for text in texts if len(person_key(text)) > 1)


def _bodies(doc: Doc, titles: Titles) -> dict[int, Span]:
    """Index what other components found by its tokens, but for "bodies" that are a name with its title."""
    spans = candidates(doc, "countries", "agencies", "organizations")
    return {token.i: span for span in spans if not is_titled_name(span, titles) for token in span}


def is_titled_name(span: Span, titles: Titles) -> bool:
    """Tell whether what was taken for an organization is a title and the name after it."""
    words = [token for token in span if not token.is_space]
    opening = next((place for place, token in enumerate(words) if not titles.is_title(token)), len(words))
    roles = [token for token in words[:opening] if titles.is_role(token)]
    return bool(roles) and span.label_ == "organization" and 0 < len(words) - opening < LONGEST_NAME


def _recognised(doc: Doc, bodies: dict[int, Span], titles: Titles) -> Iterator[Name | None]:
    text = doc.text
    for ent in doc.ents:
        is_person = role_of(ent.label_) is Role.PERSON and _is_repeated_below(ent, text)
        if is_person or is_titled_name(ent, titles):
            yield _trimmed(doc, ent.start, ent.end, bodies, titles)


def _is_repeated_below(ent: Span, text: str) -> bool:
    """Tell whether a name stands in running text, or in a headline and again, since capitals there mark no names."""
    return not is_headline(ent[0]) or text.count(ent.text) > 1


def _trimmed(doc: Doc, start: int, end: int, bodies: dict[int, Span], titles: Titles) -> Name | None:
    """Cut titles, bodies and punctuation off a recognised name; None where nothing of a name is left."""
    end = next((token.i for token in doc[start:end] if token.is_space and token.i > start), end)
    while start < end - 1 and (titles.is_title(doc[start]) or start in bodies or not doc[start].text[0].isalpha()):
        start += 1
    while end > start and (doc[end - 1].lower_ in {"'s", "’s"} or not doc[end - 1].text[0].isalpha()):
        end -= 1
    start, end = _completed(doc, start, end, bodies, titles)
    covering = bodies.get(start)
    is_body = covering is not None and covering.start <= start and end <= covering.end
    return Name(start, end) if start < end and not is_body and _is_name(doc[start:end], titles) else None


def _completed(doc: Doc, start: int, end: int, bodies: Mapping[int, Span], titles: Titles) -> tuple[int, int]:
    """Take in the words of a name that the recogniser has left out: all after it, one before it that stands alone."""
    before = doc[start - 1] if start else None
    if before is not None and before.tag_ == "NNP" and before.i not in bodies and may_be_in_name(before, titles):
        alone = before.is_sent_start or before.nbor(-1).lower_ in {",", "and", ".", "("}
        start -= alone
    is_shouted = end < len(doc) and doc[end].is_upper and not doc[end - 1].is_upper  # a code, not a name
    if end < len(doc) and doc[end].text != "-" and not is_shouted:
        end = name_end(doc, end, bodies.keys(), titles, after_name=True)
    return start, end


def _is_name(span: Span, titles: Titles) -> bool:
    if any(token.lower_ in titles.bodies or token.lower_.endswith("bank") for token in span):
        return False
    if span[0].is_lower and span[0].lower_ not in PARTICLES and "-" not in span[0].text:
        return False  # "wealthier Americans"
    if not _NAME.fullmatch(span.text) or span.text.lower() in NO_NAMES or not span.text[0].isupper():
        return len(span) > 1 and span[-1].text[0].isupper() and bool(_NAME.fullmatch(span.text))
    return not all(titles.is_role(token) for token in span)  # "Governor General"


def _without_lost_apostrophe(doc: Doc, name: Name, bearers: Bearers | None) -> Name:
    """Cut the "s" of "Bidens" where only the name without it is known, from the text or at large."""
    text = name.text(doc)
    key, cut = person_key(text), person_key(text[:-1])
    if not text.endswith("s") or name.trim or _is_known(key, bearers) or not _is_known(cut, bearers):
        return name
    return replace(name, trim=1)


def _is_known(key: tuple[str, ...], bearers: Bearers | None) -> bool:
    if bearers is None:
        return officials().full_name(key) is not None
    return key in bearers.names or key in bearers.endings


def _repeated(doc: Doc, names: Iterable[Name], bodies: Mapping[int, Span]) -> Iterator[Name]:
    """Find the surnames of the text, and the single names that everyone knows, where nothing else has found them."""
    keys = {person_key(name.text(doc)) for name in names}
    surnames = Counter(key[-1] for key in keys if len(key) > 1 or officials().full_name(key))
    single = {word for word in surnames if surnames[word] == 1 or (word,) in keys}
    for token in doc:
        if token.text[0].isupper() and token.i not in bodies and _may_be_surname(token):
            word = fold(token.text)
            if word in single:
                yield Name(token.i, token.i + 1)
            elif word.endswith("s") and word[:-1] in single:
                yield Name(token.i, token.i + 1, trim=1)


def _may_be_surname(token: Token) -> bool:
    return (
        not token.tag_ or token.tag_.startswith("NNP") or not (token.is_sent_start or token.tag_ in {"DT", "IN", "MD"})
    )


def _without_overlaps(names: Iterable[Name]) -> list[Name]:
    """Keep the longest names."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: (name.start - name.end, name)):
        tokens = range(name.start, name.end)
        if taken.isdisjoint(tokens):
            kept.append(name)
            taken.update(tokens)
    return sorted(kept)
