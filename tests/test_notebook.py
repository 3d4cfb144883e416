"""What a notebook shows of an answer."""

import pytest

from graphbuild.analysis.centrality import rank
from graphbuild.analysis.communities import communities
from graphbuild.analysis.connect import connect
from graphbuild.analysis.measures import status_of
from graphbuild.analysis.paths import find_paths
from graphbuild.analysis.ties import CLAIMS
from graphbuild.notebook import tell

ANSWERS = {
    "routes": lambda graph: find_paths(graph, "Norway", "Kenya"),
    "connection": lambda graph: connect(graph, ["Norway", "Kenya"]),
    "ranking": rank,
    "dossier": lambda graph: status_of(graph, "embargo"),
    "communities": lambda graph: communities(graph, relations=CLAIMS, resamples=0),
    "entity": lambda _graph: "norway",
}


@pytest.mark.parametrize("find", ANSWERS.values(), ids=ANSWERS)
def test_tell_puts_an_answer_into_words_in_print_and_in_a_notebook(find, graph):
    told = tell(graph, find(graph))

    assert str(told) == repr(told)
    assert "Norway" in str(told) or "embargo" in str(told)
    assert told._repr_markdown_() != str(told)


def test_tell_lets_no_text_become_markup(graph_of, read_aloud):
    said = "Norway <script>accused</script> Chile."
    claims = [("Norway", "criticises", "Chile")]
    names = {"Norway": ("country", "country:no"), "Chile": ("country", "country:cl")}

    told = tell(graph_of(read_aloud("a", said, names, claims)), "Norway")

    assert "<script>" not in told.markdown
