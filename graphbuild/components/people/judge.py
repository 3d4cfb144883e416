"""Who bears a role: some roles tell alone, of others the body or the trade beside them tells."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from spacy.tokens import Token

from graphbuild.components.labels import Role, role_of
from graphbuild.components.people.layout import begins_sentence
from graphbuild.components.people.titles import MAJOR, Titles, head_word, singular
from graphbuild.types import Kind

_RANKS = frozenset({"Representative", "Representatives"})
"""Legislators, right before a name."""
ADDRESSES = frozenset({"agent", "deputy", "member"})
"""Words for members of public bodies that are said before a surname: "Deputy X", "Ranking Member X"."""
_CADRES = ADDRESSES | {"cadre", "figure", "insider", "officeholder", "operative", "servant", "soldier", "spy"}
"""Words for those who act for a state, where only the state is named."""
NEAR = 40
"""Tokens within which "its" has its body, and "his" its bearer."""
LIKELY, PRIVATE, SURE = 1, 2, 3
"""Weights of what is told: the greater wins."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The tokens of a text that name agencies, countries, other bodies, and people, who count as no body."""

    agencies: AbstractSet[int] = field(default_factory=frozenset)
    countries: AbstractSet[int] = field(default_factory=frozenset)
    others: AbstractSet[int] = field(default_factory=frozenset)
    people: AbstractSet[int] = field(default_factory=frozenset)

    def __contains__(self, place: int) -> bool:
        return place in self.agencies or place in self.countries or place in self.others


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges roles by the tables of titles and by the bodies that a text names."""

    bodies: Bodies
    titles: Titles

    def kind_of(self, role: Token, place: int, phrase: Sequence[Token]) -> tuple[Kind | None, int]:
        """Tell who bears the role at a place of a phrase, and how surely; None where the role alone does not tell."""
        word = "" if role.tag_.startswith("VB") and role.lower_ in self.titles.leading else head_word(role)
        if word in self.titles.private:
            return Kind.PERSON, PRIVATE
        if word in self.titles.office or (role.text in _RANKS and place == 0) or role.text == MAJOR:
            return Kind.OFFICIAL, SURE
        public, private = self._distances(place, phrase)
        is_head = word in self.titles.head
        if public is not None and (private is None or public <= private):
            return Kind.OFFICIAL, SURE
        if private is not None or (is_head and (self._belongs_to_company(role, phrase) or self._heads_company(role))):
            return Kind.PERSON, PRIVATE if is_head else LIKELY
        of_country = any(token.i in self.bodies.countries for token in phrase)
        if word in self.titles.affiliate:  # "Deputy X", "a figure in Y's programme", but not "a deputy of X's"
            is_address = role.text.istitle() and word in ADDRESSES
            return (Kind.OFFICIAL, LIKELY) if is_address or (of_country and word in _CADRES) else (None, 0)
        return (Kind.OFFICIAL, SURE if of_country else LIKELY) if is_head else (None, 0)

    def _belongs_to_company(self, role: Token, phrase: Sequence[Token]) -> bool:
        """Tell whether a role in small letters goes with an unknown name, or with "its" after a company's.

        "Acme spokesman X", "Acme's chairman, X"; but "Crimean leader X", for places have leaders, too.
        """
        if not role.is_lower or any(token.i in self.bodies.countries for token in phrase):
            return False
        if any(token.lower_ in {"its", "whose"} for token in phrase):
            earlier = (place for place in range(role.i, max(role.i - NEAR, -1), -1) if place in self.bodies)
            return next(earlier, -1) in self.bodies.others
        return any(self._is_company_like(token) for token in phrase if token.i < role.i)

    def _heads_company(self, role: Token) -> bool:
        """Tell whether an unknown name follows a role: "president of Acme", "a spokesman for Acme"."""
        after = role.doc[role.i + 1 : role.i + 3]
        return len(after) > 1 and after[0].lower_ in {"at", "for", "of"} and self._is_unknown_name(after[1])

    def _is_unknown_name(self, token: Token) -> bool:
        word = singular(token)
        is_common = word in self.titles.public or word in self.titles.business or token.lower_ in self.titles.bodies
        return token.tag_ == "NNP" and self._is_company_like(token) and not is_common

    def _is_company_like(self, token: Token) -> bool:
        is_noun = token.tag_ == "NNP" or (token.tag_ == "NN" and begins_sentence(token))
        is_name = (
            is_noun and token.text[0].isupper() and token.i not in self.bodies.people and token.i not in self.bodies
        )
        return is_name and not self.titles.is_title(token) and role_of(token.ent_type_) is not Role.PLACE

    def _distances(self, place: int, phrase: Sequence[Token]) -> tuple[int | None, int | None]:
        """Return how far from a role the nearest public and the nearest private body are in its phrase.

        A named public body leaves no say to mere words: a ministry's "project director" is an official.
        """
        away = [(abs(other - place), token) for other, token in enumerate(phrase) if other != place]
        named = [far for far, token in away if token.i in self.bodies.agencies]
        words = [(far, token) for far, token in away if token.i not in self.bodies]
        others = [far for far, token in away if token.i in self.bodies.others and token.i not in self.bodies.countries]
        if not named:
            others += [far for far, token in words if token.lower_ in self.titles.business]
        named += [far for far, token in words if token.lower_ in self.titles.public]
        return min(named, default=None), min(others, default=None)
