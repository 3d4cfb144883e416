"""The ``graphbuild_people`` component: who is named, by which full name, and whether in public office."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from graphbuild.components.lookup import Lookup
from graphbuild.components.people.finding import Name, credited_tokens, find_names
from graphbuild.components.people.judge import Bodies, Judge
from graphbuild.components.people.known import officials
from graphbuild.components.people.reading import Reading, kinds_of, read_names
from graphbuild.components.people.recognised import is_titled_name
from graphbuild.components.people.roles import Surroundings
from graphbuild.components.people.titles import Titles, read_titles
from graphbuild.components.spans import RECOGNISED, candidates, propose, tokens_of
from graphbuild.names import slug
from graphbuild.resources import read_table, values
from graphbuild.types import Kind

GROUP = "people"


@Language.factory("graphbuild_people", assigns=["doc.spans"])
def make_people(nlp: Language, name: str) -> "People":  # noqa: ARG001  the factory's signature is spaCy's
    """Make the component."""
    rows = read_table("officials.tsv")
    spellings = [(spelling, row["name"]) for row in rows for spelling in (row["name"], *values(row["aliases"]))]
    return People(Lookup(nlp, spellings, cased=None), read_titles())


class People:
    """Proposes personal names, each with its bearer's full name and kind.

    A name alone, with neither a bearer in the text nor a word that says who it is, is not proposed.
    """

    def __init__(self, known: Lookup[str], titles: Titles) -> None:
        self._known = known
        self._titles = titles

    def __call__(self, doc: Doc) -> Doc:
        """Propose the names of a text into ``doc.spans["people"]``."""
        credited = credited_tokens(doc)
        names = find_names(doc, self._known, self._titles, credited)
        readings = read_names(doc, names, self._surroundings(doc, names))
        self._withdraw_bodies(doc, readings, credited)
        kinds = kinds_of(readings)
        for reading in readings:
            _propose(doc, reading, kinds[reading.full])
        return doc

    def _withdraw_bodies(self, doc: Doc, readings: list[Reading], credited: frozenset[int]) -> None:
        """Take back the organizations that are a title with its name, or the name of someone who is surely a person.

        A recogniser's guess is refuted, too, where it ends in a sure name, a title or a credit.
        """
        if "organizations" not in doc.spans:
            return
        sure = [reading.name for reading in readings if reading.told.kind or reading.is_known]
        named = frozenset(token for name in sure for token in range(name.start, name.end))
        barred = named | credited
        doc.spans["organizations"] = [
            span
            for span in candidates(doc, "organizations")
            if (span.kb_id_ or not is_titled_name(span, self._titles))
            and not any(name.start <= span.start and span.end <= name.end for name in sure)
            and not (span._.reason == RECOGNISED and (span.end - 1 in barred or self._titles.is_title(span[-1])))
        ]

    def _is_title(self, span: Span) -> bool:
        return span._.reason == RECOGNISED and (self._titles.is_role(span[0]) or self._titles.is_role(span[-1]))

    def _surroundings(self, doc: Doc, names: list[Name]) -> Surroundings:
        agencies, countries, others = (
            frozenset(at for span in candidates(doc, group) if not self._is_title(span) for at in tokens_of(span))
            for group in ("agencies", "countries", "organizations")
        )
        ends = {name.start: name.end for name in names}
        starts = {end: start for start, end in ends.items()}
        people = frozenset(token for name in names for token in range(name.start, name.end))
        bodies = Bodies(agencies, countries, others - agencies, people)
        return Surroundings(doc, ends, starts, Judge(bodies, self._titles))


def _propose(doc: Doc, reading: Reading, kind: Kind) -> None:
    name, told = reading.name, reading.told
    attributes = told.attributes if told.kind in {kind, None} else ()
    propose(
        doc,
        GROUP,
        name.start,
        name.end,
        kind=kind,
        name=reading.full,
        entity=f"{Kind.OFFICIAL}:{slug(reading.full)}" if officials().shares_key(reading.full) else "",
        reason=reading.reason,
        trim=name.trim,
        attributes=attributes,
    )
