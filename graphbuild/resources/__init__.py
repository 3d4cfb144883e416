"""What ships and is no code: gazetteers, vocabulary, the trained pipeline.

A table is a UTF-8 file of tab-separated values, one thing a line, sorted. Lines at its top that begin with ``#`` say
where it comes from; the last of them names the columns. A cell with several values parts them by ``|``.
"""

from importlib import resources


def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table that ships with the package, each from column to cell, in the order of the file.

    >>> next(row for row in read_table("countries.tsv") if row["code"] == "ch")["demonyms"]
    'Swiss'
    """
    lines = resources.files(__package__).joinpath(name).read_text("utf-8").splitlines()
    notes = [line for line in lines if line.startswith("#")]
    columns = notes[-1].removeprefix("#").strip().split("\t")
    rows = (line.split("\t") for line in lines[len(notes) :] if line)
    return tuple(dict(zip(columns, row, strict=True)) for row in rows)


def values(cell: str) -> tuple[str, ...]:
    """Return the values of a cell.

    >>> values("Burma|Myanmar")
    ('Burma', 'Myanmar')
    >>> values("")
    ()
    """
    return tuple(cell.split("|")) if cell else ()
