"""Recognises companies, parties, vessels and pipelines by the words that come with their names.

A name is a run of capitalised words that ends with a legal form ("Example Trading LLC") or a kind ("Example Bank"),
also before "of" ("Commercial Bank of Exampleland"), or that stands before "pipeline" or after "tanker". The words are
in ``resources/companies.toml``.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from graphbuild.components.bodies.capitals import is_headline
from graphbuild.components.bodies.naming import Cues, Named, is_name_word, run_start, words_end
from graphbuild.components.bodies.organizations_introduced import announced, described, opened, vessels
from graphbuild.components.bodies.shortforms import glossed_by_initials
from graphbuild.components.spans import candidates
from graphbuild.components.strings import folded, strings_of, where

LEGAL_LINKS = frozenset({",", ".", "&", "de"})
MIN_LINKED = 2
"""Tokens that stand at least before the second half of a name with "and"."""

LONGEST_ASIDE = 6
"""Tokens from a bracket in a name back to where it opens."""

OF = frozenset({"of", "for"})


def find_named(doc: Doc, cues: Cues, countries: Collection[int] = frozenset()) -> Iterator[Named]:
    """Yield what the words of a text show to be organizations, in order; one may hold another.

    Args:
        doc: The text.
        cues: The vocabulary.
        countries: Indices of the tokens that name countries, which make no name by themselves ("the Russian pipeline").
    """
    for place in where(strings_of(doc).at_lower, cues.signals.__contains__):
        if place in countries:
            continue
        singles = (
            _company(doc, doc[place], cues, countries),
            *(rule(doc, place, cues) for rule in (_line, announced, described, opened)),
        )
        for found in (*singles, *vessels(doc, place, cues)):
            if found and not all(token in countries for token in range(found.start, found.end)):
                yield found


def without_legal_form(name: str, cues: Cues) -> str:
    """Return a company's name without legal forms at its ends.

    >>> from graphbuild.components.bodies.naming import read_cues
    >>> without_legal_form("PJSC Example Oil Co., Ltd.", read_cues())
    'Example Oil'
    >>> without_legal_form("Public Joint Stock Company Example", read_cues())
    'Example'
    """
    words = name.replace(",", " ").split()
    forms = next((place for place, word in enumerate(words) if word.lower() not in cues.generic), 0)
    if {"company", "corporation"} & {word.lower() for word in words[:forms]}:
        words = words[forms:]
    while len(words) > 1 and words[-1].lower() in cues.legal:
        words.pop()
    while len(words) > 1 and words[0].lower() in cues.legal:
        words.pop(0)
    return " ".join(words)


def without_kind(name: str, cues: Cues) -> str:
    """Return a company's name without what may follow it and change nothing.

    >>> from graphbuild.components.bodies.naming import read_cues
    >>> without_kind("Example Group", read_cues()), without_kind("Example Bank", read_cues())
    ('Example', 'Example Bank')
    """
    rest, _, last = name.rpartition(" ")
    return rest if rest and last.lower() in cues.same else name


def shortened(doc: Doc, found: list[Named], cues: Cues, countries: Collection[int] = frozenset()) -> list[Named]:
    """Cut names that begin too early, as capitals in a title make them, down to the name that they have elsewhere.

    A country's name is not cut off.
    """
    names = {_core(doc, named.start, named.end, cues) for named in found}
    return [
        named if named.start in countries else replace(named, start=_known_start(doc, named, names, cues))
        for named in found
    ]


def _known_start(doc: Doc, named: Named, names: set[str], cues: Cues) -> int:
    others = names - {_core(doc, named.start, named.end, cues)}
    later = range(named.start + 1, named.end - 1)
    return next((start for start in later if _core(doc, start, named.end, cues) in others), named.start)


def _core(doc: Doc, start: int, end: int, cues: Cues) -> str:
    return folded(without_legal_form(doc[start:end].text, cues))


def _company(doc: Doc, token: Token, cues: Cues, countries: Collection[int]) -> Named | None:
    if token.lower_ == "co" and doc[token.i + 1 : token.i + 2].text == "-":
        return None  # "Co-Chair"
    is_legal, is_weak = token.lower_ in cues.legal, token.lower_ in cues.weak
    is_glossed = is_weak and _is_glossed(doc, run_start(doc, token.i), token.i + 1, cues)
    is_kind = token.lower_ in cues.kinds or is_glossed or (is_weak and _tells(doc, token.i, cues, countries))
    if not (is_legal or is_kind) or (not token.text[0].isupper() and not _may_be_small(token, cues)):
        return None
    if not is_legal and is_headline(token):
        return None
    start, place = _legal_start(doc, token.i) if is_legal else run_start(doc, token.i), token.i + 1
    end = _legal_end(doc, place, cues) if is_legal else place if is_weak else _run_end(doc, place, countries)
    end = words_end(doc, end) if _is_generic(doc, start, end, cues) else end
    words = [i for i in range(start, token.i) if is_name_word(doc[i]) and doc[i].lower_ not in cues.legal]
    is_bare = not is_glossed and (is_legal or end == place) and all(i in countries for i in words)
    if is_bare or _is_generic(doc, start, end, cues) or (len(words) == 1 and doc[words[0]].lower_ in cues.other):
        return None
    return Named(_glossed_start(doc, start, end), end, f"name with {token.text}")


def _is_glossed(doc: Doc, start: int, end: int, cues: Cues) -> bool:
    """Tell whether the initials of a name follow it in brackets, and are no word for a thing."""
    return glossed_by_initials(doc, start, end) and doc[end + 1].lower_ not in cues.shorthand


def _may_be_small(token: Token, cues: Cues) -> bool:
    """Tell whether a word counts in small letters, too: "party", "plc", "d.o.o."."""
    return token.lower_ in cues.small or token.text == "plc" or "." in token.text[:-1]


def _tells(doc: Doc, place: int, cues: Cues, countries: Collection[int]) -> bool:
    """Tell whether a weak kind ends a name that says which, and no office ("Example Energy")."""
    start = run_start(doc, place)
    if words_end(doc, place) > place + 1 or any(token.lower_ in cues.other for token in doc[start:place]):
        return False
    return any(
        i not in countries and is_name_word(doc[i]) and doc[i].lower_ not in cues.common for i in range(start, place)
    )


def _is_adjective(doc: Doc, place: int) -> bool:
    """Tell whether a country's name ends at a token as a demonym, which needs a noun ("of Example Scientists")."""
    return any(span.end == place + 1 and span._.reason == "demonym" for span in candidates(doc, "countries"))


def _legal_start(doc: Doc, place: int) -> int:
    """Return where a name with a legal form begins, which a comma or a bracket may part from it.

    "Example Oil, S.A.", "Example Oil (Pty) Ltd", "Example Oil (Hong Kong) Limited".
    """
    if place > 1 and doc[place - 1].text == ")":
        opening = next((i for i in range(place - 2, max(place - LONGEST_ASIDE, 0), -1) if doc[i].text == "("), place)
        return run_start(doc, opening)
    return run_start(doc, place - 1 if place > 1 and doc[place - 1].text == "," else place)


def _is_generic(doc: Doc, start: int, end: int, cues: Cues) -> bool:
    """Tell whether the words are a mere form of company, whose name may follow ("Joint Stock Company Example")."""
    return all(token.lower_ in cues.generic for token in doc[start:end])


def _glossed_start(doc: Doc, start: int, end: int) -> int:
    """Return where a name with "and" begins, if an acronym after it says so: "Peace and Bread Party (PBP)"."""
    if end + 1 >= len(doc) or doc[end].text != "(" or start < MIN_LINKED or doc[start - 1].lower_ != "and":
        return start
    initial, wide = doc[end + 1].text[0], run_start(doc, start - 1)
    return wide if initial == doc[wide].text[0] != doc[start].text[0] else start


def _legal_end(doc: Doc, place: int, cues: Cues) -> int:
    """Return where further legal forms end ("Co., Ltd.", "S.A. de C.V.")."""
    following = place + (place < len(doc) and doc[place].lower_ in LEGAL_LINKS)
    is_legal = following < len(doc) and doc[following].lower_ in cues.legal
    return _legal_end(doc, following + 1, cues) if is_legal else place


def _line(doc: Doc, place: int, cues: Cues) -> Named | None:
    pair = doc[place : place + 2].text.lower()
    if not {pair, doc[place].lower_} & cues.lines or not place:
        return None
    start = run_start(doc, place)
    words = [token.lower_ for token in doc[start:place] if is_name_word(token)]
    if not words or not cues.regions.isdisjoint(words) or not cues.other.isdisjoint(words):
        return None
    return Named(start, place, f"before {doc[place].lower_}")


def _run_end(doc: Doc, place: int, countries: Collection[int]) -> int:
    """Return where the capitalised words after "of", or the country, end; the place itself where there are none."""
    if place + 1 >= len(doc) or doc[place].lower_ not in OF:
        return place
    start = place + 2 if doc[place + 1].lower_ == "the" else place + 1
    end = start
    while end in countries:
        end += 1
    if end == start or (end < len(doc) and is_name_word(doc[end]) and _is_adjective(doc, end - 1)):
        end = words_end(doc, end)
    if end == start:
        return place
    further = words_end(doc, end + 1) if end < len(doc) and doc[end].lower_ == "and" else end
    is_glossed = end + 1 < further < len(doc) and doc[further].text == "("
    return further if is_glossed else end
