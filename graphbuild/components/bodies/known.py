"""Names that the tables of bodies know: public bodies, organizations and news media, found in one pass.

The longest name at a place wins whichever table holds it, so that no "Congress" is seen in "African National Congress".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from graphbuild.components.bodies.capitals import is_headline
from graphbuild.components.lookup import Lookup, Match, is_acronym
from graphbuild.components.spans import propose
from graphbuild.resources import read_table, values
from graphbuild.resources.words import read_lists
from graphbuild.types import Kind

TABLES = (
    ("agencies.tsv", Kind.AGENCY, "known body"),
    ("organizations.tsv", Kind.ORGANIZATION, "known organization"),
    ("media.tsv", Kind.ORGANIZATION, "medium"),
)
"""Each table, the kind of what it names and the reason that its names give."""

SECURITIES = frozenset({"bill", "bills", "bond", "bonds", "note", "notes", "securities", "stock", "yield", "yields"})
"""What the Treasury sells; its name before these words names no body."""

LONG_NUMBER = 5
"""Digits; a shorter number may be part of a name ("1267 Committee")."""

SPELLINGS = {
    british if to_american else american: american if to_american else british
    for british, american in (
        ("Centre", "Center"), ("Co-operation", "Cooperation"), ("Defence", "Defense"), ("Labour", "Labor"),
        ("Organisation", "Organization"), ("Programme", "Program"),
    )
    for to_american in (True, False)
}  # fmt: skip

SHORT = 3
"""Letters; a longer acronym may be written like a word ("Nato"), and is found in capitals all the same."""

WORDS = frozenset({
    "arco", "dina", "hasm", "jana", "kuna", "mees", "mend", "milf", "nico", "olaf", "pace", "rand", "sama", "sana",
    "suna", "swift",
})  # fmt: skip
"""Acronyms that are words or names when written small."""

LOWER = "the "
UPPER = "The "


@dataclass(frozen=True, slots=True)
class Known:
    """A name in a table.

    ``id`` is the node's id without prefix, ``country`` the code of a public body's country, "-" where it is an
    intergovernmental one, empty for organizations. ``text`` is the name as listed, ``name`` the display name.
    """

    kind: Kind
    id: str
    country: str
    text: str
    name: str
    reason: str


def known_names() -> Iterator[tuple[str, Known]]:
    """Yield every name in the tables with what it means."""
    for table, kind, reason in TABLES:
        for row in read_table(table):
            names = values(row["names"])
            display = names[0].removeprefix(UPPER).removeprefix(LOWER)
            for text in dict.fromkeys(form for name in names for form in spellings(name)):
                yield text, Known(kind, row["id"], row.get("country", ""), text, display, reason)


def spellings(name: str) -> list[str]:
    """Return a name as British and American texts write it, and those that lose apostrophes.

    A long acronym is written as by those who read it as a word.

    >>> spellings("Example Defence Organisation")
    ['Example Defence Organisation', 'Example Defense Organization']
    >>> spellings("EXAMPO"), spellings("EXO")
    (['Exampo'], ['EXO'])
    >>> spellings("Al-Example"), spellings("Workers' Example")
    (['Al-Example', 'Al Example'], ["Workers' Example", 'Workers Example'])
    """
    if is_acronym(name) and name.isalpha() and len(name) > SHORT and name.lower() not in WORDS:
        return [name.capitalize()]
    words = " ".join(SPELLINGS.get(word, word) for word in name.split())
    article = name[:2] + (" " if name[2] == "-" else "-") + name[3:] if name[:3] in {"Al-", "Al ", "al-"} else name
    bare = [form.replace("s' ", "s ").replace("'s ", "s ") for form in (name, words) if "'" in form]
    return list(dict.fromkeys([name, words, article, *bare]))


class KnownNames:
    """Finds the names of the tables in texts, but where a word next to one shows that something else is meant."""

    def __init__(self, nlp: Language) -> None:
        names = list(known_names())
        self._lookup = Lookup(nlp, names, cased={text for text, _ in names if not _is_small(text)})
        self._plus = {text: known for text, known in names if "+" in text}
        self._everyday = frozenset(read_lists("bodies.toml")["everyday"])

    def find(self, doc: Doc) -> Iterator[Match[Known]]:
        """Yield the known names of a text in order, none overlapping, without article."""
        for match in self._lookup.find(doc):
            value = self._marked(doc[match.start : match.end].text, match.value)
            if value and not _is_sold(doc, match.end) and not _is_inside(doc, match):
                has_article = value.text.startswith((LOWER, UPPER))
                if _is_title(doc, match) if has_article else not self._is_word(doc, match):
                    yield Match(match.start + has_article, match.end, match.trim, value)

    def _marked(self, text: str, known: Known) -> Known | None:
        """Return what a name means with or without a plus, which folded spelling leaves out ("OPEC", "OPEC+")."""
        if "+" not in text:
            return known if "+" not in known.text else None
        return self._plus.get(text, known)

    def _is_word(self, doc: Doc, match: Match[Known]) -> bool:
        """Tell whether a name may be an everyday word that the beginning of a sentence or a headline writes big."""
        first = doc[match.start]
        if match.end > match.start + 1 or first.lower_ not in self._everyday:
            return False
        return _starts_sentence(first) or is_headline(first)


def propose_known(doc: Doc, match: Match[Known]) -> None:
    """Propose an organization of the tables."""
    known, kind = match.value, Kind.ORGANIZATION
    entity, reason, trim = f"{kind}:{known.id}", known.reason, match.trim
    propose(
        doc,
        "organizations",
        match.start,
        match.end,
        kind=kind,
        name=known.name,
        entity=entity,
        reason=reason,
        trim=trim,
    )


def _is_small(text: str) -> bool:
    """Tell whether a name begins with a small letter of its own ("al-Qaeda", "teleSUR")."""
    return text[0].islower() and not text.startswith(LOWER)


def _is_title(doc: Doc, match: Match[Known]) -> bool:
    """Tell whether a name with an article stands as a title ("the Times", not "the Times of Malta" or "The hill")."""
    if match.end < len(doc) and doc[match.end].lower_ == "of":
        return False
    if not all(token.text[0].isupper() for token in doc[match.start + 1 : match.end] if token.is_alpha):
        return False
    is_sure = match.value.text.startswith(LOWER) or not _starts_sentence(doc[match.start])
    return is_sure or (match.end < len(doc) and doc[match.end].pos_ == "VERB")


def _starts_sentence(token: Token) -> bool:
    return bool(token.is_sent_start) or token.i == 0


def _is_inside(doc: Doc, match: Match[Known]) -> bool:
    """Tell whether a name is the middle of a hyphenated one ("Port-au-Prince" in capitals)."""
    if match.start == 0 or match.end >= len(doc):
        return False
    return doc[match.start - 1].text == doc[match.end].text == "-"


def _is_sold(doc: Doc, end: int) -> bool:
    """Tell whether what follows makes a name a security's or a ship's ("Treasury yields", "IMO 9000001")."""
    if end >= len(doc):
        return False
    following = doc[end]
    return following.lower_ in SECURITIES or (following.text.isdigit() and len(following) >= LONG_NUMBER)
