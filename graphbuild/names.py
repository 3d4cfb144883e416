"""When two spellings are one name.

Pure functions on strings; no list of names lives here.
"""

import re
import unicodedata

NameKey = tuple[str, ...]
"""The telling words of a personal name, folded."""

_NOT_WORD = re.compile(r"[^\w&]+")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that Unicode does not decompose, as the usual romanisations write them."""
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´", None))
_PARTICLES = frozenset({"al", "el", "jr", "sr"})
"""Parts of a personal name that some texts write and others leave out."""
_POSSESSIVE = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])$", re.IGNORECASE)


def fold(name: str) -> str:
    """Reduce a name to what a reader would type: no accents, case, dots, apostrophes or double spaces.

    Two names are taken for one spelling exactly when they fold to the same string.

    >>> fold("  Côte d’Ivoire ")
    'cote divoire'
    >>> fold("U.S.") == fold("us")
    True
    """
    plain = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES)).casefold()  # 𝐀 is no capital before it is an A
    decomposed = unicodedata.normalize("NFKD", plain).translate(_APOSTROPHES | _LETTERS)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(_NOT_WORD.sub(" ", bare.replace(".", "")).split())


def slug(name: str) -> str:
    """Turn a name into the last part of an id: folded, with hyphens.

    >>> slug("U.S. Department of the Treasury")
    'us-department-of-the-treasury'
    """
    return fold(name).replace("&", "and").replace("_", "-").replace(" ", "-") or "x"


def without_possessive(name: str) -> str:
    """Cut a possessive ending, straight or curly.

    >>> without_possessive("Russia’s")
    'Russia'
    """
    return _POSSESSIVE.sub("", name)


def person_key(name: str) -> NameKey:
    """Reduce a personal name to its telling words: no initials inside it, no particles, no case or accents.

    >>> person_key("Adam J. Szubin")
    ('adam', 'szubin')
    >>> person_key("Bashar al-Assad")
    ('bashar', 'assad')
    """
    words = [word for word in fold(name.replace("-", " ")).split() if word not in _PARTICLES]
    return tuple(word for place, word in enumerate(words) if len(word) > 1 or place == 0)
