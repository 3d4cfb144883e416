"""``Sanction`` records: whom a measure is aimed at, as far as texts vouch for it.

"Sanctions on Russia" are one measure, imposed by many on many. So an authority is only who is said to have imposed it
by a text that also says that it hits this one, and a reason only what the sentence says that names this one. How it
stands is told of the measure as a whole. Relief from a measure and the laws behind one are no sanctions.
"""

import re
from collections.abc import Iterable, Iterator

from graphbuild.analysis.measures import Step, status_of
from graphbuild.exports.ftm_records import VOUCHED, Entity, Notebook, record
from graphbuild.graph import Edge, edges_of, kind_of, name_of
from graphbuild.types import Citation, Kind, MeasureType, Period, RelationType

_NO_SANCTIONS = {MeasureType.EXEMPTION, MeasureType.LEGAL_INSTRUMENT, MeasureType.DIPLOMATIC}
_STANDING = {RelationType.PROPOSES: "proposed", RelationType.IMPOSES: "imposed", RelationType.EASES: "eased"}
_WHY = re.compile(
    r"\b(over|because|due to|in (response|retaliation|reaction) (to|for)|(to|as) punish\w*|accus\w+ of"
    r"|for (its|his|her|their|the role|\w+ing)\b)",
    re.IGNORECASE,
)
"""What a sentence says that tells why."""


def sanctions(book: Notebook) -> Iterator[Entity]:
    """Yield a record for each entity that a measure hits."""
    for measure in book.graph:
        if kind_of(book.graph, measure) is Kind.MEASURE and _type(measure) not in _NO_SANCTIONS:
            edges = [edge for edge in edges_of(book.graph, measure) if book.vouched(edge)]
            hit = [edge for edge in edges if edge.relation is RelationType.TARGETS and edge.source == measure]
            imposed = [edge for edge in edges if edge.relation is RelationType.IMPOSES and edge.target == measure]
            standing = status_of(book.graph, measure).status if hit else None
            yield from (_sanction(book, edge, imposed, standing) for edge in hit)


def _sanction(book: Notebook, edge: Edge, imposed: list[Edge], standing: Step | None) -> Entity:
    measure, told = edge.source, book.told(edge)
    beside = [(one.source, said) for one in imposed for said in one.citations if _beside(said, edge)]
    authorities = [source for source, _ in beside]
    return record(
        "Sanction",
        book.id_of("sanction", edge.target, measure),
        entity=[book.thing(edge.target)],
        authority=[name_of(book.graph, source) for source in authorities],
        country=[book.country(source) for source in authorities],
        program=[name_of(book.graph, measure)],
        provisions=[_type(measure).replace("_", " ")],
        status=[_STANDING[standing.relation] if standing else None],
        startDate=_starts(said for _, said in beside),
        reason=[said.text for said in edge.citations if said.status in VOUCHED and _WHY.search(said.text)],
        **{**told, "summary": [*told["summary"], *(book.sentence(said) for _, said in beside)]},
    )


def _beside(said: Citation, edge: Edge) -> bool:
    """Tell whether a sentence is vouched for, and in a text that vouches for an edge."""
    return said.status in VOUCHED and any(said.doc == told.doc and told.status in VOUCHED for told in edge.citations)


def _type(measure: str) -> str:
    return measure.partition(":")[2].partition(":")[0]


def _starts(citations: Iterable[Citation]) -> list[str]:
    """Return the earliest time at which sentences themselves say that it was imposed."""
    return sorted({_when(told.period) for told in citations if told.period})[:1]


def _when(period: Period) -> str:
    """Return as much of a date as a sentence gives."""
    day = period.first.isoformat()
    if period.first == period.last:
        return day
    return day[:7] if day[:7] == period.last.isoformat()[:7] else day[:4]
