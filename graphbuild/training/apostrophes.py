"""A tokenizer that parts possessives and contractions whichever apostrophe they are written with."""

from typing import Any

from spacy.attrs import NORM, ORTH  # type: ignore[import-not-found] # compiled, without stubs
from spacy.language import Language
from spacy.util import compile_suffix_regex

MODIFIER = "\N{MODIFIER LETTER APOSTROPHE}"
"""U+02BC: a letter to Unicode, so spaCy's own rules leave it inside words ("Russiaʼs")."""

CLITICS = {MODIFIER: "'", f"{MODIFIER}s": "'s", f"{MODIFIER}S": "'s"}
"""What stands alone once it is split off -> its norm, the form that a model knows."""


def split_apostrophes(nlp: Language) -> None:
    """Teach the tokenizer of `nlp` to treat U+02BC as an apostrophe; the text stays as it is."""
    tokenizer: Any = nlp.tokenizer
    suffixes = [f"{MODIFIER}[sS]", MODIFIER, *(nlp.Defaults.suffixes or ())]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    for text, pieces in list(tokenizer.rules.items()):
        if "'" in text and any(letter.isalpha() for letter in text):
            tokenizer.add_special_case(text.replace("'", MODIFIER), [_respelled(piece) for piece in pieces])
    for clitic, norm in CLITICS.items():
        tokenizer.add_special_case(clitic, [{ORTH: clitic, NORM: norm}])


def _respelled(piece: dict[int, str]) -> dict[int, str]:
    """Write one piece of a contraction with U+02BC; its norm keeps the plain spelling."""
    return {ORTH: piece[ORTH].replace("'", MODIFIER), NORM: piece.get(NORM, piece[ORTH])}
