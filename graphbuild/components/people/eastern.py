"""Names that begin with the family name, which recognisers trained on other names often miss."""

from collections.abc import Iterator

from spacy.tokens import Token

from graphbuild.components.people.layout import is_in_headline
from graphbuild.components.people.names import family_names_first, korean_names
from graphbuild.components.strings import folded, strings_of

_LONGEST_SYLLABLE = 6
"""Letters of a given name's half."""


def family_first(token: Token) -> Iterator[tuple[int, int]]:
    """Yield the name that a family name begins: "Kim Il-bae", "Kim Il Bae"."""
    given = token.doc[token.i + 1 : token.i + 4].text
    first, hyphen, second = given.partition("-")
    if folded(token.text) in family_names_first() and _is_korean(token):
        yield token.i, token.i + 3
    if first.istitle() and hyphen and second.isalpha():
        yield (
            token.i,
            token.i + (4 if second != given and " " not in given and token.doc[token.i + 2].text == "-" else 2),
        )


def _is_korean(token: Token) -> bool:
    """Read a family name and two short given names: "Kim Il Bae", as Koreans of the north write theirs."""
    given, doc = token.doc[token.i + 1 : token.i + 3], token.doc
    if len(given) < 2 or folded(token.text) not in korean_names() or is_in_headline(token):  # noqa: PLR2004
        return False
    after, before = doc[token.i + 3 : token.i + 4].text, doc[max(token.i - 1, 0)].text
    is_apart = not after[:1].isupper() and not (token.i and before[0].isupper())
    lower = strings_of(doc).at_lower
    return is_apart and all(
        word.text.istitle() and word.text.isalpha() and len(word) <= _LONGEST_SYLLABLE and not word.is_stop
        and len(lower[word.lower_]) == len(strings_of(doc).at_text.get(word.text, ()))
        for word in (token, *given)
    )  # fmt: skip
