"""Finds public bodies: known ones by name, others by how their names are built, and whose they are.

Known bodies come from ``resources/agencies.tsv``. The id is the country and the core of the name, so that "Russian
Foreign Ministry" and "Ministry of Foreign Affairs of the Russian Federation" are one. Needs the countries' candidates.
"""

from collections.abc import Collection
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from graphbuild.components.bodies.agencies_built import Builder, Find, Memory
from graphbuild.components.bodies.bindings import BLOCS, Binding, Owner, Surroundings
from graphbuild.components.bodies.homes import Homes
from graphbuild.components.bodies.joint import joint_bodies
from graphbuild.components.bodies.known import Known, KnownNames, propose_known
from graphbuild.components.bodies.phrases import LONGEST_HEAD, Body, body_slug, find_bodies, is_surname, read_words
from graphbuild.components.bodies.shortforms import propose_short_forms
from graphbuild.components.grammar import POSSESSIVES
from graphbuild.components.lookup import Match
from graphbuild.components.spans import propose
from graphbuild.resources.words import MONTHS, WEEKDAYS
from graphbuild.types import Kind

GROUP = "agencies"

INTERGOVERNMENTAL = "-"

GOVERNING = frozenset({"administration", "authorities", "authority", "government", "ministry", "police"})
"""Heads of bodies that whoever rules a land has, be it no state."""

TREASURIES = frozenset({"gb", "us"})
"""The countries whose finance ministry is called a treasury."""

CHAMBERS = frozenset({"commons", "congress", "house", "senate"})

HOUSE_BEFORE = frozenset(
    {
        "bill",
        "democrat",
        "democratic",
        "democrats",
        "floor",
        "leaders",
        "majority",
        "members",
        "minority",
        "panel",
        "republican",
        "republicans",
        "resolution",
        "speaker",
        "subcommittee",
        "vote",
    }
)
"""What follows "House" where that is the chamber and no building."""


class Agencies:
    """The component: proposes candidates into the group "agencies", and the organizations that the tables know."""

    def __init__(self, nlp: Language) -> None:
        self._known = KnownNames(nlp)
        self._words = read_words()
        self._homes = Homes(self._words)
        self._builder = Builder(self._words, self._homes)

    def __call__(self, doc: Doc) -> Doc:
        """Propose the public bodies of a text."""
        build, memory = self._builder.build, Memory()
        countries = Surroundings(doc, self._words.heads)
        for thing in self._things(doc, countries):
            if isinstance(thing, Find):
                find: Find | None = memory.meant(thing, doc[thing.start : thing.end].text)
            else:
                find = build(doc, thing, countries, memory)
            if find:
                memory.add(find)
                _propose(doc, find)
        for find in memory.nicknamed(doc):
            _propose(doc, find)
        propose_short_forms(doc, GROUP)
        return doc

    def _things(self, doc: Doc, countries: Surroundings) -> list[Find | Body]:
        """Return the bodies that the table knows and, where it knows none, those built like one, by place."""
        matches = list(self._known.find(doc))
        named = [match for match in matches if match.value.kind is Kind.ORGANIZATION]
        for match in named:
            propose_known(doc, match)
        listed: list[Find] = []
        for match in matches:
            if match.value.kind is Kind.AGENCY and (find := self._listed(doc, match, countries)):
                countries.add(_owner(find))
                listed.append(find)
        known = {token for find in listed for token in range(find.start, find.end)}
        listed += self._joint(doc, countries, known)
        known.update(token for find in listed for token in range(find.start, find.end))
        outside = {token for match in named if not _is_state(match.value) for token in range(match.start, match.end)}
        known.update(token for match in named for token in range(match.start, match.end))
        built = find_bodies(doc, self._words, countries.tokens | known)
        free = (body for body in built if known.isdisjoint(range(body.start, body.end)))
        unlisted = [body for body in free if not _is_organ(doc, body, outside)]
        things: list[Find | Body] = [*listed, *unlisted]
        return sorted(things, key=lambda thing: (thing.start, thing.end))

    def _joint(self, doc: Doc, countries: Surroundings, known: Collection[int]) -> list[Find]:
        """Return the bodies of "the U.S. Departments of State and Commerce" that their names alone do not tell."""
        found = []
        for start, end, opening, head in joint_bodies(doc, self._words):
            code = countries.bind(doc, opening, opening + 1).code or countries.around(opening)
            if code and start not in known:
                text, binding = doc[start:end].text, Binding(start, end, code, "one of several")
                core = body_slug(text, head, self._words)
                found.append(self._builder.of_country(doc, binding, text=text, core=core, head=head))
        return found

    def _listed(self, doc: Doc, match: Match[Known], countries: Surroundings) -> Find | None:
        """Read a name of the table, unless it is another country's body of that name or part of a longer name."""
        text = doc[match.start : match.end].text[: -match.trim or None]
        head = self._head(text)
        if self._is_part(doc, match, head, countries):
            return None
        known = _of_britain(match, countries) if text.lower() == head == "treasury" else match.value
        binding = countries.bind(doc, match.start, match.end)
        if binding.code not in {"", known.country}:
            if home := self._homes.named(binding.code, text):
                return _find(home, match, binding, head)
            is_plain = head in self._words.plain and binding.reason == "with its country"
            if is_plain if known.country == INTERGOVERNMENTAL else head:
                core = body_slug(text, head, self._words)
                return self._builder.of_country(doc, binding, text=text, core=core, head=head)
            binding = Binding(match.start, match.end)
        return _find(known, match, binding, head)

    def _is_part(self, doc: Doc, match: Match[Known], head: str, countries: Surroundings) -> bool:
        """Tell whether the words before a listed name make it part of another ("State Security Council")."""
        if match.end == match.start + 1 and (
            is_cut_off(doc, match.start, countries.tokens) or is_surname(doc, match.start)
        ):
            return True
        before = doc[match.start - 1] if head and match.start else None
        if before is None or before.is_sent_start:
            return False
        return before.text[0].isupper() and before.lower_ in self._words.modifiers

    def _head(self, text: str) -> str:
        """Return the words of a listed name that say what sort of body it is, if any."""
        words = text.lower().split()
        ends = (" ".join(words[-size:]) for size in range(LONGEST_HEAD, 0, -1))
        return next((head for head in (*ends, words[0]) if head in self._words.heads), "")


@Language.factory("graphbuild_agencies", assigns=["doc.spans"], requires=["doc.spans"])
def make_agencies(nlp: Language, name: str) -> Agencies:  # noqa: ARG001  the factory's signature is spaCy's
    """Make the component that finds public bodies."""
    return Agencies(nlp)


def is_cut_off(doc: Doc, place: int, countries: Collection[int]) -> bool:
    """Tell whether a chamber's one-word name is part of another name ("State Senate", "Opera House")."""
    token = doc[place]
    if token.lower_ == "houses":
        return True
    if token.lower_ not in CHAMBERS:
        return False
    before = doc[place - 1] if place else None
    if token.lower_ == "house" and (before is None or before.lower_ != "the"):
        following = doc[place + 1].lower_ if place + 1 < len(doc) else ""
        return following not in HOUSE_BEFORE
    if before is None or before.i in countries or before.lower_ in WEEKDAYS | MONTHS:
        return False
    return before.text[0].isupper() and not (before.is_stop or before.is_sent_start or before.ent_type_)


def _is_state(known: Known) -> bool:
    """Tell whether an organization's organs are public bodies: those of a party, which may rule, or who governs."""
    return any(word in known.name for word in ("Party", "Taliban", "Congress"))


def _is_organ(doc: Doc, body: Body, outside: Collection[int]) -> bool:
    """Tell whether a body is an organization's outside a state: "Example Front's Naval Forces"."""
    place = body.start - 1 - (body.start > 1 and doc[body.start - 1].text in POSSESSIVES)
    return place in outside and body.head not in GOVERNING


def _of_britain(match: Match[Known], countries: Surroundings) -> Known:
    """Return the British Treasury in a text that names Britain rather than the United States, else what is listed."""
    if countries.around(match.start, among=TREASURIES) != "gb":
        return match.value
    return replace(match.value, id="gb-treasury", country="gb", name="HM Treasury")


def _find(known: Known, match: Match[Known], binding: Binding, head: str) -> Find:
    """Return a listed body; its core is its id without country or bloc, if its id has one."""
    owner, _, rest = known.id.partition("-")
    is_owned = known.country != INTERGOVERNMENTAL or owner in BLOCS
    core = (rest if is_owned else "") or known.id
    reason = f"{known.reason} {binding.reason}" if binding.reason else known.reason
    country = known.country.removeprefix(INTERGOVERNMENTAL)
    trim = match.trim if binding.end == match.end else 0
    return Find(binding.start, binding.end, known.name, f"agency:{known.id}", reason, core, head, country, trim)


def _owner(find: Find) -> Owner:
    """Return a body that the table knows as what others may belong to."""
    known = find.entity.removeprefix("agency:")
    bloc = next((id_ for id_ in (known, known.partition("-")[0]) if id_ in BLOCS and not find.country), "")
    return Owner(find.start, find.end, bloc or find.country, find.trim, heads=known == bloc, closes=False)


def _propose(doc: Doc, find: Find) -> None:
    propose(
        doc,
        GROUP,
        find.start,
        find.end,
        kind=Kind.AGENCY,
        name=find.name,
        entity=find.entity,
        reason=find.reason,
        trim=find.trim,
    )
