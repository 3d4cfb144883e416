"""Reads a public body that no table lists: whose it is, or which fuller name before it explains it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from graphbuild.components.bodies.administrations import Administrations
from graphbuild.components.bodies.bindings import IN_ITS_SEAT, Binding, Surroundings
from graphbuild.components.bodies.homes import Homes
from graphbuild.components.bodies.phrases import GOVERNMENTS, Body, Form, Words, body_slug
from graphbuild.components.places.countries import country_names
from graphbuild.components.strings import strings_of, where
from graphbuild.names import slug

PRONOUNS = frozenset({"its", "their", "her", "his"})
LISTED = "known body"
NICKNAMES = {
    "alliance": frozenset({"nato"}),
    "bloc": frozenset({
        "african-union", "asean", "caricom", "ecowas", "eu", "eurasian-economic-union", "gcc", "mercosur", "sadc",
    }),
}  # fmt: skip
"""What may stand for the bloc that a text named last."""

BETWEEN = frozenset(
    {"-", "defence", "defense", "member", "military", "nation", "regional", "state", "trade", "trading", "western"}
)
"""What may stand between "the" and such a word, besides numbers ("the 27-nation bloc")."""

THE = frozenset({"the", "this"})

EU_COMMISSION = "Commission"
"""The one name in capitals that needs no fuller one before it in a text about the European Union."""

FEDERAL = "Federal Government"
"""Which the United States have, although what else is named after no country is hardly ever theirs."""

LED = "administration"
POWERS = "authorities"
"""What a country's are its government, and a body's what it may do."""
JUNTA = "junta"
"""Those who rule a country, also without a word more."""
ARMIES = frozenset({"army", "battalion", "brigade", "division"})
"""What rebels have, too, so that an unknown word before it shows theirs ("Example State Army")."""


@dataclass(frozen=True, slots=True)
class Find:
    """A body in a text.

    ``core`` and ``head`` are what shorter forms are tied to it by: its name without the country as its id has it, and
    what sort of body it is. ``trim`` is as in :mod:`graphbuild.components.spans`.
    """

    start: int
    end: int
    name: str
    entity: str
    reason: str
    core: str
    head: str
    country: str = ""
    trim: int = 0


class Memory:
    """The bodies of a text so far, by what shorter forms are tied to them by."""

    def __init__(self) -> None:
        self._finds: dict[str, Find] = {}
        self._entities: set[str] = set()
        self._blocs: list[Find] = []

    def get(self, key: str, code: str = "") -> Find | None:
        """Return the last body of a core or head, of one country only where its code is given."""
        return self._finds.get(f"{code} {key}" if code else key)

    def add(self, find: Find) -> None:
        """Remember a body."""
        self._entities.add(find.entity)
        self._blocs.append(find)
        last_words = {name.lower().split()[-1] for name in (find.head, find.name) if name}
        keys = {find.core, find.head, *last_words} - {""}
        self._finds |= dict.fromkeys((*keys, *(f"{find.country} {key}" for key in keys)), find)
        if find.core == "eu":
            commission = replace(find, name="European Commission", entity="agency:eu-commission", core="commission")
            self._finds.setdefault(EU_COMMISSION, replace(commission, head="commission"))

    def nicknamed(self, doc: Doc) -> Iterator[Find]:
        """Yield what stands for a bloc that the text has named: "the alliance"."""
        if not any(find.core in cores for find in self._blocs for cores in NICKNAMES.values()):
            return
        for token in (doc[place] for place in where(strings_of(doc).at_lower, NICKNAMES.__contains__)):
            if _is_definite(token):
                cores = NICKNAMES[token.lower_]
                earlier = [find for find in self._blocs if find.end <= token.i and find.core in cores]
                if earlier:
                    reason = f"short for {earlier[-1].name}"
                    yield replace(earlier[-1], start=token.i, end=token.i + 1, reason=reason, trim=0)

    def meant(self, find: Find, text: str) -> Find:
        """Return a listed body, or another country's if the text has named only that one so far and `text` fits both.

        "Senate" may be that of any country, "European Parliament" is that of one bloc.
        """
        earlier = self.get(find.core)
        is_told = find.reason != LISTED or find.entity in self._entities or slug(text) != find.core
        if is_told or earlier is None:
            return find
        name, entity, country = earlier.name, earlier.entity, earlier.country
        return replace(find, name=name, entity=entity, country=country, reason=f"short for {name}")


def _is_definite(token: Token) -> bool:
    """Tell whether "the" belongs to a noun ("the 27-nation bloc")."""
    place = token.i - 1
    while place > 0 and (token.doc[place].lower_ in BETWEEN or token.doc[place].like_num):
        place -= 1
    return place >= 0 and token.doc[place].lower_ == "the"


@dataclass(frozen=True, slots=True)
class Site:
    """A body that may be, and what stands around it."""

    doc: Doc
    body: Body
    core: str
    binding: Binding
    memory: Memory
    countries: Surroundings

    @property
    def text(self) -> str:
        """The body's own words, without its country."""
        return self.doc[self.body.start : self.body.end].text

    @property
    def is_definite(self) -> bool:
        """Whether "the" stands before it, or a pronoun before more than a head ("its elected government")."""
        before = self.doc[self.body.start - 1].lower_ if self.body.start else ""
        return before in THE or (before in PRONOUNS and self.core != self.body.head)

    def is_plain(self, words: Words) -> bool:
        """Tell whether all words before the head are ones that many bodies bear."""
        before = self.doc[self.body.start : self.body.end - 1]
        return all(token.lower_ in words.modifiers or token.text[0].isdigit() for token in before)


class Builder:
    """Makes finds of bodies, by the first of its rules that applies."""

    def __init__(self, words: Words, homes: Homes) -> None:
        self._words = words
        self._country_names = {name.code: name.country for name in country_names()}
        self._administrations = Administrations()
        self._homes = homes
        self._rules = (self._owned, self._led, self._short, self._kin, self._ruling, self._alone)

    def build(self, doc: Doc, body: Body, countries: Surroundings, memory: Memory) -> Find | None:
        """Return what a body is, given the finds before it by core and by head."""
        if body.head == POWERS and {body.start - 1, body.start - 2}.isdisjoint(countries.tokens):
            return None
        core = body_slug(doc[body.start : body.end].text, body.head, self._words)
        site = Site(doc, body, core, countries.bind(doc, body.start, body.end), memory, countries)
        return next((find for rule in self._rules if (find := rule(site))), None)

    def of_country(self, doc: Doc, binding: Binding, *, text: str, core: str, head: str) -> Find:
        """Return a country's or bloc's body, which its id says."""
        span, owner = doc[binding.start : binding.end], self._country_names.get(binding.code, "")
        name = span.text if not owner or len(span.text) > len(text) else f"{text} of {owner}"
        id_, reason = f"{binding.code}-{core}", f"{head} {binding.reason}"
        listed = self._homes.built(binding.code, core)
        if listed and listed.id != id_:
            id_, name = listed.id, listed.name
        return Find(binding.start, binding.end, name, f"agency:{id_}", reason, core, head, binding.code)

    def _owned(self, site: Site) -> Find | None:
        code, form = site.binding.code, site.body.form
        if not code or (form is Form.BARE and code in self._country_names):
            return None
        return self._of(site, site.binding)

    def _of(self, site: Site, binding: Binding) -> Find:
        return self.of_country(site.doc, binding, text=site.text, core=site.core, head=site.body.head)

    def _led(self, site: Site) -> Find | None:
        """Read "the Biden administration"."""
        head, end = site.body.head, site.body.end
        led = self._administrations.read(site.doc, end - 1) if site.doc[end - 1].lower_ == "administration" else None
        return Find(led.start, end, led.name, led.entity, "administration of a leader", led.core, head) if led else None

    def _short(self, site: Site) -> Find | None:
        """Read "the Council" after a fuller name, and a named body whose country was named before."""
        body = site.body
        code = site.binding.code if site.binding.reason == IN_ITS_SEAT else ""
        key = body.head if body.form is Form.BARE else site.core
        earlier = site.memory.get(key, code) or site.memory.get(site.text, code)
        if not earlier or not (site.is_definite or body.form is Form.NAMED or self._is_led(site)):
            return None
        return replace(earlier, start=body.start, end=body.end, reason=f"short for {earlier.name}", trim=0)

    def _is_led(self, site: Site) -> bool:
        """Tell whether "administration officials" stands for those of the administration named before."""
        following = site.doc[site.body.end : site.body.end + 1].text.lower()
        return site.body.head == LED and following in self._words.members

    def _kin(self, site: Site) -> Find | None:
        """Read "the military regime" after "Burmese military"."""
        kin = site.memory.get(site.core.removesuffix(f"-{site.body.head}"))
        if not kin or not kin.country or not site.is_definite:
            return None
        return self._of(site, Binding(site.body.start, site.body.end, kin.country, f"akin to {kin.name}"))

    def _ruling(self, site: Site) -> Find | None:
        """Read "the junta" as that of the country that the text around it names most."""
        code = site.countries.around(site.body.start, without={"us"}) if site.text == JUNTA and site.is_definite else ""
        return self._around(site, code) if code else None

    def _around(self, site: Site, code: str) -> Find:
        return self._of(site, Binding(site.body.start, site.body.end, code, "of the country around it"))

    def _alone(self, site: Site) -> Find | None:
        """Read a body that stands by itself as one of the country that the text around it names most.

        That is hardly ever the United States, whose bodies the table knows, but where all states have one alike.
        """
        body = site.body
        is_alike = body.head in self._words.alike
        if site.text == LED.capitalize() and site.is_definite and site.countries.around(body.start):
            return self._of(site, Binding(body.start, body.end, "us", "of the only country that calls it so"))
        if body.head in ARMIES and not site.is_plain(self._words):
            return None
        is_said = (
            body.head not in self._words.services
            and site.is_definite
            and body.form is Form.PLAIN
            and body.end > body.start + 1
            and body.head not in GOVERNMENTS
        )
        if not (body.form is Form.NAMED or is_said or (is_alike and site.text[0].isupper())):
            return None
        is_american = body.head in self._words.american or site.text == FEDERAL
        code = site.countries.around(body.start, without=() if is_american else {"us"})
        if code:
            return self._around(site, code)
        if body.form is not Form.NAMED:
            return None
        return Find(body.start, body.end, site.text, f"agency:{site.core}", f"named {body.head}", site.core, body.head)
