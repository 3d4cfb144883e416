"""The ledger's file: JSON Lines with sorted keys, only ever added to.

Lines are added under a lock, all in one write, so that two programs lose none of each other's. A line that a power cut
has torn is no decision: readers pass over it, and the next one to write cuts it off.
"""

import errno
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graphbuild.errors import LedgerError
from graphbuild.ledger.decisions import Decision, record_of
from graphbuild.ledger.reading import decision_from


def ledger_path(database: Path) -> Path:
    """Return where the ledger of a database stands: beside it.

    >>> ledger_path(Path("output/graph.db")).as_posix()
    'output/graph.ledger.jsonl'
    """
    return database.with_name(f"{database.stem}.ledger.jsonl")


def read_ledger(path: Path | None) -> tuple[Decision, ...]:
    """Return all decisions in the order in which they were made, those that were undone among them.

    None where there is no file, or no path. A line that stands there twice counts once.

    Raises:
        LedgerError: The file cannot be read, or a line of it is no decision.
    """
    return () if path is None else _decisions(path, _content(path))


def ledger_digest(path: Path | None) -> str:
    """Return what tells the decisions in a ledger from all others; empty where there is no file, or no path.

    Raises:
        LedgerError: The file cannot be read.
    """
    content = _content(path) if path else b""
    return hashlib.sha256(content).hexdigest() if content else ""


def append(path: Path, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Add decisions to the file, all or none, and return those that were not in it.

    The file is made where there is none.

    Raises:
        LedgerError: The file cannot be read or written; it is then as it was.
    """
    decisions = list(decisions)
    if not decisions:
        return ()
    with _plain_errors(path, "write"), path.open("a+b", buffering=0) as file, _locked(file):
        file.seek(0)
        content = file.read()
        known = {decision.id for decision in _decisions(path, content)}
        new = {decision.id: decision for decision in decisions if decision.id not in known}
        if new:
            whole = _whole(content)
            file.truncate(len(whole))
            _write(file, whole, "".join(map(_line, new.values())).encode())
    return tuple(new.values())


def _content(path: Path) -> bytes:
    """Return what stands in the file, nothing where there is none."""
    with _plain_errors(path, "read"):
        try:
            with path.open("rb") as file, _locked(file):
                return bytes(file.read())
        except FileNotFoundError:
            return b""


def _line(decision: Decision) -> str:
    record = {"id": decision.id, **record_of(decision)}
    return json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n"


def _write(file: IO[bytes], before: bytes, lines: bytes) -> None:
    """Write lines at the end, and on the disk; where there is no room for all, leave what was there before."""
    lines = b"\n" + lines if before and not before.endswith(b"\n") else lines
    try:
        if file.write(lines) < len(lines):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # noqa: TRY301  the file is mended below
        os.fsync(file.fileno())
    except OSError:
        file.truncate(len(before))
        raise


def _whole(content: bytes) -> bytes:
    """Return the content without an end that a power cut has torn; an end that only lacks its line break is whole."""
    end = content.rfind(b"\n") + 1
    try:
        json.loads(content[end:].decode())
    except (ValueError, RecursionError):
        return content[:end]
    return content


def _decisions(path: Path, content: bytes) -> tuple[Decision, ...]:
    found: dict[str, Decision] = {}
    for number, line in enumerate(_whole(content).split(b"\n"), 1):
        if line.strip():
            try:
                decision = decision_from(json.loads(line.decode()))
            except (ValueError, RecursionError) as problem:
                raise LedgerError(f"{path}: line {number} is no JSON ({problem}). Mend or remove that line.") from None
            except LedgerError as problem:
                raise LedgerError(f"{path}: line {number} {problem}. Mend or remove that line.") from None
            found.setdefault(decision.id, decision)
    return tuple(found.values())


@contextmanager
def _plain_errors(path: Path, deed: str) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise LedgerError(
            f"Cannot {deed} {path}: {problem.strerror}. Check that the file is yours to {deed}."
        ) from None


if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def _locked(file: IO[bytes]) -> Iterator[None]:
        """Keep others out; they wait. The lock is on a byte far behind the end, for locked bytes cannot be read."""
        file.seek(2**31 - 2)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        try:
            file.seek(0)
            yield
        finally:
            file.seek(2**31 - 2)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    @contextmanager
    def _locked(file: IO[bytes]) -> Iterator[None]:
        """Keep others out; they wait."""
        fcntl.flock(file, fcntl.LOCK_EX if file.writable() else fcntl.LOCK_SH)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)
