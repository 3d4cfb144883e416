"""Names that are certain: persons and bodies of many origins, from a public list of those under sanctions."""

import csv
from pathlib import Path
from string import capwords

_KINDS = {"individual": "PER", "-0-": "ORG"}


def read_list(path: Path) -> dict[str, list[str]]:
    """Read the full names of a sanctions list, given names first and with capitals at the start of words alone.

    Args:
        path: OFAC's ``sdn.csv``: number, name in capitals, and type in the first three columns.

    Returns:
        ``PER`` and ``ORG`` with their names, in file order.

    References:
        https://ofac.treasury.gov/specially-designated-nationals-list-sdn-list (public domain)
    """
    names: dict[str, list[str]] = {label: [] for label in _KINDS.values()}
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for _, name, kind, *_ in (row for row in csv.reader(file) if len(row) > len(("number", "name"))):
            label = _KINDS.get(kind.strip())
            if label:
                names[label].append(capwords(given_first(name) if label == "PER" else name))
    return names


def given_first(name: str) -> str:
    """Turn a listed person's name round.

    Example:
        >>> given_first("QUILL, Mara Ann"), given_first("SUU")
        ('Mara Ann QUILL', 'SUU')
    """
    surname, _, given = name.partition(", ")
    return f"{given} {surname}".strip()
