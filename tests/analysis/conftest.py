"""Archives of a few made-up reports, each sentence of which is a claim."""

from datetime import date

import pytest

from graphbuild.graph import build_graph
from graphbuild.types import Citation, Document, Entity, Kind, Mention, Relation, RelationType, Status

KINDS = {"Ilse": Kind.OFFICIAL, "Otto": Kind.OFFICIAL, "Ban": Kind.MEASURE, "Cap": Kind.MEASURE}
VERBS = {str(relation) for relation in RelationType}


class Reports:
    """What reports say, as entities and relations that grow from sentence to sentence."""

    def __init__(self, ids):
        self.ids, self.mentions, self.citations = ids, {}, {}

    def node(self, name):
        kind = KINDS.get(name, Kind.COUNTRY)
        return self.ids.get(name, f"{kind}:{'import_ban:' if kind is Kind.MEASURE else ''}{name.lower()}")

    def name(self, doc, name, start, number):
        kind = Kind(self.node(name).partition(":")[0])
        self.mentions.setdefault((self.node(name), kind), []).append(
            (doc, Mention(start, start + len(name), name, kind, number, name))
        )
        return start, start + len(name)

    def hear(self, doc, day, sentence, start, number):
        """Take a sentence such as "Norway criticises Chile" in; a single name is named only."""
        words = sentence.rstrip("?!").split()
        places = [self.name(doc, word, start + sentence.index(word), number) for word in words if word not in VERBS]
        if len(words) == 3:
            status = {"?": Status.ALLEGED, "!": Status.DENIED}.get(sentence[-1], Status.ASSERTED)
            citation = Citation(doc, start, start + len(sentence), sentence, day, *places, status=status)
            key = self.node(words[0]), self.node(words[2]), RelationType(words[1])
            self.citations.setdefault(key, []).append(citation)


@pytest.fixture
def archive():
    """Build a graph from reports by name, each a date, or none, and claims: archive(a=["2024-05-01", "Norway ..."]).

    A sentence that ends in ? is alleged, in ! denied. `ids` gives names other ids, `copies` tells which source a
    report goes back to, `aliases` which other names an id has.
    """

    def built(ids=None, copies=None, aliases=None, **texts):
        reports, documents = Reports(ids or {}), []
        for doc, (written, *sentences) in texts.items():
            day, start = written and date.fromisoformat(written), 0
            documents.append(Document(doc, "\n".join(sentences), date=day))
            for number, sentence in enumerate(sentences):
                reports.hear(doc, day, sentence, start, number)
                start += len(sentence) + 1
        entities = [
            Entity(node, kind, found[0][1].name, tuple((aliases or {}).get(node, ())), tuple(found))
            for (node, kind), found in reports.mentions.items()
        ]
        relations = [
            Relation(*key, float(len({(copies or {}).get(c.doc, c.doc) for c in citations})), tuple(citations))
            for key, citations in reports.citations.items()
        ]
        return build_graph(documents, entities, relations, copies)

    return built
