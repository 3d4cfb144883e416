"""What is done with a batch of documents, wherever that happens."""

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from graphbuild.annotate import annotate
from graphbuild.errors import SourceError
from graphbuild.loading import Model
from graphbuild.types import Annotation, Document

Pipeline: TypeAlias = Any
"""A loaded spaCy pipeline, which is handed through here and used elsewhere."""
Batch: TypeAlias = tuple[Document, ...]
Result = TypeVar("Result")


class Job(NamedTuple, Generic[Result]):
    """A function that makes results of a batch, each fault standing where its result would, and its pipeline."""

    work: Callable[[Batch, Pipeline], list[Result | SourceError]]
    model: Model


def annotations_of(batch: Batch, pipeline: Pipeline) -> list[Annotation | SourceError]:
    """Return what a batch says."""
    found: list[Annotation | SourceError] = []
    for annotation in annotate(batch, pipeline, on_error=found.append):
        found.append(annotation)  # noqa: PERF402  the two take turns, in the order of the texts
    return found
