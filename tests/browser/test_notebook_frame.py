"""The page in the frame that a notebook shows it in."""

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from graphbuild.notebook import view


def test_forms_work_in_the_frame_of_a_notebook(page, graph):
    reader = page(f"<!DOCTYPE html><title>notebook</title><main>{view(graph)._repr_html_()}</main>")
    reader.switch_to.frame(reader.find_element(By.TAG_NAME, "iframe"))
    try:
        reader.execute_script("openEntity('country:no')")
        reader.find_element(By.CSS_SELECTOR, ".buttons button").click()
        reader.find_element(By.ID, "because").send_keys("a try", Keys.ENTER)

        assert reader.find_element(By.ID, "changes").text == "Your changes (1)"
        reader.execute_script("setChanges([])")
    finally:
        reader.switch_to.default_content()
