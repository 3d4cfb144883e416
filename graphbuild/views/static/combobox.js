"use strict";
/* A field that lists what it finds while one types, by keyboard or mouse: a combobox, after the ARIA authoring practices. */

/** Make a line of what was found; what comes from texts keeps its direction of writing to itself. */
function optionOf({ id, label, note }, number) {
  const line = document.createElement("li");
  for (const [name, value] of Object.entries({ role: "option", id: `hit-${number}`, "data-id": id, "aria-selected": "false" })) line.setAttribute(name, value);
  const spans = [label, note].map((text, at) => Object.assign(document.createElement("span"), { textContent: text, dir: "auto", className: at ? "quiet" : "" }));
  line.append(spans[0], " ", spans[1]);
  return line;
}

function nothingFound() {
  const line = document.createElement("li");
  for (const [name, value] of Object.entries({ role: "option", "aria-disabled": "true", "aria-selected": "false" })) line.setAttribute(name, value);
  line.textContent = "No name like this";
  return line;
}

/**
 * Make a search field work; `/` leads to it from anywhere.
 * `find(text)` returns what is found, each with `id`, `label` and `note`; `open(found)` opens one; `say(text)` tells
 * screen readers how many there are. Returns what shows the list for what the field holds.
 */
function makeSearch(query, hits, { find, open, say }) {
  let found = [];
  let pointed = 0;

  const point = (number) => {
    pointed = number;
    const options = [...hits.querySelectorAll("[data-id]")];
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === number)));
    if (options[number]) query.setAttribute("aria-activedescendant", options[number].id);
    else query.removeAttribute("aria-activedescendant");
    options[number]?.scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    found = find(query.value);
    hits.replaceChildren(...(found.length ? found.map(optionOf) : [nothingFound()]));
    hits.hidden = !query.value.trim();
    query.setAttribute("aria-expanded", String(!hits.hidden));
    point(0);
    if (!hits.hidden) say(`${found.length} found`);
  };
  const close = () => {
    hits.hidden = true;
    query.setAttribute("aria-expanded", "false");
    query.removeAttribute("aria-activedescendant");
  };
  const choose = (number) => {
    if (!found[number]) return;
    query.value = found[number].label;
    close();
    open(found[number]);
  };
  const keys = {
    ArrowDown: () => found.length && point((pointed + 1) % found.length),
    ArrowUp: () => found.length && point((pointed + found.length - 1) % found.length),
    Enter: () => choose(pointed),
    Escape: close,
  };

  query.addEventListener("input", show);
  query.addEventListener("focus", () => query.select());
  query.addEventListener("blur", () => setTimeout(close, 150));
  query.addEventListener("keydown", (event) => {
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  hits.addEventListener("mousedown", (event) => event.preventDefault());
  hits.addEventListener("click", (event) => choose([...hits.querySelectorAll("[data-id]")].indexOf(event.target.closest("li"))));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea")) return;
    event.preventDefault();
    query.focus();
  });
  return show;
}
