"""One sitting at the page of the seeds, by keyboard where a keyboard will do; the console stays empty throughout."""

import json

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from graphbuild.views import page_html


@pytest.fixture
def reader(page, seed_graph):
    return page(page_html(seed_graph))


def panel(driver):
    return driver.find_element(By.ID, "panel")


def type_in(driver, *keys):
    driver.switch_to.active_element.send_keys(*keys)


def names(driver):
    return set(driver.execute_script("return [...shown.entities].map(nameOf)"))


def kinds(driver):
    return set(driver.execute_script("return [...shown.entities].map((id) => ENTITIES[id].kind)"))


def test_a_reader_goes_from_a_name_to_a_file_for_the_ledger(reader, downloads):
    # Search, and read a sentence.
    reader.find_element(By.TAG_NAME, "body").send_keys("/")
    type_in(reader, "Blinken", Keys.ENTER)
    assert panel(reader).find_element(By.TAG_NAME, "h2").text == "Antony Blinken"
    panel(reader).find_element(By.CSS_SELECTOR, "li summary").send_keys(Keys.ENTER)
    marked = panel(reader).find_elements(By.CSS_SELECTOR, "li mark")
    assert "Antony Blinken" in {mark.text for mark in marked}

    # Leave nothing but countries and measures.
    for kind in ("agency", "official", "person", "organization"):
        reader.find_element(By.CSS_SELECTOR, f"[data-kind={kind}]").send_keys(Keys.SPACE)
    assert kinds(reader) == {"country", "measure"}

    # Find a path on what is shown, and step through it.
    panel(reader).find_element(By.XPATH, ".//button[text()='All names']").send_keys(Keys.ENTER)
    reader.find_element(By.ID, "find-path").send_keys(Keys.ENTER)
    type_in(reader, "Japan", Keys.TAB)
    type_in(reader, "Russia", Keys.ENTER)
    hops = panel(reader).find_elements(By.CSS_SELECTOR, ".hops li")
    assert [hop.text.split("\n")[0] for hop in hops] == [
        "Japan opposes export controls on Russia",
        "export controls on Russia is aimed at Russia",
    ]

    # Brush a timeline, and come back by the link.
    every = names(reader)
    reader.find_element(By.CSS_SELECTOR, "#written input").send_keys(Keys.RIGHT)
    later, told, address = names(reader), panel(reader).text, reader.current_url
    assert later < every
    reader.get("about:blank")
    reader.get(address)
    assert (names(reader), panel(reader).text) == (later, told)

    # Read the table by keyboard.
    reader.find_element(By.ID, "as-table").send_keys(Keys.ENTER)
    reader.find_element(By.CSS_SELECTOR, "[data-column=name]").send_keys(Keys.ENTER)
    row = reader.find_element(By.CSS_SELECTOR, "#table tbody button")
    name = row.text
    row.send_keys(Keys.ENTER)
    assert panel(reader).find_element(By.TAG_NAME, "h2").text == name

    # Hide what is in the way, and save that for the ledger.
    panel(reader).find_element(By.XPATH, ".//button[text()='Hide']").send_keys(Keys.ENTER)
    panel(reader).find_element(By.ID, "because").send_keys("seen enough", Keys.ENTER)
    reader.find_element(By.ID, "changes").send_keys(Keys.ENTER)
    reader.find_element(By.ID, "save-changes").send_keys(Keys.ENTER)
    saved = WebDriverWait(reader, 10).until(lambda _: next(downloads.glob("*.json"), None))
    (change,) = json.loads(saved.read_text("utf-8"))["changes"]
    assert (change["action"], change["entity"]["names"][0], change["because"]) == ("hide", name, "seen enough")
