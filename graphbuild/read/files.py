"""Files, folders, globs and standard input → the files to read, each once."""

# os.path answers no where pathlib raises, as for a name that is too long:
# ruff: noqa: PTH100, PTH109, PTH110, PTH112, PTH113, PTH118, PTH207

import glob
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath

from graphbuild.errors import SourceError
from graphbuild.read.remote import find_addresses, is_address
from graphbuild.read.source import STDIN, Source, printable

_ANNOTATIONS = ".ann"
"""How brat's annotations of a text end."""


def find_files(
    sources: Iterable[str | os.PathLike[str]], suffixes: Collection[str], *, is_forced: bool = False
) -> Iterator[Source | SourceError]:
    """Yield the files that the sources stand for, in the order given and sorted within each, every file once.

    A folder stands for all files below it with one of the ``suffixes``, except hidden ones; a pattern for what it
    matches; ``-`` for standard input; annotations in ``a.ann`` for the text ``a.txt`` beside them. A file that is named
    must have such a suffix, too, unless its format ``is_forced``. What cannot be found comes as an error among the
    files. Addresses such as ``s3://bucket/news/*.jsonl`` stand for files, folders and patterns (``*``), too.
    """
    names, seen = [os.fspath(name) for name in sources], set()
    if not names:
        yield SourceError(f"No sources given. graphbuild reads {_listing(suffixes)}.")
    for name in names:
        for found in _expand(name, suffixes, is_forced=is_forced):
            real = os.path.realpath(found.path) if isinstance(found, Source) and found.path != STDIN else str(found)
            if real not in seen:
                seen.add(real)
                yield found


def _expand(name: str, suffixes: Collection[str], *, is_forced: bool) -> Iterator[Source | SourceError]:
    if name == STDIN:
        yield Source(STDIN, STDIN)
    elif os.path.isdir(name):
        yield from _or_none_readable(name, suffixes, _walk(name, suffixes))
    elif os.path.lexists(name):
        yield _source(name) if is_forced else _stated(name, suffixes)
    elif is_address(name):
        yield from _remote(name, suffixes, is_forced=is_forced)
    elif glob.has_magic(name):
        yield from _or_none_readable(name, suffixes, _matches(name, suffixes))
    else:
        yield SourceError(f"There is no file or folder named '{printable(name)}'. Check the path.")


def _remote(name: str, suffixes: Collection[str], *, is_forced: bool) -> Iterator[Source | SourceError]:
    try:
        found = list(find_addresses(name))
    except SourceError as problem:
        yield problem
        return
    is_stated = len(found) == 1 and PurePath(found[0]).name == PurePath(name).name
    sources = (Source(address, address, is_stated=is_stated) for address in found)
    yield from _or_none_readable(name, suffixes, (one for one in sources if is_forced or one.suffix in suffixes))


def _stated(name: str, suffixes: Collection[str]) -> Source | SourceError:
    source = _source(name)
    if isinstance(source, SourceError) or source.suffix in suffixes:
        return source
    return SourceError(
        f"Cannot read {printable(name)}: graphbuild reads {_listing(suffixes)}. Convert it to text first."
    )


def _source(name: str) -> Source | SourceError:
    try:
        name.encode()
    except UnicodeEncodeError:
        return SourceError(f"The file name {printable(name)} is not UTF-8. Rename the file.")
    text = name[: -len(_ANNOTATIONS)] + ".txt"
    name = text if name.lower().endswith(_ANNOTATIONS) and os.path.isfile(text) else name
    return Source(_document_id(name), name)


def _document_id(name: str) -> str:
    path, here = PurePath(os.path.abspath(name)), PurePath(os.getcwd())
    return (path.relative_to(here) if path.is_relative_to(here) else PurePath(os.path.normpath(name))).as_posix()


def _or_none_readable(
    name: str, suffixes: Collection[str], found: Iterator[Source | SourceError]
) -> Iterator[Source | SourceError]:
    first = next(found, None)
    if first is None:
        yield SourceError(f"No readable file in {printable(name)}. graphbuild reads {_listing(suffixes)}.")
    else:
        yield first
        yield from found


def _listing(suffixes: Collection[str]) -> str:
    return f"{' '.join(filter(None, suffixes))}, each also as .gz"


def _matches(pattern: str, suffixes: Collection[str]) -> Iterator[Source | SourceError]:
    for name in sorted(glob.glob(pattern, recursive=True)):
        yield from _walk(name, suffixes) if os.path.isdir(name) else _known(name, suffixes)


def _walk(folder: str, suffixes: Collection[str]) -> Iterator[Source | SourceError]:
    refused: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield from _known(os.path.join(parent, name), suffixes)
    for problem in refused:
        yield SourceError(f"Cannot read the folder {printable(str(problem.filename))}: {problem.strerror}.")


def _known(name: str, suffixes: Collection[str]) -> Iterator[Source | SourceError]:
    """Yield a file that was come across, where it is one to read: pipes and sockets would block, so they are not."""
    source = _source(name)
    source = source if isinstance(source, SourceError) else replace(source, is_stated=False)
    wanted = isinstance(source, SourceError) or source.suffix in suffixes
    if wanted and (os.path.isfile(name) or not os.path.exists(name)):
        yield source
