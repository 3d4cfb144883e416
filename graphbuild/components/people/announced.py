"""Names that the words around them announce, for a recogniser misses some: after a title, in a list, before a role."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Literal

from spacy.tokens import Doc, Span, Token

from graphbuild.components.people.eastern import family_first
from graphbuild.components.people.judge import ADDRESSES
from graphbuild.components.people.known import officials, year_of
from graphbuild.components.people.layout import is_in_headline
from graphbuild.components.people.linking import POSSESSIVES, REGIMES
from graphbuild.components.people.names import family_names_first
from graphbuild.components.people.titles import Titles, is_plural, singular
from graphbuild.components.strings import folded, strings_of, where
from graphbuild.names import person_key
from graphbuild.resources.words import MONTHS, WEEKDAYS

LONGEST_NAME = 5
"""Tokens that an announced name may have."""

NO_NAMES = WEEKDAYS | MONTHS | {"today"}
PARTICLES = frozenset({
    "abu", "al", "ben", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e",
    "el", "ibn", "la", "le", "op", "ould", "ter", "van", "von", "y", "zu", "-",
})  # fmt: skip
_NEVER_IN_NAMES = ("CC", "CD", "DT", "IN", "MD", "PDT", "PRP", "TO", "VB", "W")
_DETERMINERS = frozenset({"a", "an", "her", "his", "its", "of", "the", "their"})
_OFFICE_LINKS = frozenset({"at", "for", "of", "the", "to"})
_LINKS = _DETERMINERS | {"and", "for"}
_KIN = frozenset({
    "aunt", "brother", "brother-in-law", "cousin", "daughter", "daughter-in-law", "father", "father-in-law", "fiancé",
    "fiancée", "granddaughter", "grandson", "husband", "mother", "nephew", "niece", "sister", "sister-in-law", "son",
    "son-in-law", "spouse", "uncle", "widow", "wife",
})  # fmt: skip
"""Relatives, who go by their first names: "his wife, Ada"."""
_COMMA_WITHIN = LONGEST_NAME + 4
"""Tokens from the first of a name within which the comma before its role must stand: after it and a short form."""
_ROLE_WITHIN = 4
"""Tokens after a name and a comma among which the role must begin: ", the former deputy minister"."""

Stretch = tuple[int, int]


def announced_names(doc: Doc, taken: AbstractSet[int], titles: Titles) -> Iterator[Stretch]:
    """Yield where announced names stand, in tokens; `taken` are the tokens of bodies and countries."""
    strings, last = strings_of(doc), len(doc) - 1
    for token in (doc[place] for place in where(strings.at_text, titles.announces) if place < last):
        yield from _after_title(token, taken, titles)
        yield from _apposed(token, taken, titles)
    for place in where(strings.at_text, _is_capital):
        if place not in taken and "," in strings.texts[place + 2 : place + _COMMA_WITHIN]:
            yield from _before_role(doc[place], taken, titles)
    for place in where(strings.at_folded, family_names_first().__contains__):
        if place < last and place not in taken and _is_capital(strings.texts[place]):
            yield from family_first(doc[place])
    for place in where(strings.at_lower, REGIMES.__contains__):
        if place and place - 1 not in taken and _is_capital(strings.texts[place - 1]):
            yield from _ruling(doc[place - 1])


def _is_capital(text: str) -> bool:
    return text[0].isupper()


def _after_title(title: Token, taken: AbstractSet[int], titles: Titles) -> Iterator[Stretch]:
    """Read "President X", "ministers X Y, Z W and V U"; after a word in lower case a name needs two words."""
    doc, start = title.doc, _after_office(title, taken, titles)
    least = _least(title, start, titles)
    if is_plural(title):
        colon = start < len(doc) and doc[start].text in {":", "–", "—"}
        yield from _listed(doc, start + colon, taken, titles, least)
        return
    end = name_end(doc, start, taken, titles, after="title" if title.text[0].isupper() else "")
    if end - start >= least:
        yield start, end


def _listed(doc: Doc, start: int, taken: AbstractSet[int], titles: Titles, least: int) -> Iterator[Stretch]:
    """Read a list of names of at least so many words, some with short forms in brackets: "X Y (Y), Z W and V U"."""
    place = start
    while place < len(doc):
        end = name_end(doc, place, taken, titles, after="title" if place > start or least == 1 else "")
        if end - place < least:
            return
        yield place, end
        place = end = _after_brackets(doc, end)
        while place < len(doc) and doc[place].lower_ in {",", ";", "and"}:
            place += 1
        if place == end:
            return


def _least(title: Token, start: int, titles: Titles) -> int:
    """Return how many words a name needs after a title: one after an address, or after a relative's word."""
    word = singular(title)
    if _is_kin(title) or (word in _KIN and _pairs_surnames(title)):
        return 1
    is_address = title.text[0].isupper() and word not in titles.private | titles.common | titles.affiliate - ADDRESSES
    if is_plural(title):
        return 1 if is_address and _pairs_surnames(title) else 2
    return 1 if is_address and start <= title.i + 2 else 2


def _pairs_surnames(title: Token) -> bool:
    """Read "Presidents X and Y", "brothers X and Y Z", but no headline: plurals go with verbs there."""
    after = title.doc[title.i + 1 : title.i + 4]
    both = len(after) > 2 and after[1].lower_ == "and" and after[0].text[0].isupper() and after[2].text[0].isupper()  # noqa: PLR2004
    return both and not is_in_headline(title)


def _after_office(title: Token, taken: AbstractSet[int], titles: Titles) -> int:
    """Return where a name may begin after a title, its full stop, and its office: "Ambassador to NATO", "of State"."""
    doc, start = title.doc, title.i + 1
    if doc[start].text == "." and start + 1 < len(doc):
        return start + 1
    end = start
    while end < len(doc) and (
        end in taken or doc[end].lower_ in _OFFICE_LINKS or singular(doc[end]) in titles.modifier
    ):
        end += 1
    is_office = end > start and doc[end - 1].lower_ not in _OFFICE_LINKS and doc[start].lower_ in _OFFICE_LINKS
    return end if is_office else start


def _apposed(role: Token, taken: AbstractSet[int], titles: Titles) -> Iterator[Stretch]:
    """Read "the finance minister, X Y,", "the heads of two bodies: X Y and Z W" and "his wife, X,"."""
    doc, start = role.doc, _after_complement(role, taken, titles) + 1
    if start >= len(doc) or doc[start - 1].text not in ({",", ":", "–", "—"} if is_plural(role) else {","}):
        return
    least = 1 if _is_kin(role) else 2
    end = name_end(doc, start, taken, titles)
    if is_plural(role):
        yield from _listed(doc, start, taken, titles, least)
    elif end - start >= least and end < len(doc) and doc[end].text in {",", "."}:
        yield start, end


def _is_kin(word: Token) -> bool:
    """Tell whether a word names someone's relative: "his wife", "X's sons"."""
    before = word.doc[max(word.i - 1, 0)]
    return singular(word) in _KIN and (before.lower_ in POSSESSIVES or before.text in {"'s", "’s"})


def _after_complement(role: Token, taken: AbstractSet[int], titles: Titles) -> int:
    """Return the token after a role and what it is the head of: "president of the senate"."""
    doc, end = role.doc, role.i + 1
    while end < min(role.i + _ROLE_WITHIN * 2, len(doc)) and (
        end in taken or doc[end].lower_ in _LINKS | titles.public or doc[end].tag_[:2] in {"NN", "JJ", "CD"}
    ):
        end += 1
    return end if end in {role.i + 1, len(doc)} or doc[role.i + 1].lower_ in {"for", "of"} else role.i + 1


def _before_role(token: Token, taken: AbstractSet[int], titles: Titles) -> Iterator[Stretch]:
    """Read "X Y, the former minister of", also with a short form in brackets after the name."""
    doc = token.doc
    before = doc[max(token.i - 1, 0)]
    if token.i and before.lower_ not in PARTICLES and may_be_in_name(before, titles) and before.i not in taken:
        return
    end = name_end(doc, token.i, taken, titles)
    mark = _after_brackets(doc, end)
    if end - token.i >= 2 and mark < len(doc) and doc[mark].text == ",":  # noqa: PLR2004  first name and surname
        after = _description(doc, mark + 1, titles)
        opening = next((place for place, word in enumerate(after) if not _opens_role(word, titles)), len(after))
        role = next((place for place, word in enumerate(after[:opening]) if titles.is_role(word)), None)
        if after and after[0].lower_ in titles.leading and doc[after.start - 1].lower_ == "who":
            role = 0
        if role is not None and not after[min(role + 1, len(after) - 1)].text[0].isupper():
            yield token.i, end


def _description(doc: Doc, start: int, titles: Titles) -> Span:
    """Return the first words of what describes someone, without whose it is: ", Y's press secretary", ", who heads"."""
    owner = next((token.i for token in doc[start + 1 : start + _ROLE_WITHIN] if token.text in {"'s", "’s"}), start - 1)
    if doc[owner + 1].lower_ == "who" and doc[owner + 2 : owner + 3].text in titles.leading:
        owner += 1
    return doc[owner + 1 : owner + 1 + _ROLE_WITHIN]


def _after_brackets(doc: Doc, end: int) -> int:
    is_short = end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].text.istitle()
    return end + 3 if is_short else end


def _opens_role(token: Token, titles: Titles) -> bool:
    is_lower_noun = token.is_lower and token.tag_.startswith(("JJ", "NN"))
    return is_lower_noun or token.lower_ in _DETERMINERS or titles.is_title(token)


def _ruling(token: Token) -> Iterator[Stretch]:
    """Read "the X regime" where everyone knows X."""
    if officials().full_name(person_key(token.text), year_of(token.doc)):
        yield token.i, token.i + 1


def name_end(
    doc: Doc, start: int, taken: AbstractSet[int], titles: Titles, *, after: Literal["name", "title", ""] = ""
) -> int:
    """Return the token after the name that begins at `start`, or goes on there; `start` itself where there is none.

    After a title the first word counts as a name whatever a tagger makes of it: "General Than".
    """
    end = start
    while end < min(start + LONGEST_NAME, len(doc)) and end not in taken:
        is_odd = after == "title" and end == start and _is_odd_name(doc, start, titles)
        if (
            not is_odd
            and not may_be_in_name(doc[end], titles)
            and not (end == start + 1 and _ends_name(doc, end, titles))
        ):
            break
        end += 1
    while end > start and doc[end - 1].lower_ in PARTICLES:
        end -= 1
    return end if start < end and (after == "name" or doc[start].lower_ not in PARTICLES) else start


def _is_odd_name(doc: Doc, start: int, titles: Titles) -> bool:
    token, after = doc[start], doc[start + 1 : start + 2]
    is_capital = token.text.istitle() and not titles.is_title(token) and token.lower_ not in NO_NAMES | _DETERMINERS
    return is_capital and len(after) > 0 and after[0].tag_.startswith("NNP") and not is_in_headline(token)


def _ends_name(doc: Doc, place: int, titles: Titles) -> bool:
    """Tell whether a title is a surname here: "Ada King said"."""
    token, after = doc[place], doc[place + 1 : place + 2]
    follows = after and (after[0].text[0].isupper() or after[0].lower_ in {"of", "for", "-"})
    return token.text.istitle() and titles.is_title(token) and not follows and doc[place - 1].text[0].isupper()


def may_be_in_name(token: Token, titles: Titles) -> bool:
    """Tell whether a token may be a word of a personal name, by its looks."""
    if token.lower_ in PARTICLES:
        return True
    is_proper = not token.tag_.startswith(_NEVER_IN_NAMES)
    is_title = titles.is_title(token) and not (token.text.istitle() and folded(token.text) in family_names_first())
    return token.text[0].isupper() and is_proper and token.lower_ not in NO_NAMES and not is_title
