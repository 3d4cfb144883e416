"""The spaCy pipeline that reads texts: which one, with which of our components, and a digest of all that decides it.

A pipeline is a plain spaCy ``Language``: the trained one that ships with graphbuild, or any other, to which the
components of :mod:`graphbuild.components` are added where it lacks them.
"""

import hashlib
import importlib
import importlib.util
import sys
from dataclasses import dataclass, replace
from importlib.machinery import SourceFileLoader
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias

from graphbuild import __version__
from graphbuild.errors import LabelsError, ModelError
from graphbuild.labels import read_labels

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).parent / "resources" / "model"
"""The trained pipeline that ships with the package."""

COMPONENTS = (
    "graphbuild_marks",
    "graphbuild_countries",
    "graphbuild_agencies",
    "graphbuild_organizations",
    "graphbuild_people",
    "graphbuild_measures",
    "graphbuild_mentions",
    "graphbuild_marked",
    "graphbuild_relations",
)
"""Our components in the order in which they need each other."""

READING = ("annotate", "annotations", "labels", "loading", "marks", "names", "times", "types")
"""Our modules, beside the components and their tables, that decide how a text is read."""

_CODE = "graphbuild_user_code"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How texts are read.

    Attributes:
        model: A spaCy pipeline by name or path; by default the one that ships with graphbuild.
        labels: What the labels of that pipeline mean, a table (:func:`graphbuild.labels.read_labels`): its names are
            then taken as they are. By default they are a hint to our components.
        code: A Python file that registers components of the pipeline, run before it is loaded.
        relations: Whether claims are read; without them there is closeness alone.
    """

    model: str | Path | None = None
    labels: str | Path | None = None
    code: str | Path | None = None
    relations: bool = True


Model: TypeAlias = str | Path | Recipe | None
"""A pipeline by name or path, or all of how texts are read; None is ours."""


def recipe_of(model: Model, labels: str | Path | None = None) -> Recipe:
    """Return how texts are read where perhaps only the pipeline is given, and a table for labels of other than ours.

    >>> recipe_of("en_core_web_sm", "labels.toml").labels, recipe_of(None, "labels.toml").labels
    ('labels.toml', None)
    """
    recipe = model if isinstance(model, Recipe) else Recipe(model)
    return recipe if recipe.model is None or recipe.labels else replace(recipe, labels=labels)


def locate_pipeline(model: str | Path | None = None) -> Path:
    """Return the folder of a pipeline, given its path or the name of an installed package; by default ours.

    Raises:
        ModelError: There is no such folder or package.
    """
    if model is None:
        return MODEL
    if (Path(model) / "config.cfg").is_file():
        return Path(model)
    spec = importlib.util.find_spec(str(model)) if str(model).isidentifier() else None
    if spec is None or spec.origin is None or not spec.has_location:
        raise ModelError(f"No spaCy pipeline '{model}' is installed, nor is it a folder with a config.cfg.")
    return Path(spec.origin).parent


def fingerprint(model: Model = None) -> str:
    """Return a digest of all that decides how a text is read: spaCy, the pipeline, our components and their tables.

    Of a pipeline's weights only names and sizes count, and its ``meta.json`` and ``config.cfg`` in full: cheap enough
    to be taken at every build, without loading spaCy.

    Raises:
        ModelError: There is no such pipeline, or no such code.
        LabelsError: There is no such table of labels.
    """
    recipe = recipe_of(model)
    digest = hashlib.sha256(f"{__version__} {version('spacy')} {'' if recipe.relations else 'none'}".encode())
    package = Path(__file__).parent
    ours = [
        *(package / f"{name}.py" for name in READING),
        *package.glob("components/**/*.py"),
        *package.glob("resources/*.*"),
    ]
    for path in sorted(ours):
        digest.update(path.name.encode() + path.read_bytes())
    folder = locate_pipeline(recipe.model)
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        digest.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}".encode())
        if path.name in {"meta.json", "config.cfg"}:
            digest.update(path.read_bytes())
    if recipe.labels is not None:
        digest.update(repr(read_labels(recipe.labels)).encode())
    if recipe.code is not None:
        digest.update(_code_of(recipe.code))
    return digest.hexdigest()


def load_pipeline(model: Model = None) -> "Language":
    """Load a spaCy pipeline by name or path, by default ours, and add our components where they are missing.

    Raises:
        ModelError: There is no such pipeline, spaCy cannot load it, or its code fails.
        LabelsError: There is no such table of labels, or it lacks a label of the pipeline.
    """
    recipe = recipe_of(model)
    folder = locate_pipeline(recipe.model)
    import spacy  # the one heavy import of this module

    _run(recipe.code)
    try:
        nlp = spacy.load(folder if recipe.model is None else recipe.model)
    except (OSError, ValueError, KeyError) as problem:
        raise ModelError(f"spaCy cannot load '{recipe.model or folder}': {' '.join(str(problem).split())}") from problem
    if recipe.labels is not None:
        _refuse_unknown(nlp, recipe)
    if "graphbuild_paragraphs" not in nlp.pipe_names:
        nlp.add_pipe("graphbuild_paragraphs", first=True)
    if not {"parser", "senter", "sentencizer"} & set(nlp.pipe_names):
        nlp.add_pipe("sentencizer", after="graphbuild_paragraphs", config={"overwrite": False})
    _add_ours(nlp, recipe)
    return nlp


def _add_ours(nlp: "Language", recipe: Recipe) -> None:
    importlib.import_module("graphbuild.components.marked")  # registers its components
    importlib.import_module("graphbuild.components.labelled")
    for place, name in enumerate(COMPONENTS):
        if name not in nlp.pipe_names:
            before = next((later for later in COMPONENTS[place:] if later in nlp.pipe_names), None)
            labels = {"labels": str(recipe.labels)} if name == COMPONENTS[0] and recipe.labels else {}
            nlp.add_pipe(name, before=before, config=labels)
    if not recipe.relations:
        nlp.remove_pipe(COMPONENTS[-1])


def _refuse_unknown(nlp: "Language", recipe: Recipe) -> None:
    """Refuse a table that lacks a label which a component of the pipeline is known to give.

    Raises:
        LabelsError: It does.
    """
    table = read_labels(recipe.labels)
    finders = (name for name in nlp.pipe_names if "doc.ents" in nlp.get_pipe_meta(name).assigns)
    found = sorted({label for name in finders for label in nlp.pipe_labels.get(name, ())})
    unknown = [label for label in found if label and not table.kinds_of(label)]
    if unknown:
        raise LabelsError(
            f"{recipe.labels} has no row for {', '.join(unknown)}, labels of the pipeline {recipe.model}. Give each a "
            f'kind, or "ignore": "{unknown[0]}" = "ignore"'
        )


def _code_of(path: str | Path) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as problem:
        raise ModelError(f"Cannot read the code {path}: {problem.strerror or problem}.") from None


def _run(path: str | Path | None) -> None:
    """Run a Python file that registers components.

    Raises:
        ModelError: It is not there, or fails.
    """
    if path is None:
        return
    _code_of(path)
    loader = SourceFileLoader(_CODE, str(path))
    module = ModuleType(_CODE)
    module.__file__ = str(path)
    sys.modules[_CODE] = module  # spaCy looks for the source of what is registered twice
    try:
        loader.exec_module(module)
    except Exception as problem:
        raise ModelError(f"The code {path} fails: {problem!r}. Run it alone to see where.") from problem
