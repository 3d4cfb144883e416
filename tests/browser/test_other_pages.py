"""The start page, the reports and the notebook's frame, opened with the network blocked."""

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from graphbuild.analysis.centrality import rank
from graphbuild.notebook import view
from graphbuild.reports import centrality_report
from graphbuild.site import write_site


def test_start_page_links_every_page_that_was_written(chromium, seed_graph, tmp_path):
    start = write_site(seed_graph, tmp_path)
    chromium.get(start.as_uri())

    links = {link.get_attribute("href") for link in chromium.find_elements(By.CSS_SELECTOR, ".pages a")}
    assert links == {path.as_uri() for path in tmp_path.glob("*.html") if path != start}


def test_start_page_leads_to_the_graph(chromium, seed_graph, tmp_path):
    chromium.get(write_site(seed_graph, tmp_path).as_uri())
    chromium.find_element(
        By.LINK_TEXT, "The graph\nWho is tied to whom: click a name or a line to read the sentences."
    ).click()

    assert WebDriverWait(chromium, 10).until(lambda driver: driver.find_elements(By.ID, "picture"))


def test_report_opens_without_a_complaint(page, seed_graph):
    assert page(centrality_report(rank(seed_graph), seed_graph, "html")).find_element(By.TAG_NAME, "h1").text


def test_notebook_frame_draws_the_graph(page, seed_graph):
    driver = page(f"<!DOCTYPE html><title>cell</title>{view(seed_graph)._repr_html_()}")
    driver.switch_to.frame(0)

    WebDriverWait(driver, 10).until(lambda _: driver.find_elements(By.CSS_SELECTOR, "#picture canvas"))
    assert driver.find_element(By.CSS_SELECTOR, "#panel h2").text == "All names"
