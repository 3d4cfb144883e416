"""Who bears a role: some roles tell alone, of others the body or the trade beside them tells."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from spacy.tokens import Token

from graphbuild.components.labels import Role, role_of
from graphbuild.components.people.layout import begins_sentence
from graphbuild.components.people.titles import MAJOR, Titles, head_word, singular
from graphbuild.types import Attributes, Kind

_RANKS = frozenset({"Representative", "Representatives"})
"""Legislators, right before a name."""
ADDRESSES = frozenset({"agent", "deputy", "member"})
"""Words for members of public bodies that are said before a surname: "Deputy X", "Ranking Member X"."""
_CADRES = ADDRESSES | {"cadre", "figure", "insider", "officeholder", "operative", "servant", "soldier", "spy"}
"""Words for those who act for a state, where only the state is named."""
_TERRITORIES = frozenset({"kong", "macao", "macau"})
"""Places whose head is called a chief executive."""
_CREWED = frozenset({
    "airline", "boat", "ferry", "freighter", "ship", "ships", "tanker", "team", "trawler", "tug", "vessel", "yacht",
})  # fmt: skip
_RULING = frozenset({"communist", "politburo"})
"""Words for parties that are the state."""
_SECRETARIAL = frozenset({"-", "general", "of", "the"})
_PRESS = frozenset({"advertising", "news", "press", "rating", "ratings", "travel"})
"""Before "agency": no public body."""
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
class Told:
    """What the words around a name tell of its bearer, where they stand, and what else they say; no kind: neither.

    ``weight`` is 1 where only a word like "leader" makes an official, 2 for a private role, 3 for a sure office.
    ``owner`` is where the name begins of whose aide or spokesman is meant.
    """

    kind: Kind | None
    reason: str
    attributes: Attributes = ()
    weight: int = 0
    owner: int = -1


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges roles by the tables of titles and by the bodies that a text names."""

    bodies: Bodies
    titles: Titles

    def kind_of(self, role: Token, place: int, phrase: Sequence[Token]) -> tuple[Kind | None, int]:
        """Tell who bears the role at a place of a phrase, and how surely; None where the role alone does not tell."""
        word = "" if role.tag_.startswith("VB") and role.lower_ in self.titles.leading else head_word(role)
        if word in self.titles.private:
            return (Kind.OFFICIAL, SURE) if self._rules_territory(role) else (Kind.PERSON, PRIVATE)
        is_rank = place == 0 and (role.text in _RANKS or role.text == MAJOR)
        if is_rank or (word in self.titles.office and not self._serves_privately(role, word, phrase)):
            return Kind.OFFICIAL, SURE
        return self._by_body(role, word, place, phrase)

    def _by_body(self, role: Token, word: str, place: int, phrase: Sequence[Token]) -> tuple[Kind | None, int]:
        """Tell who bears a role that the body or the trade beside it decides."""
        is_head = word in self.titles.head
        if is_head and any(token.lower_ in _RULING for token in phrase):
            return Kind.OFFICIAL, LIKELY
        public, private = self._distances(place, phrase)
        if public is not None and (private is None or public <= private):
            return Kind.OFFICIAL, SURE
        if private is not None or (is_head and (self._belongs_to_company(role, phrase) or self._heads_company(role))):
            return Kind.PERSON, PRIVATE if is_head else LIKELY
        of_country = any(token.i in self.bodies.countries for token in phrase)
        if word in self.titles.affiliate:  # "Deputy X", "a figure in Y's programme", but not "a deputy of X's"
            is_address = role.text.istitle() and word in ADDRESSES
            return (Kind.OFFICIAL, LIKELY) if is_address or (of_country and word in _CADRES) else (None, 0)
        return (Kind.OFFICIAL, SURE if of_country else LIKELY) if is_head else (None, 0)

    def _rules_territory(self, role: Token) -> bool:
        """Read "Hong Kong's chief executive" and "Chief Executive of Macau"."""
        around = role.doc[max(role.i - 4, 0) : role.i + 4]
        is_chief = role.lower_ == "executive" and role.i > 0 and role.nbor(-1).lower_ == "chief"
        return is_chief and not _TERRITORIES.isdisjoint(token.lower_ for token in around)

    def _serves_privately(self, role: Token, word: str, phrase: Sequence[Token]) -> bool:
        """Tell the captain of a ship and the general secretary of a union from those in public office."""
        if word == "captain":
            return any(token.lower_ in _CREWED for token in role.doc[max(role.i - 4, 0) : role.i + 5])
        if word != "secretary" or any(token.lower_ in _RULING for token in phrase):
            return False
        before = role.i - 1 - (role.i > 0 and role.nbor(-1).lower_ == "general")
        after = [token.i for token in role.doc[role.i + 1 : role.i + 6] if token.lower_ not in _SECRETARIAL]
        is_of = role.doc[role.i + 1 : role.i + 4].text.partition(" ")[0] in {"of", "-"}
        beside = {before, *(after[:1] if is_of else [])} & set(self.bodies.others)
        return bool(beside - set(self.bodies.countries) - set(self.bodies.agencies))

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

    def _is_public(self, token: Token) -> bool:
        """Tell whether a mere word shows a public body: not "news agency", not an armed group's "military wing"."""
        is_private = _is_private_agency(token) or (
            token.i - 1 in self.bodies.others and token.i - 1 not in self.bodies.countries
        )
        return token.lower_ in self.titles.public and not is_private

    def _distances(self, place: int, phrase: Sequence[Token]) -> tuple[int | None, int | None]:
        """Return how far from a role the nearest public and the nearest private body are in its phrase.

        A named public body leaves no say to mere words: a ministry's "project director" is an official.
        """
        away = [(abs(other - place), token) for other, token in enumerate(phrase) if other != place]
        named = [far for far, token in away if token.i in self.bodies.agencies]
        words = [(far, token) for far, token in away if token.i not in self.bodies]
        others = [far for far, token in away if token.i in self.bodies.others and token.i not in self.bodies.countries]
        if not named:
            others += [far for far, token in words if token.lower_ in self.titles.business and not _is_order(token)]
        named += [far for far, token in words if self._is_public(token)]
        return min(named, default=None), min(others, default=None)


def _is_private_agency(token: Token) -> bool:
    """Tell a news agency from a public one."""
    return token.lower_ == "agency" and token.i > 0 and token.nbor(-1).lower_ in _PRESS


def _is_order(token: Token) -> bool:
    """Tell an executive order from an executive."""
    return token.lower_ == "executive" and token.doc[token.i + 1 : token.i + 2].text.lower() in {"order", "orders"}
