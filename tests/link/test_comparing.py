"""How names of texts and of lists agree."""

import pytest

from graphbuild.link.comparing import compare_bodies, compare_persons

SAME, SPELLED, LONG, CUT, NEAR, OTHER = 1.0, 0.95, 0.9, 0.8, (0.6, 0.75), 0.0

PERSONS = [
    ("Ibrahim Qasim", "QASIM, Ibrahim", SAME),
    ("Ibrahim al-Qasim", "AL QASIM, Ibrahim", SAME),
    ("Kim Song Ho", "KIM, Song Ho", SPELLED),
    ("Hussain Kassem", "QASIM, Husayn", SPELLED),
    ("Mohammad Hoseyni", "HUSSEINI, Muhammad", SPELLED),
    ("Pavel Orlov", "ORLOV, Pavel Borisovich", LONG),
    ("Juan Pablo Mora", "MORA RUIZ, Juan Pablo", LONG),
    ("Juan Mora", "MORA RUIZ, Juan Pablo", CUT),
    ("Pavel Grabowski", "GRABOVSKY, Pavel", SPELLED),
    ("Alexander Lukin", "LUKINA, Alexander", NEAR),
    ("Mora", "MORA RUIZ, Juan Pablo", OTHER),
    ("Juan Pablo", "MORA RUIZ, Juan Pablo", OTHER),
    ("Ana Mora", "MORA RUIZ, Juan Pablo", OTHER),
    ("Kim Song Ho", "KIM, Yong Ho", OTHER),
    ("Kim Byong Ho", "KIM, Myong Ho", OTHER),
    ("John A. Bell", "BELL, John C.", OTHER),
]


@pytest.mark.parametrize(("written", "listed", "expected"), PERSONS)
def test_compare_persons_grades_how_names_agree(written, listed, expected):
    score = compare_persons(written, listed).score

    assert expected[0] <= score < expected[1] if isinstance(expected, tuple) else score == expected


BODIES = [
    ("The Example Foundation", "EXAMPLE FOUNDATION", SAME),
    ("Example Air", "EXAMPLE AIR CO., LTD.", SPELLED),
    ("Petro Trade", "PETROTRADE", SPELLED),
    ("Example GmbH", "EXAMPLE LLC", CUT),
    ("Bank Example", "EXAMPLE BANK", LONG),
    ("Hull 7 Marine", "HULL 8 MARINE", OTHER),
    ("Northern Granite Works", "NORTHERN GRANIT WORKS", NEAR),
    ("Granite Works", "NORTHERN GRANITE WORKS", NEAR),
    ("Granite Works", "MARBLE WORKS", OTHER),
]


@pytest.mark.parametrize(("written", "listed", "expected"), BODIES)
def test_compare_bodies_grades_how_names_agree(written, listed, expected):
    score = compare_bodies(written, listed).score

    assert expected[0] <= score < expected[1] if isinstance(expected, tuple) else score == expected
