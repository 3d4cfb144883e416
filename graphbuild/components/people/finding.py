"""Where personal names stand in a text.

Names come from the recogniser, from the words that announce them ("President X Y"), from the table of well-known
officials, and from the full names of the same text, whose surnames are found everywhere in it.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from graphbuild.components.labels import Role, role_of
from graphbuild.components.lookup import Lookup
from graphbuild.components.people.announced import LONGEST_NAME, announced_names
from graphbuild.components.people.credits import find_credits
from graphbuild.components.people.known import find_year, officials, year_of
from graphbuild.components.people.lists import missed_names
from graphbuild.components.people.names import Bearers, bearers_of
from graphbuild.components.people.recognised import is_name, is_titled_name, recognised_names
from graphbuild.components.people.refuted import names_something_else
from graphbuild.components.people.repeated import repeated_names, short_form_after
from graphbuild.components.people.titles import Titles
from graphbuild.components.spans import RECOGNISED, candidates, tokens_of
from graphbuild.components.strings import strings_of
from graphbuild.names import NameKey, person_key, without_possessive

_QUOTES = frozenset("\"'“”‘’«»")
_AYIN = frozenset("'‘’ʿ`")
_INNER_MARKS = _AYIN | {"-", "al", "Al"}


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """Where a personal name stands, in tokens; `trim` code points at its end are not part of it."""

    start: int
    end: int
    trim: int = 0

    def text(self, doc: Doc) -> str:
        """Return the name as written, without a possessive."""
        return without_possessive(doc[self.start : self.end].text[: -self.trim or None])


def find_names(doc: Doc, known: Lookup[str], titles: Titles, credited: AbstractSet[int] = frozenset()) -> list[Name]:
    """Find the personal names of a text in order, none overlapping, none among the `credited` tokens."""
    bodies = _bodies(doc, titles)
    sure = {token for token, span in bodies.items() if span._.reason != RECOGNISED}
    certain = {token: span for token, span in bodies.items() if token in sure or len(span) > 1}
    matches = list(known.find(doc))
    find_year(doc, (match.value for match in matches))
    found = [Name(match.start, match.end, match.trim) for match in matches]
    found += [Name(*stretch) for stretch in recognised_names(doc, bodies, titles)]
    announced = announced_names(doc, sure, titles)
    found += [Name(start, end) for start, end in announced if is_name(doc[start:end], titles)]
    found = _without_overlaps(found)
    found += [Name(*place) for place in missed_names(doc, {name.start: name.end for name in found}, sure, titles)]
    found = [_in_full(doc, name, bodies, titles) for name in found]
    found = [_with_nickname(doc, _without_lost_apostrophe(doc, name, None)) for name in _without_overlaps(found)]
    bearers = full_names(doc, found)
    found = _without_overlaps(_without_lost_apostrophe(doc, name, bearers) for name in found)
    repeated = repeated_names(doc, ((name.start, name.end - bool(name.trim)) for name in found), certain)
    everywhere = _without_overlaps([*found, *(Name(*place) for place in repeated)])
    kept = (name for name in everywhere if not names_something_else(doc, name.start, name.end, titles))
    return [name for name in kept if credited.isdisjoint(range(name.start, name.end))]


def credited_tokens(doc: Doc) -> frozenset[int]:
    """Return the tokens of a text's bylines and credits."""
    spans = (doc.char_span(start, end, alignment_mode="contract") for start, end in find_credits(strings_of(doc).text))
    return frozenset(at for span in spans if span is not None for at in tokens_of(span))


def full_names(doc: Doc, names: Iterable[Name]) -> Bearers:
    """Index the names of more than one word, by the short forms that the text itself gives in brackets, too."""
    texts: dict[str, set[str]] = {}
    for name in names:
        if len(person_key(name.text(doc))) > 1:
            short = short_form_after(doc, name.end)
            texts.setdefault(name.text(doc), set()).update([short.text] if short is not None else [])
    return bearers_of(texts, short_forms=texts)


def _bodies(doc: Doc, titles: Titles) -> dict[int, Span]:
    """Index what other components found by its tokens, but for "bodies" that are a name with its title."""
    spans = candidates(doc, "countries", "agencies", "organizations")
    return {at: span for span in spans if not is_titled_name(span, titles) for at in tokens_of(span)}


def _with_nickname(doc: Doc, name: Name) -> Name:
    """Take in a nickname in quotation marks and the surname after it: 'Ada "Duchess" Quill'."""
    after = doc[name.end : name.end + 4]
    if len(after) < 4 or after[0].text not in _QUOTES or after[2].text not in _QUOTES:  # noqa: PLR2004  “ X ” Y
        return name
    return replace(name, end=name.end + 4) if after[1].text[0].isupper() and after[3].text[0].isupper() else name


def _in_full(doc: Doc, name: Name, bodies: Mapping[int, Span], titles: Titles) -> Name:
    """Take in the first names that a recogniser left out before a letter that is written as a mark, or before a gloss.

    "Ahmad ‘Ali Quill", "Ada Maria Quill (Quill)".
    """
    before = doc[max(name.start - 1, 0)]
    is_ayin = name.start > 1 and before.text in _AYIN and not before.whitespace_
    short = None if is_ayin else short_form_after(doc, name.end)
    is_closed = doc[name.end : name.end + 1].text in _QUOTES
    if (not is_ayin or is_closed) and (short is None or short.text not in name.text(doc)):
        return name
    start = _first_name(doc, name.start - is_ayin, bodies, titles)
    return replace(name, start=start) if start < name.start - is_ayin else name


def _first_name(doc: Doc, start: int, bodies: Mapping[int, Span], titles: Titles) -> int:
    """Return where the capitalised words before a name begin that may be part of it."""
    place = first = start
    while place > 0 and place - 1 not in bodies and start - place < LONGEST_NAME:
        token = doc[place - 1]
        is_word = token.text.istitle() and token.tag_[:3] in {"", "NNP"} and not titles.is_title(token)
        if not (is_word and role_of(token.ent_type_) in {Role.PERSON, None}) and token.text not in _INNER_MARKS:
            break
        place -= 1
        first = place if is_word else first
    return first


def _without_lost_apostrophe(doc: Doc, name: Name, bearers: Bearers | None) -> Name:
    """Cut the "s" of "Bidens" where only the name without it is known, from the text or at large."""
    text = name.text(doc)
    key, cut = person_key(text), person_key(text[:-1])
    year = year_of(doc)
    if not text.endswith("s") or name.trim or _is_known(key, bearers, year) or not _is_known(cut, bearers, year):
        return name
    return replace(name, trim=1)


def _is_known(key: NameKey, bearers: Bearers | None, year: int | None) -> bool:
    if bearers is None:
        return officials().full_name(key, year) is not None
    return key in bearers.names or key in bearers.endings


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
