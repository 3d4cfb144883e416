"""A site as a reader uses it, opened from disk with the network blocked."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from graphbuild.site import write_site

PAGES = (
    "index.html", "pages/country/us.html", "pages/official/antony-blinken.html", "pages/measure/export_control.ru.html",
    "pages/measure/index.html", "pages/text/index.html", "pages/text/001*.html", "pages/relation/*.html",
)  # fmt: skip
"""A page of every sort."""


@pytest.fixture
def pages(site):
    """A page of every sort, by pattern; some texts have no relation of many sentences."""
    return {pattern: next(iter(sorted(site.glob(pattern)))) for pattern in PAGES}


def path_of(driver):
    return driver.execute_script("return location.pathname")


def heading(driver):
    return driver.find_element(By.TAG_NAME, "h1").text


def search_for(driver, words):
    """Type words into the search field, reached by its key, and wait for what is found."""
    driver.find_element(By.TAG_NAME, "body").send_keys("/")
    field = driver.switch_to.active_element
    field.send_keys(words)
    return WebDriverWait(driver, 5).until(
        lambda _: [o.text for o in driver.find_elements(By.CSS_SELECTOR, "[data-id]")]
    )


def test_a_reader_walks_from_the_search_to_a_measure_and_back(watched, site):
    watched.get((site / "index.html").as_uri())

    assert search_for(watched, "blinken")[0] == "Antony Blinken official, Blinken"
    watched.switch_to.active_element.send_keys(Keys.ENTER)
    WebDriverWait(watched, 5).until(lambda _: path_of(watched).endswith("/official/antony-blinken.html"))
    watched.find_element(By.CSS_SELECTOR, "section blockquote footer a").click()
    assert heading(watched) == "US Mulls Technology Restrictions on Russia to Stymie Putin"
    assert "Blinken" in watched.find_element(By.CSS_SELECTOR, ".document :target").text
    watched.find_element(By.LINK_TEXT, "possible export controls").click()
    assert heading(watched) == "export controls on Russia"
    assert "Latest: proposed by United States" in watched.find_element(By.TAG_NAME, "main").text
    watched.back()
    watched.back()
    assert heading(watched) == "Antony Blinken"


def test_an_entity_opens_in_the_graph(watched, site):
    watched.get((site / "pages/official/antony-blinken.html").as_uri())
    watched.find_element(By.LINK_TEXT, "Open in the graph").click()

    assert WebDriverWait(watched, 10).until(lambda d: d.find_elements(By.CSS_SELECTOR, "#panel h2"))
    assert watched.find_element(By.CSS_SELECTOR, "#panel h2").text == "Antony Blinken"


@pytest.mark.parametrize(
    ("typed", "found"), [("ÁNTÓNY", "Antony Blinken"), ("joe bid", "Joe Biden"), ("moscow", "Russia")]
)
def test_search_folds_accents_and_knows_aliases(watched, site, typed, found):
    watched.get((site / "pages/country/us.html").as_uri())

    assert any(found in option for option in search_for(watched, typed))


def test_search_finds_texts_and_says_when_it_finds_nothing(watched, site):
    watched.get((site / "index.html").as_uri())

    assert search_for(watched, "US Mulls") == ["US Mulls Technology Restrictions on Russia to Stymie Putin text"]
    watched.switch_to.active_element.send_keys("xyz")
    assert watched.find_element(By.ID, "hits").text == "No name like this"


def test_pages_need_no_script(chromium, pages):
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        chromium.get(pages["index.html"].as_uri())
        assert "Searching needs JavaScript" in chromium.page_source
        assert not chromium.find_element(By.CSS_SELECTOR, ".search").is_displayed()
        chromium.find_element(By.LINK_TEXT, "Officials").click()
        chromium.find_element(By.LINK_TEXT, "Antony Blinken").click()
        assert heading(chromium) == "Antony Blinken"
    finally:
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_has_a_fault(watched, faults, pages, theme):
    watched.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]}
    )
    try:
        found = []
        for pattern, path in pages.items():
            watched.get(path.as_uri())
            found += [(pattern, *fault) for fault in faults(watched)]
    finally:
        watched.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    assert found == []


def test_no_page_is_wider_than_a_small_screen(watched, pages):
    watched.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": False}
    )
    try:
        widths = {}
        for pattern, path in pages.items():
            watched.get(path.as_uri())
            widths[pattern] = watched.execute_script("return document.documentElement.scrollWidth")
    finally:
        watched.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    assert {pattern: width for pattern, width in widths.items() if width > 320} == {}


def test_hostile_texts_are_shown_as_they_are(watched, read_aloud, graph_of, payload, tmp_path):
    names = {payload: ("person", "person:x"), "Chile": ("country", "country:cl")}
    reading = read_aloud(f"{payload}.txt", f"{payload} accused Chile.", names, [(payload, "criticises", "Chile")])
    graph = graph_of(reading)
    graph.graph["documents"][0].update(title=payload, source=payload, url=payload)
    write_site(graph, tmp_path, [reading.document])

    found = []
    for path in sorted((tmp_path / "pages").rglob("*.html")):
        watched.get(path.as_uri())
        assert watched.title != "hit"
        assert not watched.find_elements(By.CSS_SELECTOR, "main img, main script, main [href^='javascript']")
        found += [bdi.get_property("textContent") for bdi in watched.find_elements(By.TAG_NAME, "bdi")]
    assert payload in found
    (text,) = (path for path in (tmp_path / "pages/text").glob("*.html") if path.name != "index.html")
    watched.get(text.as_uri())
    document = watched.find_element(By.CSS_SELECTOR, ".document")
    assert document.get_property("textContent") == f"{payload} accused Chile."
