"""The records that flow through graphbuild, and the closed vocabularies that they use.

All records are frozen. Offsets count Unicode code points in :attr:`Document.text`, end exclusive: ``text[start:end]``
is what is meant. Kinds, relations and ids mean what the interchange contract (schema 1, see the README) says.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias


class Kind(StrEnum):
    """What sort of thing a node is."""

    COUNTRY = "country"
    AGENCY = "agency"
    OFFICIAL = "official"
    PERSON = "person"
    ORGANIZATION = "organization"
    MEASURE = "measure"


class RelationType(StrEnum):
    """What an edge claims. All are directed; ``CO_MENTIONED`` alone claims nothing but closeness."""

    SERVES = "serves"
    PART_OF = "part_of"
    MEMBER_OF = "member_of"
    IMPOSES = "imposes"
    PROPOSES = "proposes"
    OPPOSES = "opposes"
    EASES = "eases"
    ENFORCES = "enforces"
    EVADES = "evades"
    TARGETS = "targets"
    CONSULTS = "consults"
    COOPERATES = "cooperates"
    REQUESTS = "requests"
    CRITICISES = "criticises"
    THREATENS = "threatens"
    COERCES = "coerces"
    ATTACKS = "attacks"
    CO_MENTIONED = "co_mentioned"


class MeasureType(StrEnum):
    """What sort of restriction, or relief from one, a measure is: the second part of its id."""

    SANCTIONS = "sanctions"
    EXPORT_CONTROL = "export_control"
    IMPORT_BAN = "import_ban"
    TRADE_EMBARGO = "trade_embargo"
    PRICE_CAP = "price_cap"
    ASSET_FREEZE = "asset_freeze"
    TRAVEL_BAN = "travel_ban"
    FINANCIAL_RESTRICTION = "financial_restriction"
    ARMS_EMBARGO = "arms_embargo"
    LISTING = "listing"
    SECONDARY_SANCTIONS = "secondary_sanctions"
    TARIFF = "tariff"
    TRANSPORT_BAN = "transport_ban"
    DIPLOMATIC = "diplomatic"
    LEGAL_INSTRUMENT = "legal_instrument"
    EXEMPTION = "exemption"


class Basis(StrEnum):
    """Where a document's title or date was read."""

    COLUMN = "column"
    MARKUP = "markup"
    TEXT = "text"


class Status(StrEnum):
    """How a text stands to what it says: in its own voice, as somebody's words, as an allegation, or as denied."""

    ASSERTED = "asserted"
    QUOTED = "quoted"
    ALLEGED = "alleged"
    DENIED = "denied"


ACTORS = frozenset({Kind.COUNTRY, Kind.AGENCY, Kind.OFFICIAL, Kind.ORGANIZATION, Kind.PERSON})
"""The kinds that can act; a measure cannot."""

STRUCTURAL = frozenset({RelationType.SERVES, RelationType.PART_OF, RelationType.MEMBER_OF})
"""Standing ties of office and membership, as against events."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was found, and what is known of it.

    ``id`` is the path as given (POSIX form), for a row of a table ``path#row-id``, for standard input ``-``. ``text``
    is never changed: nothing is stripped or normalised. ``title_basis`` and ``date_basis`` are None exactly where the
    title or date is.
    """

    id: str
    text: str
    title: str | None = None
    title_basis: Basis | None = None
    date: dt.date | None = None
    date_basis: Basis | None = None
    url: str | None = None
    source: str | None = None

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """Where a sentence stands in its document, in code points."""

    start: int
    end: int


Granularity: TypeAlias = Literal["day", "week", "month", "quarter", "year"]
Attributes: TypeAlias = tuple[tuple[str, str], ...]
"""What a text tells of an entity beside its name, as (name, value) pairs."""
Note: TypeAlias = tuple[str, str, dt.date]
"""What a person noted of an entity, who did, and on which day."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an entity. Mentions of one document never overlap.

    ``sentence`` is the index of its sentence in the annotation. ``entity`` is the node id that a component is sure of
    (``country:ru``); None leaves it to :mod:`graphbuild.resolve`, which goes by ``name``: the name as it should be
    read, without title or possessive. ``reason`` says in a few words why this is a mention of that kind.
    ``attributes`` are what the words around it tell of the entity, sorted; of a person ``office`` ("Foreign Minister"),
    ``standing`` ("former", "acting"), ``since``, ``until``; of a measure ``issuer``, ``target``, ``goods``.
    """

    start: int
    end: int
    text: str
    kind: Kind
    sentence: int
    name: str
    entity: str | None = None
    reason: str = ""
    attributes: Attributes = ()


@dataclass(frozen=True, slots=True)
class Period:
    """When something happened, by words at ``span`` (start, end): ``relative`` ones lean on the text's own date."""

    first: dt.date
    last: dt.date
    granularity: Granularity
    relative: bool
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence's word for a relation between two mentions.

    ``source`` and ``target`` are indices into the annotation's mentions, ``start`` and ``end`` the sentence's code
    points, ``rule`` the name of the rule that read it. Where the sentence has a pronoun for one of the two,
    ``source_span`` or ``target_span`` is the (start, end) of the pronoun; else they are None. ``speaker`` is the index
    of the mention of who says so, a reporting medium included, or None where the text says it in its own voice or names
    nobody. ``period`` is when it happened, or is to happen, where the sentence says so.
    """

    relation: RelationType
    source: int
    target: int
    start: int
    end: int
    rule: str = ""
    source_span: tuple[int, int] | None = None
    target_span: tuple[int, int] | None = None
    status: Status = Status.ASSERTED
    speaker: int | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that was read from one document; the unit that is stored."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence that bears a relation out, with where it stands and when it was published.

    ``source`` and ``target`` are the (start, end) of the two mentions, or of pronouns that stand for them, ``start``
    and ``end`` of the sentence, all in code points of the document ``doc``. ``date`` is the document's, ``speaker`` the
    node id of who says so; for ``status`` and ``period`` see :class:`Evidence`.
    """

    doc: str
    start: int
    end: int
    text: str
    date: dt.date | None
    source: tuple[int, int]
    target: tuple[int, int]
    rule: str = ""
    status: Status = Status.ASSERTED
    speaker: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the world and everywhere it is named: a node of the graph.

    ``mentions`` are (document id, mention) in order of document and place. People's decisions alone give ``notes`` and
    ``pin``: the (x, y) where it is drawn, in units of the layout.
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[tuple[str, Mention], ...]
    notes: tuple[Note, ...] = ()
    pin: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A claim, or closeness, between two entities with all its citations: an edge of the graph.

    ``weight`` is positive. For a claim it counts the independent sources that make it; for ``co_mentioned`` see
    :mod:`graphbuild.relate`.
    """

    source: str
    target: str
    relation: RelationType
    weight: float
    citations: tuple[Citation, ...]
