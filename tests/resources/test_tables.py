from importlib.resources import files

import pytest

from graphbuild.resources import read_table, values

TABLES = sorted(path.name for path in files("graphbuild.resources").iterdir() if path.name.endswith(".tsv"))


@pytest.mark.parametrize("name", TABLES)
def test_read_table_gives_every_row_a_name(name):
    rows = read_table(name)

    assert rows
    assert all(next(iter(row.values())) for row in rows)


@pytest.mark.parametrize("name", sorted({*TABLES} - {"officials.tsv"}))
def test_tables_give_every_row_names_to_look_for(name):
    assert [row for row in read_table(name) if not values(row["names"])] == []


@pytest.mark.parametrize("name", TABLES)
def test_tables_hold_no_stray_space(name):
    cells = [cell for row in read_table(name) for column in row.values() for cell in values(column)]

    assert [cell for cell in cells if cell != cell.strip() or not cell] == []


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_sorted(name):
    lines = [
        line for line in files("graphbuild.resources").joinpath(name).read_text("utf-8").splitlines() if line[0] != "#"
    ]
    firsts = [line.split("\t")[0] for line in lines]

    assert firsts == sorted(firsts)
