"""``Sanction`` records: whom a measure is aimed at, as far as texts vouch for it.

Who imposed it, and how it stands, is told of the measure, not of each that it hits: "sanctions on Russia" are one
measure, and who imposed any of them is an authority here. Relief from a measure and the laws behind one are none.
"""

import re
from collections.abc import Iterator

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
    vouched = [said for one in (edge, *imposed) for said in one.citations if said.status in VOUCHED]
    return record(
        "Sanction",
        book.id_of("sanction", edge.target, measure),
        entity=[book.thing(edge.target)],
        authority=[name_of(book.graph, one.source) for one in imposed],
        country=[book.country(one.source) for one in imposed],
        program=[name_of(book.graph, measure)],
        provisions=[_type(measure).replace("_", " ")],
        status=[_STANDING[standing.relation] if standing else None],
        startDate=_starts(told for one in imposed for told in one.citations if told.status in VOUCHED),
        reason=[said.text for said in vouched if _WHY.search(said.text)],
        **{**told, "summary": [*told["summary"], *(book.sentence(said) for one in imposed for said in one.citations)]},
    )


def _type(measure: str) -> str:
    return measure.partition(":")[2].partition(":")[0]


def _starts(citations: Iterator[Citation]) -> list[str]:
    """Return the earliest time at which sentences themselves say that it was imposed."""
    return sorted({_when(told.period) for told in citations if told.period})[:1]


def _when(period: Period) -> str:
    """Return as much of a date as a sentence gives."""
    day = period.first.isoformat()
    if period.first == period.last:
        return day
    return day[:7] if day[:7] == period.last.isoformat()[:7] else day[:4]
