"""Names that the words around them announce, for a recogniser misses some: after a title, in a list, before a role."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Token

from graphbuild.components.people.names import officials
from graphbuild.components.people.roles import REGIMES, Titles, singular
from graphbuild.names import person_key
from graphbuild.resources.words import MONTHS, WEEKDAYS

LONGEST_NAME = 5
"""Tokens that an announced name may have."""

NO_NAMES = WEEKDAYS | MONTHS | {"today"}
PARTICLES = frozenset(
    {"al", "bin", "bint", "da", "de", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "van", "von", "-"}
)
_NEVER_IN_NAMES = ("CC", "CD", "DT", "IN", "MD", "PDT", "PRP", "TO", "VB", "W")
_DETERMINERS = frozenset({"a", "an", "her", "his", "its", "of", "the", "their"})
_ROLE_WITHIN = 4
"""Tokens after a name and a comma among which the role must begin: ", the former deputy minister"."""

Stretch = tuple[int, int]


def announced_names(doc: Doc, taken: AbstractSet[int], titles: Titles) -> Iterator[Stretch]:
    """Yield where announced names stand, in tokens; `taken` are the tokens of bodies and countries."""
    for token in doc[:-1]:
        if _announces(token, titles):
            yield from _after_title(token, taken, titles)
        if token.text[0].isupper() and token.tag_ in {"", "NNP", "JJ"} and token.i not in taken:
            yield from _before_role(token, taken, titles)
            yield from _ruling(token)


def _announces(token: Token, titles: Titles) -> bool:
    word = singular(token)
    return word in titles.office or word in titles.head or word in titles.honorific or word in titles.private


def _after_title(title: Token, taken: AbstractSet[int], titles: Titles) -> Iterator[Stretch]:
    """Read "President X", "ministers X Y, Z W and V U"; after a word in lower case a name needs two words."""
    doc, word = title.doc, singular(title)
    start = _after_office(title, taken)
    is_plural = title.lower_.rstrip(".") != word
    is_address = title.text[0].isupper() and not is_plural and word not in titles.private | titles.common
    least = 1 if is_address and start <= title.i + 2 else 2
    end = name_end(doc, start, taken, titles)
    while end - start >= least:
        yield start, end
        start = end
        while is_plural and start < len(doc) and doc[start].lower_ in {",", "and"}:
            start += 1
        least, end = 2, name_end(doc, start, taken, titles) if start > end else start


def _after_office(title: Token, taken: AbstractSet[int]) -> int:
    """Return where a name may begin after a title, its full stop, and its office: "Ambassador to NATO"."""
    doc, start = title.doc, title.i + 1
    if doc[start].text == "." and start + 1 < len(doc):
        return start + 1
    end = start
    while end < len(doc) and (end in taken or doc[end].lower_ in {"at", "for", "of", "the", "to"}):
        end += 1
    return end if end - 1 in taken and start not in taken else start


def _before_role(token: Token, taken: AbstractSet[int], titles: Titles) -> Iterator[Stretch]:
    """Read "X Y, the former minister of"."""
    doc = token.doc
    if token.i and may_be_in_name(doc[token.i - 1], titles) and token.i - 1 not in taken:
        return
    end = name_end(doc, token.i, taken, titles)
    if end - token.i >= 2 and end < len(doc) and doc[end].text == ",":  # noqa: PLR2004  first name and surname
        after = doc[end + 1 : end + 1 + _ROLE_WITHIN]
        opening = next((place for place, word in enumerate(after) if not _opens_role(word, titles)), len(after))
        role = next((place for place, word in enumerate(after[:opening]) if titles.is_role(word)), None)
        if role is not None and not after[min(role + 1, len(after) - 1)].text[0].isupper():
            yield token.i, end


def _opens_role(token: Token, titles: Titles) -> bool:
    is_lower_noun = token.is_lower and token.tag_.startswith(("JJ", "NN"))
    return is_lower_noun or token.lower_ in _DETERMINERS or titles.is_title(token)


def _ruling(token: Token) -> Iterator[Stretch]:
    """Read "the X regime" where everyone knows X."""
    if token.nbor(1).lower_ in REGIMES and officials().full_name(person_key(token.text)):
        yield token.i, token.i + 1


def name_end(doc: Doc, start: int, taken: AbstractSet[int], titles: Titles, *, after_name: bool = False) -> int:
    """Return the token after the name that begins at `start`, or goes on there; `start` itself where there is none."""
    end = start
    while end < min(start + LONGEST_NAME, len(doc)) and end not in taken and may_be_in_name(doc[end], titles):
        end += 1
    while end > start and doc[end - 1].lower_ in PARTICLES:
        end -= 1
    return end if start < end and (after_name or doc[start].lower_ not in PARTICLES) else start


def may_be_in_name(token: Token, titles: Titles) -> bool:
    """Tell whether a token may be a word of a personal name, by its looks."""
    if token.lower_ in PARTICLES:
        return True
    is_proper = not token.tag_.startswith(_NEVER_IN_NAMES)
    return token.text[0].isupper() and is_proper and token.lower_ not in NO_NAMES and not titles.is_title(token)
