"""Official or private person: what the words around a name say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from graphbuild.components.people.asides import after_asides, is_seated
from graphbuild.components.people.deeds import acts_in_office
from graphbuild.components.people.judge import LIKELY, NEAR, SURE, Judge, Told
from graphbuild.components.people.layout import begins_sentence
from graphbuild.components.people.linking import (
    DASHES,
    IN_PHRASES,
    INNER,
    LISTING,
    NAMING,
    NEVER_NEXT,
    OWNERS,
    POSSESSIVES,
    REGIMES,
    ROYALTY,
    TAKING_OFFICE,
)
from graphbuild.components.people.lists import far_role
from graphbuild.components.people.tenure import office_of, term_after
from graphbuild.components.people.titles import is_plural, singular
from graphbuild.types import Kind

LONGEST_TITLE = 14
"""Tokens before or after a name within which its bearer's role is looked for."""
AFTER = "role after name"
ROYAL = "royal title before name"
"""The reason of those who go by their first names: "King X"."""
LONGEST_LIST = 20
"""Names of a list that a role at its end is read for."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around names in a text: and who judges the roles that it tells."""

    doc: Doc
    ends: Mapping[int, int]
    starts: Mapping[int, int]
    judge: Judge

    def told_of(self, start: int, end: int) -> Told | None:
        """Return what is told of whoever is named from `start` to `end`; None where nothing is."""
        if self._rules_something(end):
            return Told(Kind.OFFICIAL, "name of an administration", weight=SURE)
        told = [found for found in (self._before(start), self._after(end), self._of_body(end)) if found]
        return max(told, key=lambda found: found.weight, default=None)

    def is_addressed(self, start: int) -> bool:
        """Tell whether a form of address stands before a name: "Mr. X"."""
        words = [token for token in self.doc[max(start - 2, 0) : start] if token.text != "."]
        return bool(words) and singular(words[-1]) in self.judge.titles.honorific

    def _rules_something(self, end: int) -> bool:
        after = [token.lower_ for token in self.doc[end : end + 2]]
        return bool(after) and (after[0] in REGIMES or (after[0] in OWNERS and after[-1] in REGIMES))

    def _of_body(self, end: int) -> Told | None:
        """Read "X of the ministry": whoever speaks as part of a public body acts in its office."""
        after = [token for token in self.doc[end : end + 3] if token.lower_ != "the"]
        if len(after) > 1 and after[0].lower_ in {"of", "from"} and after[1].i in self.judge.bodies.agencies:
            return Told(Kind.OFFICIAL, "member of a public body", weight=SURE)
        return None

    def _before(self, start: int, *, plural: bool = False) -> Told | None:
        mark, announced = self._mark_before(start)
        phrase = list(self._phrase_before(mark))
        for place, token in enumerate(phrase):
            if self.judge.titles.is_role(token):
                if (plural or announced) and not is_plural(token):
                    return None
                reason = ROYAL if singular(token) in ROYALTY else "title before name"
                told = self._told(token, place, phrase, reason, phrase[::-1])
                if told.kind:
                    return told
        listed = self._listed_before(start)
        return None if listed is None else self._before(listed, plural=True)

    def _listed_before(self, start: int) -> int | None:
        """Return where the name begins that a list has before this one: "ministers X, Y and Z"."""
        end = start
        while end and self.doc[end - 1].lower_ in {",", ";", "and", "&"}:
            end -= 1
        if end < start and end > 1 and end - 1 in self.judge.bodies.countries and self.doc[end - 2].lower_ == "of":
            end -= 2  # "ministers X of one country and Y of another"
        return self.starts.get(end) if end < start else None

    def _mark_before(self, start: int) -> tuple[int, bool]:
        """Return where the title before a name ends, and whether it announces a list: "officials, including X"."""
        first = start - 1
        if first < 1 or (begins_sentence(self.doc[start]) and self.doc[first].text != ":"):
            return start, False
        if self.doc[first].lower_ in LISTING or self.doc[first - 1 : start].text.lower() in {"such as", "among them"}:
            first -= self.doc[first].lower_ not in LISTING
            return (first - 1 if self.doc[first - 1].text == "," else first), True
        if self.doc[first].text in DASHES or (self.doc[first].lower_ in {"are", "were"} and self._is_listed(start)):
            role = next((token for token in self._phrase_before(first) if self.judge.titles.is_role(token)), None)
            is_list = role is not None and is_plural(role)
            return first if is_list else far_role(self.doc, first, self.judge.titles) or start, False
        return (first if self.doc[first].text == "," and self._is_apposed(start) else start), False

    def _is_listed(self, start: int) -> bool:
        """Tell whether another name follows a name in a list."""
        end = self.ends[start]
        return any(end + away in self.ends for away in (1, 2) if self.doc[end : end + 1].text in {",", "and"})

    def _is_apposed(self, start: int) -> bool:
        """Tell whether a description before a comma is explained by the name after it: "the president of Z, X,"."""
        after = self.doc[self.ends[start] : self.ends[start] + 1]
        words = [token for token in self._phrase_before(start - 1) if not token.is_space]
        role = next((place for place, token in enumerate(words) if self.judge.titles.is_role(token)), None)
        before = self.doc[words[-1].i - 1] if words and words[-1].i else None
        joins = bool(words) and words[-1].lower_ == "and"  # "X, and the mayor of Z, Y"
        if before is not None and before.text == "," and before.i in self.starts and not joins:
            return False  # what follows a name describes that: "X, a former minister, Y"
        opens = [*words[role or 0 :], *([before] if before is not None else [])]
        if opens[-1:] and opens[-1].lower_ == "as":
            return role is not None  # "As president of Z, X left"
        if after and after[0].tag_.startswith(("VB", "MD")):
            return False  # "After talks with the president, X left"
        return role is not None and any(
            token.lower_ in {"a", "an", "the"} | POSSESSIVES | OWNERS or token.like_num for token in opens
        )

    def _phrase_before(self, end: int) -> Iterator[Token]:
        """Yield the tokens of the title that ends before `end`, from its end outwards."""
        for index in range(end - 1, max(end - 1 - LONGEST_TITLE, -1), -1):
            token, following = self.doc[index], self.doc[min(index + 1, len(self.doc) - 1)]
            if begins_sentence(following) or (token.lower_ == "and" and following.like_num):
                return
            if index + 1 in self.starts or not self._may_be_in_title(token, is_next=index == end - 1):
                return
            yield token

    def _may_be_in_title(self, token: Token, *, is_next: bool) -> bool:
        if token.is_space or token.lower_ in INNER or token.lower_ in POSSESSIVES:
            return not token.is_space and not (is_next and token.lower_ in NEVER_NEXT)
        if token.i in self.judge.bodies or self.judge.titles.is_title(token):
            return True
        if token.text == "." and token.i:
            return self.judge.titles.is_title(token.nbor(-1)) or token.nbor(-1).text == "No"
        if token.lower_ in self.judge.titles.business or token.lower_ in self.judge.titles.public or token.text == "No":
            return True
        return token.tag_.startswith(("NN", "JJ", "CD")) or (not token.tag_ and token.text[0].isupper())

    def _after(self, end: int) -> Told | None:
        if is_seated(self.doc, end):
            return Told(Kind.OFFICIAL, "party and seat after name", weight=SURE)
        phrase = self._phrase_after(end)
        role = self._role_after(phrase)
        if role is None:
            is_serving = acts_in_office(self.doc, after_asides(self.doc, end), self.judge.bodies)
            return Told(Kind.OFFICIAL, AFTER, weight=SURE) if is_serving else self._after_list(end)
        told = self._told(phrase[role], role, phrase[: role + LONGEST_TITLE // 2], AFTER, phrase)
        if told.kind is not Kind.OFFICIAL:
            further = self._further(phrase, role)
            told = further if further is not None and (further.weight == SURE or told.weight <= LIKELY) else told
        after = phrase[-1].i + 1
        term = term_after(self.doc[after : after + LONGEST_TITLE].text) if told.kind else ()
        return replace(told, attributes=tuple(sorted({**dict(told.attributes), **dict(term)}.items())))

    def _further(self, phrase: Sequence[Token], role: int) -> Told | None:
        """Read a second description: "X, a banker and former minister", "X, Y's deputy, became president"."""
        opening = next((place for place, token in enumerate(phrase) if token.lower_ in {"and", "of", "who"}), 0)
        if opening > role and phrase[opening].lower_ != "of":
            rest = phrase[opening + 1 :]
            second = self._role_after(rest) if rest and rest[0].lower_ != "the" else None
            return None if second is None else self._told(rest[second], second, rest, AFTER, rest)
        goes_on = [token.lower_ for token in self.doc[phrase[-1].i + 1 : phrase[-1].i + 3]]
        return self._after(phrase[-1].i + 2) if goes_on[:1] == [","] and goes_on[-1] in TAKING_OFFICE else None

    def _after_list(self, end: int, longest: int = LONGEST_LIST) -> Told | None:
        """Read "X, Y and Z, all of whom are ministers" for X, as far as the list has at most so many more names."""
        following = end
        while following < len(self.doc) and self.doc[following].lower_ in {",", "and"}:
            following += 1
        if following == end or following not in self.ends:
            return None
        phrase = self._phrase_after(self.ends[following])
        role = self._role_after(phrase)
        if role is None and acts_in_office(self.doc, self.ends[following], self.judge.bodies):
            return Told(Kind.OFFICIAL, AFTER, weight=SURE)
        if role is None:
            return self._after_list(self.ends[following], longest - 1) if longest else None
        return self._after(self.ends[following]) if is_plural(phrase[role]) else None

    def _role_after(self, phrase: Sequence[Token]) -> int | None:
        """Return the place of the role in a description: the last word of the first noun phrase that names one."""
        found = None
        for place, token in enumerate(phrase):
            is_role = self.judge.titles.is_role(token) or token.lower_ in self.judge.titles.leading
            if found is not None and not is_role and token.text != "-" and not token.tag_.startswith(IN_PHRASES):
                break
            if is_role and not self._belongs_elsewhere(phrase, place):
                found = place
        return found

    def _belongs_elsewhere(self, phrase: Sequence[Token], place: int) -> bool:
        """Tell whether the word after a role gives it to another: "President Y", "the president's wife"."""
        if place + 1 == len(phrase):
            return phrase[place].i + 1 in self.ends
        return phrase[place + 1].text in OWNERS or phrase[place + 1].i in self.ends

    def _phrase_after(self, end: int) -> list[Token]:
        """Return the tokens of an apposition or predicate after a name."""
        end = after_asides(self.doc, end)
        opening = self.doc[end : end + 1].text.lower()
        is_mark, goes_on = (
            opening in {",", "-", "–", "—", "(", ":"},
            opening in TAKING_OFFICE | self.judge.titles.leading,
        )
        if not is_mark and not goes_on and not self._is_named(end):
            return []
        phrase: list[Token] = []
        for token in self.doc[end + is_mark : end + LONGEST_TITLE]:
            goes_on = token.lower_ in TAKING_OFFICE or token.lower_ in self.judge.titles.leading
            goes_on = goes_on or (
                len(phrase) > 0 and token.tag_ in {"VBG", "VBN"} and phrase[-1].tag_[:2] in {"NN", "JJ", "DT", "HY"}
            )
            is_aside = token.lower_ == "with" and phrase and phrase[-1].lower_ in {"worked", "works"}
            if begins_sentence(token) or is_aside or not (goes_on or self._may_be_in_title(token, is_next=False)):
                break
            phrase.append(token)
        return phrase

    def _is_named(self, end: int) -> bool:
        """Tell whether someone gives the name before `end` an office: "named X ambassador"."""
        start = self.starts.get(end, 0)
        verb = self.doc[start - 1].lower_ if start else ""
        return verb in NAMING and end < len(self.doc) and self.doc[end].is_lower

    def _told(self, role: Token, place: int, phrase: Sequence[Token], reason: str, text: Sequence[Token]) -> Told:
        kind, weight = self.judge.kind_of(role, place, phrase)
        owner = next((found for token in phrase for found in [self._owner(token)] if found is not None), -1)
        if kind is None and owner >= 0 and singular(role) == "deputy":
            kind, weight = Kind.OFFICIAL, LIKELY
        attributes = office_of(text, kind, self.judge.titles, before=reason != AFTER) if kind else ()
        return Told(kind, reason, attributes, weight, owner)

    def _owner(self, token: Token) -> int | None:
        """Return where the name begins that stands at a token, that a possessive there ends, or that "his" means."""
        if token.lower_ in {"her", "his"}:
            return next((place for place in range(token.i, max(token.i - NEAR, -1), -1) if place in self.ends), None)
        return token.i if token.i in self.ends else self.starts.get(token.i) if token.text in OWNERS else None
