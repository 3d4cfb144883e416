"""Who only reports: news media that the texts quote, and that do nothing in their story."""

from collections.abc import Iterator

from graphbuild.analysis.ties import CLAIMS
from graphbuild.graph import EntityGraph

MEDIUM = "medium"
"""What the mentions of a news medium give as their reason."""


def observers_of(graph: EntityGraph) -> frozenset[str]:
    """Return the news media of a graph of which no text claims that they did, or suffered, anything.

    A broadcaster that is banned, say, has a part in the story and is none of them.
    """
    media = {node for node, record in graph.nodes(data=True) if _is_medium(record["mentions"])}
    return frozenset(media.difference(_partakers(graph))) if media else frozenset()


def _is_medium(mentions: list[dict[str, object]]) -> bool:
    return bool(mentions) and all(mention.get("reason") == MEDIUM for mention in mentions)


def _partakers(graph: EntityGraph) -> Iterator[str]:
    for source, target, record in graph.edges(data=True):
        if record["relation"] in CLAIMS:
            yield source
            yield target
