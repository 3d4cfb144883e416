"""The graph that was kept in the database when it was last asked for, read whole or piece by piece.

To resolve all texts takes minutes where they are many, and to read one entity from what came of it takes a moment. A
kept graph counts as long as neither a text nor a decision nor the program has changed.
"""

from graphbuild.snapshot.keeping import OnRefresh, held, laid_out, resolved_of
from graphbuild.snapshot.late import browse
from graphbuild.snapshot.loading import whole

__all__ = ["OnRefresh", "browse", "held", "laid_out", "resolved_of", "whole"]
