from graphbuild.drawings.course import courses


def test_courses_break_a_line_where_there_is_no_place():
    (course,) = courses({"a": (1, 1, None, 1, 1)}, [False] * 5)

    assert course.line.count("M") == 2
    assert len(course.dots) == 4


def test_courses_put_the_lines_of_the_others_behind_each():
    first, second = courses({"a": (1, 2), "b": (2, 1)}, [False, False])

    assert (first.others, second.others) == (second.line, first.line)


def test_courses_mark_periods_that_few_sources_tell_of():
    (course,) = courses({"a": (1, 2)}, [True, False])

    assert [dot.is_shaky for dot in course.dots] == [True, False]


def test_courses_put_first_place_on_top():
    (course,) = courses({"a": (1, 9)}, [False, False])

    assert course.dots[0].y < course.dots[1].y
