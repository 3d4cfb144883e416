"""The graph page as somebody works in it: filters, timelines, paths, the table, and what is taken away."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from graphbuild.views import page_html

EMBARGO = "measure:arms_embargo:ke"


@pytest.fixture
def reader(page, graph):
    return page(page_html(graph))


def heading(driver):
    return driver.find_element(By.CSS_SELECTOR, "#panel h2").text


def shown_names(driver):
    return set(driver.execute_script("return nodes.get().filter((node) => !node.hidden).map(({ id }) => nameOf(id))"))


def table_names(driver):
    return [row.text for row in driver.find_elements(By.CSS_SELECTOR, "#table tbody th")]


def press(driver, selector):
    driver.find_element(By.CSS_SELECTOR, selector).click()


def open_entity(driver, name):
    driver.execute_script("openEntity(Object.keys(ENTITIES).find((id) => nameOf(id) === arguments[0]))", name)


def test_a_timeline_hides_what_was_not_written_then_by_keyboard(reader):
    slider = reader.find_element(By.CSS_SELECTOR, "#written input")
    slider.send_keys(Keys.RIGHT)

    assert shown_names(reader) == {"Chile", "Kenya", "embargo"}
    assert slider.get_attribute("aria-valuetext") > "2023-01-01"


def test_a_timeline_is_brushed_by_dragging_and_freed_by_a_double_click(reader):
    drag = """
        const chart = document.querySelector("#written svg"), box = chart.getBoundingClientRect();
        const at = (type, share) => chart.dispatchEvent(new PointerEvent(type, {
          pointerId: 1, clientX: box.left + share * box.width, clientY: box.top + 3 }));
        chart.setPointerCapture = () => {};
        at("pointerdown", 0.9); at("pointermove", 0.95); at("pointerup", 0.999);"""
    reader.execute_script(drag)
    assert shown_names(reader) == {"Kenya", "embargo"}

    reader.execute_script('document.querySelector("#written svg").dispatchEvent(new MouseEvent("dblclick"))')
    assert len(shown_names(reader)) == 4


def test_few_sources_are_filtered_out_and_a_reset_brings_them_back(reader):
    field = reader.find_element(By.ID, "sources")
    field.send_keys(Keys.BACKSPACE, "2", Keys.TAB)
    assert shown_names(reader) == set()
    assert reader.find_element(By.ID, "counts").text == "0 of 4 entities, 0 of 5 relations"

    press(reader, "#reset")
    assert len(shown_names(reader)) == 4
    assert not reader.find_element(By.ID, "reset").is_displayed()


def test_what_is_near_an_entity_is_counted_before_it_is_shown(reader):
    open_entity(reader, "Norway")
    near = reader.find_elements(By.CSS_SELECTOR, ".near button")
    assert [button.text for button in near] == ["1 hop (1)", "2 hops (2)", "3 hops (3)"]

    near[1].click()
    assert shown_names(reader) == {"Norway", "Chile", "embargo"}


def test_a_path_is_found_and_told_hop_by_hop(reader):
    press(reader, "#find-path")
    reader.switch_to.active_element.send_keys("norway", Keys.TAB)
    reader.switch_to.active_element.send_keys("kenya", Keys.ENTER)

    hops = [item.text.split("\n")[:2] for item in reader.find_elements(By.CSS_SELECTOR, ".hops li")]
    assert hops == [
        ["Norway criticises Chile", "Norway accused Chile."],
        ["Chile imposes embargo", "Chile imposed an embargo."],
        ["embargo is aimed at Kenya", "An embargo on Kenya."],
    ]


def test_the_path_finder_says_why_there_is_no_path(reader):
    reader.execute_script("openRoutes('country:no', 'country:ke')")
    press(reader, "[data-relation=imposes]")

    assert status(reader) == "No route on what is shown; there is one with all claims switched on."


def status(driver):
    return driver.find_element(By.CSS_SELECTOR, "#panel [role=status]").text


@pytest.mark.parametrize(
    ("set_up", "said"),
    [
        ("toggle('kinds', 'measure', false)", "No route on what is shown; there is one with measures switched on."),
        (
            "ask({ minSources: 2 })",
            "The filters hide Norway and Kenya. No route on what is shown; there is one with fewer sources asked for.",
        ),
        (
            "ask({ written: ['2023-01-01', '2024-01-01'] })",
            "The filters hide Kenya. No route on what is shown; there is one with all of the timeline “Written”.",
        ),
        (
            "ask({ focus: { id: 'country:no', hops: 1 } })",
            "The filters hide Kenya. No route on what is shown; there is one with more than what is near Norway.",
        ),
        (
            "toggle('relations', 'imposes', false); toggle('relations', 'criticises', false)",
            "No route on what is shown; there is one with all claims switched on.",
        ),
        (
            "toggle('kinds', 'measure', false); toggle('relations', 'criticises', false)",
            "No route on what is shown; there is one if the filters are reset.",
        ),
    ],
)
def test_the_path_finder_says_which_filter_cuts_a_path_off(reader, set_up, said):
    reader.execute_script(f"{set_up}; openRoutes('country:no', 'country:ke')")

    assert status(reader) == said


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"avoid": ["country:cl"]}, "All routes on what is shown lead through Chile."),
        ({"via": "country:no"}, "What routes lead through stands between their ends. Name another."),
        ({"via": "Atlantis"}, "This page has nobody of the name Atlantis."),
        (
            {"via": "country:cl", "avoid": ["country:cl"]},
            "Routes cannot lead through Chile and not through it. Take one of the two away.",
        ),
    ],
)
def test_the_path_finder_says_when_its_limits_leave_no_path(reader, limits, said):
    reader.execute_script("openRoutes('country:no', 'country:ke', arguments[0])", limits)

    assert status(reader) == said


def test_the_path_finder_leads_through_and_around_whom_the_reader_names(reader):
    press(reader, "[data-relation=co_mentioned]")
    reader.execute_script("openRoutes('country:no', 'country:ke')")
    press(reader, ".finder summary")
    reader.find_element(By.ID, "path-avoid").send_keys("Chile", Keys.ENTER)
    assert place(reader) == "1 hop, cost 3.78"

    reader.find_element(By.ID, "path-avoid").clear()
    reader.find_element(By.ID, "path-via").send_keys("Chile", Keys.ENTER)
    assert place(reader) == "3 hops, cost 3.83"


def place(driver):
    return driver.find_element(By.CSS_SELECTOR, ".steps span").text


def test_the_path_finder_leaves_near_copies_out(page, graph):
    claim = graph.edges["country:no", "country:cl", "criticises"]
    graph.add_edge("country:no", "measure:arms_embargo:ke", key="opposes", **{**claim, "relation": "opposes"})
    reader = page(page_html(graph))
    reader.execute_script("openRoutes('country:no', 'country:ke')")
    both = [item.text for item in reader.find_elements(By.CSS_SELECTOR, ".routes li")]
    press(reader, ".finder summary")
    press(reader, "#path-apart")
    press(reader, ".finder button")

    assert len(both) == 2
    assert reader.find_elements(By.CSS_SELECTOR, ".routes li") == []
    assert reader.find_element(By.ID, "path-apart").is_selected()


def test_a_link_restores_what_a_path_leads_through_and_the_hop(reader):
    reader.execute_script("openRoutes('country:no', 'country:ke', { via: 'country:cl', hop: 2 })")
    address = reader.current_url
    reader.get("about:blank")
    reader.get(address)

    assert reader.find_element(By.ID, "path-via").get_property("value") == "Chile"
    assert place(reader) == "Hop 2 of 3"


def test_the_path_finder_says_how_far_claims_lead_where_they_do_not_meet(page, graph):
    graph.remove_edge("country:cl", "measure:arms_embargo:ke", "imposes")
    graph.remove_edges_from([edge for edge in graph.edges(keys=True) if edge[2] == "co_mentioned"])
    reader = page(page_html(graph))
    reader.execute_script("openRoutes('country:no', 'country:ke')")

    assert status(reader) == (
        "Nothing on this page ties them together. "
        "From Norway claims lead to 1 other (Chile); from Kenya claims lead to 1 other (embargo)."
    )


def test_a_path_counts_closeness_once_it_is_switched_on(reader):
    press(reader, "[data-relation=co_mentioned]")
    reader.execute_script("openRoutes('country:no', 'country:ke')")
    assert "Route 1 of 2, 1 hop" in reader.find_element(By.ID, "panel").text

    reader.find_element(By.CSS_SELECTOR, ".routes li:last-child a").click()
    assert "Route 2 of 2, 3 hops" in reader.find_element(By.ID, "panel").text


def test_the_table_lists_what_is_shown_and_is_sorted_by_keyboard(reader):
    press(reader, "#as-table")
    press(reader, "[data-kind=measure]")
    reader.find_element(By.CSS_SELECTOR, "[data-column=name]").send_keys(Keys.ENTER)
    assert table_names(reader) == ["Chile", "Kenya", "Norway"]

    reader.switch_to.active_element.send_keys(Keys.ENTER)
    assert table_names(reader) == ["Norway", "Kenya", "Chile"]
    assert reader.find_element(By.CSS_SELECTOR, "#table [aria-sort]").get_attribute("aria-sort") == "descending"


def test_a_name_in_the_table_opens_its_sentences(reader):
    press(reader, "#as-table")
    press(reader, "#table tbody button")

    assert heading(reader) == reader.find_element(By.CSS_SELECTOR, "#table tbody th").text


def test_a_link_restores_the_whole_view(reader):
    press(reader, "[data-relation=imposes]")
    reader.find_element(By.CSS_SELECTOR, "#written input").send_keys(Keys.RIGHT)
    reader.execute_script("openRoutes('country:no', 'country:ke')")
    address, before = reader.current_url, reader.find_element(By.ID, "panel").text
    reader.get("about:blank")
    reader.get(address)

    assert reader.find_element(By.ID, "panel").text == before
    assert shown_names(reader) == {"Kenya", "embargo"}
    assert not reader.find_element(By.CSS_SELECTOR, "[data-relation=imposes]").is_selected()


def test_back_and_forward_lead_through_what_was_open(reader):
    open_entity(reader, "Norway")
    open_entity(reader, "Kenya")
    reader.back()
    assert heading(reader) == "Norway"

    reader.forward()
    assert heading(reader) == "Kenya"


def test_an_entity_is_shown_with_what_texts_tell_of_it(page, graph):
    graph.nodes["country:no"]["mentions"][0]["attributes"] = {"office": "chair of the talks"}
    reader = page(page_html(graph))
    open_entity(reader, "Norway")

    assert reader.find_element(By.CSS_SELECTOR, ".attributes").text.split("\n") == ["office", "chair of the talks"]


def test_the_picture_is_taken_away_with_its_legend_and_nothing_hidden(reader):
    press(reader, "[data-kind=measure]")
    words = reader.execute_script("return [...drawSvg().querySelectorAll('text')].map((text) => text.textContent)")

    assert {"Norway", "Chile", "Kenya", "countries"} <= set(words)
    assert {"embargo", "measures"}.isdisjoint(words)
    assert reader.execute_async_script("pngUrl().then(arguments[0])").startswith("data:image/png;base64,iVBOR")


def test_the_csv_has_a_line_for_each_sentence_that_is_shown(reader):
    lines = reader.execute_script("return csvOfShown()").splitlines()

    assert lines[0].startswith("source,source_name,relation,target")
    assert lines[1:] == [
        f"country:cl,Chile,imposes,{EMBARGO},embargo,asserted,2024-01-01,,,,b,,,Chile imposed an embargo.",
        "country:no,Norway,criticises,country:cl,Chile,asserted,2023-01-01,,,,a,,,Norway accused Chile.",
        f"{EMBARGO},embargo,targets,country:ke,Kenya,asserted,2024-06-01,,,,c,,,An embargo on Kenya.",
    ]


def test_nothing_moves_until_the_reader_lets_it(reader):
    moved = """
        const done = arguments[0], before = JSON.stringify(picture.getPositions());
        setTimeout(() => done(JSON.stringify(picture.getPositions()) !== before), 700);"""
    press(reader, "#forces")
    assert reader.execute_async_script(moved) is True

    press(reader, "#forces")
    assert reader.execute_async_script(moved) is False


def test_a_path_from_what_is_open_asks_for_the_other_end_only(reader):
    open_entity(reader, "Norway")
    press(reader, "#find-path")

    assert reader.find_element(By.ID, "path-from").get_property("value") == "Norway"
    assert reader.switch_to.active_element.get_attribute("id") == "path-to"
