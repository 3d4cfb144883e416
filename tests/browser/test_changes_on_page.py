"""What a reader changes in the graph page, and what becomes of it outside."""

import json
import shutil
import time

import pytest
from click.testing import CliRunner
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from graphbuild.cli import main
from graphbuild.views import page_html

EMBARGO = "measure:arms_embargo:ke"


@pytest.fixture
def reader(page, graph):
    return page(page_html(graph))


def panel(driver):
    return driver.find_element(By.ID, "panel")


def heading(driver):
    return panel(driver).find_element(By.TAG_NAME, "h2").text


def press(driver, words):
    panel(driver).find_element(By.XPATH, f".//button[text()='{words}']").click()


def open_entity(driver, name):
    driver.execute_script("openEntity(Object.keys(ENTITIES).find((id) => nameOf(id) === arguments[0]))", name)


def change(driver, name, words, because, **fields):
    """Fill in and send the form behind a button of an entity."""
    open_entity(driver, name)
    press(driver, words)
    for field, value in fields.items():
        box = panel(driver).find_element(By.ID, field.replace("_", "-"))
        box.clear()
        box.send_keys(value)
    panel(driver).find_element(By.ID, "because").send_keys(because, Keys.ENTER)


def names(driver):
    return set(driver.execute_script("return [...shown.entities].map(nameOf)"))


def your_changes(driver):
    driver.find_element(By.ID, "changes").click()
    return [item.text.split(" Undo")[0] for item in panel(driver).find_elements(By.CSS_SELECTOR, ".changes li")]


def saved(driver, folder):
    """Save the changes, and return the file once it is there."""
    driver.find_element(By.ID, "changes").click()
    driver.find_element(By.ID, "save-changes").click()
    return WebDriverWait(driver, 10).until(lambda _: next(folder.glob("*.json"), None))


def test_hiding_takes_a_name_away_until_it_is_undone(reader):
    change(reader, "Chile", "Hide", "not in this story")
    assert names(reader) == {"Norway", "Kenya", "embargo"}
    assert reader.find_element(By.ID, "changes").text == "Your changes (1)"

    assert your_changes(reader) == ["Chile is hidden"]
    press(reader, "Undo")
    assert names(reader) == {"Norway", "Kenya", "Chile", "embargo"}
    assert reader.find_element(By.ID, "changes").text == "Your changes"


def test_a_new_name_is_shown_and_searched_and_the_old_one_is_found_too(reader):
    change(reader, "Chile", "Rename", "so we write it", new_name="Republic of Chile")

    assert heading(reader) == "Republic of Chile"
    found = reader.execute_script("return ['chile', 'republic'].map((words) => nameOf(search(words)[0].id))")
    assert found == ["Republic of Chile"] * 2
    assert (
        reader.execute_script("return DRAWN.nodes.find(({ id }) => id === 'country:cl').label") == "Republic of Chile"
    )


def test_a_note_is_shown_with_its_entity(reader):
    change(reader, "Chile", "Note", "to remember", note_text="Ask the desk.\nTwice.")
    open_entity(reader, "Chile")

    assert panel(reader).find_element(By.CLASS_NAME, "note").text.startswith("Ask the desk.\nTwice.\nNote by you, 20")


def test_the_same_as_gives_all_to_the_other(reader):
    change(reader, "Kenya", "Same as …", "a slip", same_as="norw")

    assert names(reader) == {"Norway", "Chile", "embargo"}
    assert heading(reader) == "Norway"
    assert "also as Kenya" in panel(reader).text
    assert "is aimed at (1)" in panel(reader).text


@pytest.mark.parametrize(
    ("other", "complaint"),
    [("xyz", "Name an entity"), ("Kenya", "That is this entity itself"), ("embargo", "A measure and what is none")],
)
def test_the_same_as_refuses_what_cannot_be(reader, other, complaint):
    change(reader, "Kenya", "Same as …", "a slip", same_as=other)

    assert reader.find_element(By.ID, "same-as").get_property("validationMessage").startswith(complaint)
    assert "Kenya" in names(reader)


def test_a_change_asks_why(reader):
    change(reader, "Kenya", "Hide", "")

    assert "Kenya" in names(reader)
    assert reader.find_element(By.ID, "because").get_property("validity")["valueMissing"]


def test_cancel_brings_the_buttons_back(reader):
    open_entity(reader, "Kenya")
    press(reader, "Hide")
    press(reader, "Cancel")

    assert panel(reader).find_elements(By.ID, "because") == []
    assert your_changes(reader) == []


def drag(driver, node):
    x, y = driver.execute_script(
        """picture.fit({ animation: false });
        picture.redraw(); // what was never drawn has no bounds yet to be seized by
        const at = picture.canvasToDOM(picture.getPositions([arguments[0]])[arguments[0]]);
        const box = document.getElementById("picture").getBoundingClientRect();
        return [Math.round(box.left + at.x), Math.round(box.top + at.y)];""",
        node,
    )
    places = [("mousePressed", 0), ("mouseMoved", 20), ("mouseMoved", 60), ("mouseReleased", 60)]
    for kind, way in places:
        event = {"type": kind, "x": x + way, "y": y + way, "button": "left", "buttons": 1, "clickCount": 1}
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)
        time.sleep(0.1)


def test_what_is_dragged_is_pinned_and_goes_back_when_that_is_undone(reader):
    place = "return picture.getPosition('country:no')"
    before = reader.execute_script(place)
    drag(reader, "country:no")
    assert reader.execute_script(place) != before
    assert your_changes(reader) == ["Norway is pinned"]

    press(reader, "Undo")
    assert reader.execute_script(place) == before


def test_a_view_that_is_dragged_pins_nothing(reader):
    open_entity(reader, "Norway")
    reader.execute_script("picture.moveTo({ offset: { x: 200, y: 150 }, animation: false })")
    box = reader.find_element(By.ID, "picture").rect
    for kind, way in [("mousePressed", 5), ("mouseMoved", 40), ("mouseReleased", 40)]:
        event = {
            "type": kind,
            "x": box["x"] + way,
            "y": box["y"] + way,
            "button": "left",
            "buttons": 1,
            "clickCount": 1,
        }
        reader.execute_cdp_cmd("Input.dispatchMouseEvent", event)

    assert your_changes(reader) == []


def test_a_saved_file_is_loaded_again_and_nothing_twice(reader, downloads):
    change(reader, "Chile", "Hide", "not in this story")
    change(reader, "Norway", "Rename", "so we write it", new_name="Kingdom of Norway")
    path = saved(reader, downloads)
    for _ in range(2):
        reader.find_element(By.ID, "load-changes").send_keys(str(path))
        WebDriverWait(reader, 5).until(lambda _: reader.find_element(By.ID, "news").text == "2 changes")
        assert your_changes(reader) == ["Chile is hidden", "Norway is called Kingdom of Norway"]

    reader.refresh()
    reader.find_element(By.ID, "load-changes").send_keys(str(path))
    WebDriverWait(reader, 5).until(lambda _: names(reader) == {"Kingdom of Norway", "Kenya", "embargo"})


def test_a_file_that_is_none_is_refused_in_one_line(reader, tmp_path):
    (tmp_path / "other.json").write_text('{"format": "else"}')
    reader.find_element(By.ID, "changes").click()
    reader.find_element(By.ID, "load-changes").send_keys(str(tmp_path / "other.json"))

    trouble = reader.find_element(By.ID, "trouble")
    WebDriverWait(reader, 5).until(lambda _: trouble.text)
    assert trouble.text.startswith("other.json: This is no file of changes")


def test_changes_hold_hostile_words_as_they_are(reader, downloads):
    words = "</script><img src=x onerror=alert()>\u202e{{ 7*7 }}"
    change(reader, "Chile", "Rename", words, new_name=words)
    change(reader, words, "Note", words, note_text=words)
    assert your_changes(reader) == [f"Chile is called {words}", f"Noted of Chile: {words}"]
    assert panel(reader).find_elements(By.CSS_SELECTOR, "img, script") == []

    kept = json.loads(saved(reader, downloads).read_text("utf-8"))["changes"]
    assert (kept[0]["name"], kept[1]["text"]) == (words, words)


def test_the_way_from_a_page_to_the_ledger_and_the_next_page(page, seed_graph, seed_db, downloads, tmp_path):
    db = shutil.copy(seed_db, tmp_path / "graph.db")
    reader = page(page_html(seed_graph))
    change(reader, "Cuba", "Hide", "only in a list")
    change(reader, "Biden administration", "Same as …", "one government", same_as="American administration")
    change(reader, "Antony Blinken", "Note", "for the desk", note_text="Call him.")
    reader.find_element(By.ID, "changes").click()
    reader.find_element(By.ID, "author").send_keys("Ana")
    path = saved(reader, downloads)

    text = path.read_text("utf-8")
    told = json.loads(text)
    assert (path.name, told["format"], told["by"]) == ("graphbuild-changes.json", "graphbuild-changes 1", "Ana")
    assert [(one["action"], one["entity"]["names"][0], one["because"]) for one in told["changes"]] == [
        ("hide", "Cuba", "only in a list"),
        ("merge", "Biden administration", "one government"),
        ("note", "Antony Blinken", "for the desk"),
    ]
    assert text == json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n"

    applied = CliRunner().invoke(main, ["apply", str(path), "--db", str(db)])
    assert (applied.exit_code, applied.stderr.splitlines()) == (
        0,
        [f"Recorded 3 decisions in {tmp_path / 'graph.ledger.jsonl'}."],
    )

    written = tmp_path / "next.html"
    assert CliRunner().invoke(main, ["view", "-o", str(written), "--db", str(db)]).exit_code == 0
    here = names(reader)
    reader.get(written.as_uri())
    assert {"Cuba", "Biden administration"}.isdisjoint(names(reader))
    assert "3 decisions of people hold; 1 entity is hidden" in reader.find_element(By.CLASS_NAME, "caption").text
    assert names(reader) == here
    open_entity(reader, "Antony Blinken")
    assert "Call him." in panel(reader).text
    assert "Note by Ana" in panel(reader).text
    open_entity(reader, "American administration")
    assert "Biden administration" in panel(reader).text


def test_a_merge_redraws_its_lines_at_once_and_not_one_by_one(page, seed_graph):
    reader = page(page_html(seed_graph))
    times = reader.execute_script("""let times = 0;
        nodes.on("update", () => { times += 1; });
        change("merge", "country:us", "because", { into: subjectOf("country:ru", WRITTEN.entities["country:ru"]) });
        const after = times;
        setChanges([]);
        return [CLAIMS_OF.get("country:us").length, after];""")

    assert times[0] > 40
    assert times[1] < 8
