"""Whole texts in the graph page, with their names marked."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from graphbuild.store import open_store
from graphbuild.views import page_html
from graphbuild.views.documents import carried_texts

NAMES = {"Norway": ("country", "country:no"), "Chile": ("country", "country:cl")}
WORDS = "Oslo was calm.\nNorway accused Chile.\nChile & <b>Norway</b> talked."
HOSTILE = (
    "</script><script>document.title='hit'</script>\u202e{{ 7*7 }} Norway accused Chile. <img src=x onerror=alert()>"
)


@pytest.fixture
def told(read_aloud):
    """Annotate a text that says that Norway accused Chile."""
    return lambda text, doc="a.txt": read_aloud(doc, text, NAMES, [("Norway", "criticises", "Chile")])


@pytest.fixture
def reader(page, told, graph_of):
    """The page of one text, with the text in it."""
    annotation = told(WORDS)
    return page(page_html(graph_of(annotation), documents=[annotation.document]))


def panel(driver):
    return driver.find_element(By.ID, "panel")


def heading(driver):
    return panel(driver).find_element(By.TAG_NAME, "h2").text


def whole_text(driver):
    return panel(driver).find_element(By.CLASS_NAME, "text")


def named(driver):
    return [button.text for button in panel(driver).find_elements(By.CLASS_NAME, "named")]


def press(driver, selector):
    driver.find_element(By.CSS_SELECTOR, selector).click()


def test_a_sentence_leads_to_its_text_where_it_is_marked_and_every_name_with_it(reader):
    reader.execute_script("openClaim(CLAIMS.findIndex(({ relation }) => relation === 'criticises'))")
    press(reader, "#panel .title")

    assert heading(reader) == "a.txt"
    assert whole_text(reader).get_property("textContent") == WORDS
    assert named(reader) == ["Norway", "Chile", "Chile", "Norway"]
    marks = whole_text(reader).find_elements(By.TAG_NAME, "mark")
    assert "".join(mark.get_property("textContent") for mark in marks) == "Norway accused Chile."


def test_a_name_in_a_text_opens_its_entity_and_the_way_back_leads_to_the_text(reader):
    reader.execute_script("openDocument('a.txt')")
    panel(reader).find_elements(By.CLASS_NAME, "named")[1].send_keys(Keys.ENTER)
    assert heading(reader) == "Chile"

    reader.back()
    assert heading(reader) == "a.txt"


def test_a_text_lists_what_was_read_from_it(reader):
    reader.execute_script("openDocument('a.txt')")
    press(reader, "#panel details summary")
    press(reader, "#panel details .name")

    assert heading(reader) == "Norway criticises Chile"


def test_the_list_of_names_ends_with_the_texts(reader):
    lists = panel(reader).find_elements(By.TAG_NAME, "details")
    assert lists[-1].text == "texts 1"

    lists[-1].find_element(By.TAG_NAME, "summary").click()
    lists[-1].find_element(By.CLASS_NAME, "title").click()
    assert heading(reader) == "a.txt"


def test_the_address_of_a_text_restores_it(reader):
    reader.execute_script("openDocument('a.txt')")
    reader.refresh()

    assert heading(reader) == "a.txt"


def test_a_page_says_which_texts_it_does_not_carry(page, told, monkeypatch, graph_of):
    monkeypatch.setattr(carried_texts, "__defaults__", (len(WORDS),))
    annotations = [told(WORDS), told(WORDS + "!", "b.txt")]
    reader = page(page_html(graph_of(*annotations), documents=[one.document for one in annotations]))
    reader.execute_script("openDocument('b.txt')")

    assert "carries 1 of its 2 texts whole" in panel(reader).text
    assert "1 of the 2 texts" in reader.find_element(By.CLASS_NAME, "caption").text


def test_a_page_without_texts_says_so(page, told, graph_of):
    reader = page(page_html(graph_of(told(WORDS))))
    reader.execute_script("openDocument('a.txt')")

    assert "without whole texts" in panel(reader).text


def test_a_hostile_text_is_shown_as_it_is(page, told, graph_of):
    annotation = told(HOSTILE, "a>b|c#<script>.txt")
    reader = page(page_html(graph_of(annotation), documents=[annotation.document]))
    reader.execute_script("openDocument(Object.keys(DOCUMENTS)[0])")

    assert heading(reader) == annotation.document.id
    assert whole_text(reader).get_property("textContent") == HOSTILE
    assert panel(reader).find_elements(By.CSS_SELECTOR, "img, script, [href]:not([href^='#'])") == []
    assert reader.title == "graphbuild"


def test_a_text_fits_a_narrow_screen(reader):
    size = {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": True}
    reader.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        reader.execute_script("openDocument('a.txt')")
        assert reader.execute_script("return document.documentElement.scrollWidth") <= 320
    finally:
        reader.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_texts_of_a_database_are_those_that_its_graph_names(page, seed_graph, seed_db):
    with open_store(seed_db) as store:
        reader = page(page_html(seed_graph, documents=store.documents()))

    shown = reader.execute_script("""return Object.keys(DOCUMENTS).map((doc) => {
        openDocument(doc);
        return document.querySelectorAll("#panel .named").length; })""")
    mentions = sum(len(record["mentions"]) for _, record in seed_graph.nodes(data=True))
    assert sum(shown) == mentions
