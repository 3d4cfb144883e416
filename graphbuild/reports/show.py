"""One entity as text and JSON: what it is called, where it is named, and what is claimed of it."""

from collections import Counter
from collections.abc import Callable
from itertools import groupby

from graphbuild.graph import EntityGraph, aliases_of, attribute_counts, edges_of, find_node
from graphbuild.link import in_words, references_of
from graphbuild.names import fold
from graphbuild.reports.quotes import quote_text, step, texts
from graphbuild.reports.records import Record, edge_records, entity_record
from graphbuild.reports.wording import KIND_NAMES, count, json_text, plain, wrapped
from graphbuild.types import Kind, RelationType

SENTENCES, RELATIONS = 2, 8
"""How many sentences of one relation the text shows, and how many relations of one type."""
NAMED, NEAR, VALUES = 20, 100, 12
"""How many texts that name an entity, names that stand beside it, and values of one attribute the text tells."""
ALL = "--format json has all"


def show_report(graph: EntityGraph, name: str, form: str = "text") -> str:
    """Write all that the graph has of one entity.

    Args:
        graph: The graph.
        name: An id, name or alias, as :func:`find_node` takes it.
        form: A format among :data:`WRITERS`.

    Raises:
        NodeNotFoundError: No entity answers to the name.
        AmbiguousNameError: Several entities answer to it.
    """
    return WRITERS[form](node_record(graph, find_node(graph, name)))


def node_record(graph: EntityGraph, node: str) -> Record:
    """Return an entity with its mentions by document and its relations by type, the heaviest first."""
    order = list(RelationType)
    edges = sorted(edges_of(graph, node), key=lambda edge: (order.index(edge.relation), -edge.weight))
    mentions = Counter(mention["doc"] for mention in graph.nodes[node]["mentions"])
    return {
        **entity_record(graph, node),
        "aliases": list(aliases_of(graph, node)),
        "attributes": attribute_counts(graph, node),
        **({"notes": graph.nodes[node]["notes"]} if graph.nodes[node].get("notes") else {}),
        **({"references": list(references_of(graph, node))} if references_of(graph, node) else {}),
        "mentions": dict(sorted(mentions.items())),
        "relations": edge_records(graph, edges),
    }


def _text(record: Record) -> str:
    blocks = [_head(record)]
    for (reading, relation), group in groupby(record["relations"], key=lambda e: (e["reading"], e["relation"])):
        if relation == RelationType.CO_MENTIONED:
            blocks.append(_neighbours(record, list(group), reading))
        else:
            edges = list(group)
            blocks += [_relation(record, edge) for edge in edges[:RELATIONS]]
            if len(edges) > RELATIONS:
                blocks.append(f"{reading}: {count(len(edges) - RELATIONS, 'more relation')}; {ALL}")
    return "\n\n".join(blocks) + "\n"


def _head(record: Record) -> str:
    lines = [f"{plain(record['name'])}: {KIND_NAMES[Kind(record['kind'])][0]}, {plain(record['id'])}"]
    if called := _otherwise(record):
        lines.append(wrapped(f"also {', '.join(called)}", 3))
    for name, told in record["attributes"].items():
        lines.append(wrapped(f"{name}: {', '.join(_cut(list(told)[:VALUES], len(told)))}", 3))
    lines += [wrapped(f"note by {one['by']}, {one['date']}: {one['text']}", 3) for one in record.get("notes", ())]
    lines += [wrapped(in_words(reference), 3) for reference in record.get("references", ())]
    total, documents = sum(record["mentions"].values()), len(record["mentions"])
    lines.append(wrapped(f"named {count(total, 'time')} in {count(documents, 'text')}: {_where(record)}", 3))
    return "\n".join(lines)


def _otherwise(record: Record) -> list[str]:
    """Return what else an entity is called, once for all that differs in case and signs alone, not in capitals."""
    found = {fold(record["name"]): ""}
    for alias in sorted(record["aliases"], key=lambda alias: (alias.isupper() or alias.islower(), alias)):
        found.setdefault(fold(alias), alias)
    return sorted(filter(None, found.values()))


def _where(record: Record) -> str:
    """Return how often which texts name an entity; of many, those that do so most."""
    named = record["mentions"]
    most = set(sorted(named, key=lambda doc: (-named[doc], doc))[:NAMED])
    told = [f"{doc} {number}" for doc, number in named.items() if doc in most]
    return ", ".join(_cut(told, len(named)))


def _cut(told: list[str], total: int) -> list[str]:
    return [*told, f"and {total - len(told)} more ({ALL})"] if total > len(told) else told


def _relation(record: Record, edge: Record) -> str:
    more = edge["sentences"] - SENTENCES
    quotes = [quote_text(evidence, 3) for evidence in edge["evidence"][:SENTENCES]]
    rest = [f"and {count(more, 'more sentence')}"] if more > 0 else []
    if edge["documents"] > 1:
        rest.append(f"{texts(edge['documents'], edge['sources'])} in all")
    return "\n".join([step(edge, record["id"]), *quotes, *([f"   {'; '.join(rest)}"] if rest else [])])


def _neighbours(record: Record, edges: list[Record], reading: str) -> str:
    ends = ([edge["source"], edge["target"]] for edge in edges)
    names = [end["name"] for pair in ends for end in pair if end["id"] != record["id"]]
    return wrapped(f"{reading} (no more is claimed): {', '.join(_cut(names[:NEAR], len(names)))}", 0)


WRITERS: dict[str, Callable[[Record], str]] = {"text": _text, "json": json_text}
"""Format name → what writes an entity in it."""
