"""What labels of other schemes mean: the table that comes with the package, and rows of the user's own before it."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from graphbuild.errors import LabelsError
from graphbuild.marks import IGNORE, Mark
from graphbuild.resources.words import read_lists
from graphbuild.types import Kind, MeasureType

DEFAULT = "labels.toml"
"""The table that comes with the package."""

ADD = "add"
"""The key of a table that lists which kinds our components name beside what is marked; no label, for it is a list."""

ADDED = (Kind.AGENCY, Kind.MEASURE)
"""The kinds that our components name by default, since the usual schemes have no label for them."""

Kinds = tuple[str, ...]

_MEANINGS = frozenset(Kind) | {IGNORE} | {f"{Kind.MEASURE}:{type_}" for type_ in MeasureType}


@dataclass(frozen=True, slots=True)
class Labels:
    """What labels mean: ``rows`` of the user's own, before those of the table that comes with the package.

    ``add`` are the kinds that our components name beside what is marked; None means those of :data:`ADDED`, but for
    what a label names outright. ``name`` is the file that the rows come from.
    """

    rows: Mapping[str, Kinds] = field(default_factory=dict)
    add: tuple[Kind, ...] | None = None
    name: str | None = None

    def kinds_of(self, label: str) -> Kinds | None:
        """Return what a label may mean, None where no row tells.

        >>> Labels().kinds_of("PER"), Labels().kinds_of("work of art"), Labels().kinds_of("WEAPON")
        (('person', 'official'), ('ignore',), None)
        """
        return self.rows.get(label) or self.rows.get(_plain(label)) or _defaults().get(_plain(label))

    def added(self, marks: Iterable[Mark]) -> tuple[Kind, ...]:
        """Return the kinds that our components may name beside some marks.

        >>> Labels().added([Mark(0, 6, ("person", "official"))])
        (<Kind.AGENCY: 'agency'>, <Kind.MEASURE: 'measure'>)
        """
        if self.add is not None:
            return self.add
        outright = {kinds[0].partition(":")[0] for kinds in self.rows.values() if len(kinds) == 1}
        outright |= {mark.kinds[0].partition(":")[0] for mark in marks if len(mark.kinds) == 1}
        return tuple(kind for kind in ADDED if kind not in outright)


def read_labels(path: str | Path | None) -> Labels:
    """Read a table of labels, a TOML file with a row for each label; None is the one that comes with the package.

    Raises:
        LabelsError: It cannot be read, or says of a label what is no kind.
    """
    if path is None:
        return Labels()
    try:
        table = tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as problem:
        raise LabelsError(f"Cannot read the table of labels {path}: {problem.strerror or problem}.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise LabelsError(f'{path} is no TOML ({problem}). Write rows like: GPE = "country"') from None
    add = table.pop(ADD, None) if isinstance(table.get(ADD), list) else None
    rows = {label: _kinds(f"{path}: {label}", value) for label, value in table.items()}
    plain = {_plain(label): kinds for label, kinds in rows.items()}
    return Labels({**plain, **rows}, None if add is None else _added(f"{path}: {ADD}", add), str(path))


def _kinds(where: str, value: object) -> Kinds:
    kinds = tuple(word.strip() for word in value.split("|")) if isinstance(value, str) else ()
    if not kinds or not _MEANINGS.issuperset(kinds):
        raise LabelsError(
            f"{where} = {value!r} is no kind. Write one of {', '.join(Kind)}, {IGNORE}, measure:TYPE, or several "
            'with "|" between them.'
        )
    return kinds


def _added(where: str, value: list[Any]) -> tuple[Kind, ...]:
    if not all(isinstance(one, str) and one in set(Kind) for one in value):
        raise LabelsError(f"{where} = {value!r} is no list of kinds. Write some of {', '.join(Kind)}.")
    return tuple(sorted({Kind(one) for one in value}))


@cache
def _defaults() -> dict[str, Kinds]:
    return {_plain(label): _kinds(label, value) for label, value in read_lists(DEFAULT).items()}


def _plain(label: str) -> str:
    """Return a label so that its capitals, spaces, hyphens and underscores do not count."""
    return " ".join(label.replace("_", " ").replace("-", " ").split()).upper()
