from .analysis.brokerage import Broker, Brokerage, rank_between
from .analysis.centrality import Ranking, Score, rank
from .analysis.certainty import Certainty, certainty
from .analysis.changes import Changes, compare, compare_periods
from .analysis.communities import Communities, communities
from .analysis.connect import Connection, connect
from .analysis.measures import Dossier, Step, status_of
from .analysis.paths import Hop, Route, find_paths
from .analysis.scorecard import Scorecard, score
from .analysis.verify import Untruth, verify
from .annotate import annotate, load_pipeline
from .decide import Recorded, take_back, take_in
from .errors import GraphbuildError
from .exports import load, save
from .graph import EntityGraph, edges_of, find_node, subgraph_of
from .labels import Labels, read_labels
from .loading import Recipe
from .marks import Mark, MarkedDocument
from .notebook import tell, view
from .pipeline import build, graph_of, load_graph, open_graph, update
from .read import Columns, read_documents
from .site import write_site
from .store import Store, open_store
from .types import Annotation, Document, Kind, MeasureType, Mention, RelationType

__all__ = [
    "Annotation", "Broker", "Brokerage", "Certainty", "Changes", "Columns", "Communities", "Connection", "Document",
    "Dossier", "EntityGraph", "GraphbuildError", "Hop", "Kind", "Labels", "Mark", "MarkedDocument", "MeasureType",
    "Mention", "Ranking", "Recipe", "Recorded", "RelationType", "Route", "Score", "Scorecard", "Step", "Store",
    "Untruth", "annotate", "build", "certainty", "communities", "compare", "compare_periods", "connect", "edges_of",
    "find_node", "find_paths", "graph_of", "load", "load_graph", "load_pipeline", "open_graph", "open_store", "rank",
    "rank_between", "read_documents", "read_labels", "save", "score", "status_of", "subgraph_of", "take_back",
    "take_in", "tell", "update", "verify", "view", "write_site",
]  # fmt: skip
__version__: str
