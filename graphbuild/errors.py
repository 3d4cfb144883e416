"""What can go wrong, said so that the reader knows what to do next.

Every exception that graphbuild raises on purpose derives from :class:`GraphbuildError`; its text is one line that
says what was wrong and how to mend it. The command line prints that line and exits with 1.
"""


class GraphbuildError(Exception):
    """Something that the user can mend."""


class SourceError(GraphbuildError):
    """A file, folder or stream that cannot be read as documents."""


class TextError(SourceError):
    """A text that was found but that breaks what reads it; ``text`` is its id."""

    def __init__(self, message: str, text: str) -> None:
        super().__init__(message, text)
        self.text = text

    def __str__(self) -> str:
        return str(self.args[0])


class LabelsError(GraphbuildError):
    """A table of labels that cannot be read, or that says what is no kind."""


class LabelError(SourceError):
    """A label, in annotations made elsewhere, that the table of labels has no row for; ``label`` is that label."""

    def __init__(self, message: str, label: str) -> None:
        super().__init__(message, label)
        self.label = label

    def __str__(self) -> str:
        return str(self.args[0])


class ModelError(GraphbuildError):
    """A spaCy pipeline that is missing or cannot do what is asked of it."""


class StoreError(GraphbuildError):
    """A database that is missing, damaged, locked or of another schema."""


class AnnotationError(StoreError):
    """What was read from a text cannot be stored."""


class QueryError(GraphbuildError):
    """A search that says nothing to look for."""


class OutputError(GraphbuildError):
    """An output that cannot be written."""


class NodeNotFoundError(GraphbuildError):
    """No entity of the graph answers to a name."""


class AmbiguousNameError(GraphbuildError):
    """More than one entity of the graph answers to a name."""


class NoPathError(GraphbuildError):
    """Two entities that no route connects under the given limits."""


class GraphTooSmallError(GraphbuildError):
    """A question that needs more nodes or edges than the graph has."""


class InterchangeError(GraphbuildError):
    """A graph or gold file that does not keep the interchange contract."""


class LedgerError(GraphbuildError):
    """A ledger, or a file of changes, that cannot be read, written or applied."""
