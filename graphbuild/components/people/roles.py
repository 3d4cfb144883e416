"""Official or private person: what the words around a name say."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from graphbuild.resources.words import read_lists
from graphbuild.types import Kind

LONGEST_TITLE = 14
"""Tokens before or after a name within which its bearer's role is looked for."""

_INNER = frozenset({"'s", "’s", "'", "&", "-", "a", "an", "and", "at", "for", "in", "of", "the", "to", "with"})
REGIMES = frozenset({"administration", "administrations", "cabinet", "government", "presidency", "regime"})
_TAKING_OFFICE = frozenset({
    "acted", "acting", "appointed", "became", "elected", "has", "is", "named", "nominated", "previously", "selected",
    "served", "serves", "serving", "was", "who", "as", "formerly", "currently", "been", "had", "then",
})  # fmt: skip
_POSSESSIVES = frozenset({"her", "his", "its", "their"})


@dataclass(frozen=True, slots=True)
class Titles:
    """The words around names, by what they tell; the table's comments say what each set is for."""

    office: frozenset[str]
    head: frozenset[str]
    private: frozenset[str]
    business: frozenset[str]
    honorific: frozenset[str]
    modifier: frozenset[str]
    common: frozenset[str]
    bodies: frozenset[str]

    def is_title(self, token: Token) -> bool:
        """Tell whether a token may stand in a title before a name."""
        word = singular(token)
        return any(word in group for group in (self.office, self.head, self.private, self.honorific, self.modifier))

    def is_role(self, token: Token) -> bool:
        """Tell whether a token alone says what a person is."""
        word = singular(token)
        return word in self.office or word in self.head or word in self.private


@cache
def read_titles() -> Titles:
    """Read the table of titles."""
    table = read_lists("titles.toml")
    return Titles(**{name: frozenset(words) for name, words in table.items()})


def singular(token: Token) -> str:
    """Return a token as the table writes it: lower case, no full stop, no plural ending.

    >>> import spacy
    >>> [singular(token) for token in spacy.blank("en")("Ministers Gen.")]
    ['minister', 'gen']
    """
    word = token.lower_.rstrip(".")
    if word in {"mrs", "ms"}:
        return word
    if word.endswith("wives"):
        return word.replace("wives", "wife")
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around names in a text: where they begin, also by their end, and which tokens name bodies."""

    doc: Doc
    openings: AbstractSet[int]
    starts: Mapping[int, int]
    private_bodies: AbstractSet[int]
    public_bodies: AbstractSet[int]
    titles: Titles

    def kind_of(self, start: int, end: int) -> tuple[Kind, str] | None:
        """Return the kind of whoever is named from `start` to `end`, and why; None when nothing tells."""
        if self._rules_something(end):
            return Kind.OFFICIAL, "name of an administration"
        before = self._kind_before(start)
        if before:
            return before, "title before name"
        after = self._kind_after(end)
        return (after, "role after name") if after else None

    def is_addressed(self, start: int) -> bool:
        """Tell whether a form of address stands before a name: "Mr. X"."""
        words = [token for token in self.doc[max(start - 2, 0) : start] if token.text != "."]
        return bool(words) and singular(words[-1]) in self.titles.honorific

    def _rules_something(self, end: int) -> bool:
        after = [token.lower_ for token in self.doc[end : end + 2]]
        return bool(after) and (after[0] in REGIMES or (after[0] in {"'s", "’s", "'"} and after[-1] in REGIMES))

    def _kind_before(self, start: int, *, plural: bool = False) -> Kind | None:
        phrase = list(self._phrase_before(start))
        for token in phrase:
            if self.titles.is_role(token):
                if plural and not token.lower_.endswith(("s", "men", "women")):
                    return None
                return self._kind_by_role(token, phrase)
        listed = self._listed_before(start)
        return None if listed is None else self._kind_before(listed, plural=True)

    def _listed_before(self, start: int) -> int | None:
        """Return where the name begins that a list has before this one: "ministers X, Y and Z"."""
        end = start
        while end and self.doc[end - 1].lower_ in {",", "and", "&"}:
            end -= 1
        return self.starts.get(end) if end < start else None

    def _phrase_before(self, start: int) -> Iterator[Token]:
        """Yield the tokens of the title before a name, from the name outwards."""
        first = start - 1
        if first > 0 and self._introduces(self.doc[first], self.doc[first - 1]):
            first -= 1
        for index in range(first, max(first - LONGEST_TITLE, -1), -1):
            token = self.doc[index]
            if self.doc[index + 1].is_sent_start or not self._may_be_in_title(token, is_next=index == start - 1):
                return
            yield token

    def _introduces(self, mark: Token, role: Token) -> bool:
        """Tell whether a mark leads from a role to its bearers: "his wife, X", "two officers – X and Y"."""
        if not self.titles.is_role(role):
            return False
        of_someone = role.i > 0 and role.nbor(-1).lower_ in {*_POSSESSIVES, "'s", "’s"}
        return (mark.text == "," and of_someone) or (mark.text in {"–", "—", ":"} and role.lower_ != singular(role))

    def _may_be_in_title(self, token: Token, *, is_next: bool) -> bool:
        if token.is_space or token.lower_ in _INNER:
            return not token.is_space and not (is_next and token.lower_ in {"and", "with", "in", "at", "to", "for"})
        if token.i in self.public_bodies or token.i in self.private_bodies:
            return True
        if self.titles.is_title(token) or token.lower_ in self.titles.business:
            return True
        return token.tag_.startswith(("NN", "JJ", "CD")) or (not token.tag_ and token.text[0].isupper())

    def _kind_after(self, end: int) -> Kind | None:
        phrase = self._phrase_after(end)
        for place, token in enumerate(phrase):
            after = phrase[place + 1] if place + 1 < len(phrase) else None
            if self.titles.is_role(token) and not (after is not None and self._belongs_elsewhere(after)):
                return self._kind_by_role(token, phrase[: place + LONGEST_TITLE // 2])
        return None

    def _belongs_elsewhere(self, after: Token) -> bool:
        """Tell whether the word after a role gives it to another: "President Y", "the president's wife"."""
        return after.text in {"'s", "’s", "'"} or after.i in self.openings

    def _phrase_after(self, end: int) -> list[Token]:
        """Return the tokens of an apposition or predicate after a name."""
        opening = self.doc[end : end + 1].text.lower()
        if opening not in {",", "-", "–", "—", "("} and opening not in _TAKING_OFFICE:
            return []
        phrase: list[Token] = []
        for token in self.doc[end + (opening not in _TAKING_OFFICE) : end + LONGEST_TITLE]:
            goes_on = token.lower_ in _TAKING_OFFICE or token.lower_ in _POSSESSIVES
            if token.is_sent_start or not (goes_on or self._may_be_in_title(token, is_next=False)):
                break
            phrase.append(token)
        return phrase

    def _kind_by_role(self, role: Token, phrase: list[Token]) -> Kind:
        word = singular(role)
        if word in self.titles.private:
            return Kind.PERSON
        if word in self.titles.office:
            return Kind.OFFICIAL
        private = any(token.i in self.private_bodies or token.lower_ in self.titles.business for token in phrase)
        return Kind.PERSON if private else Kind.OFFICIAL
