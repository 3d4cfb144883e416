"use strict";
/* Search over names and aliases, by keyboard or mouse: a combobox with a list, after the ARIA authoring practices. */

const query = document.getElementById("query");
const hits = document.getElementById("hits");
const MAX_HITS = 12;
let INDEX = [];
function indexNames() {
  INDEX = Object.entries(ENTITIES).map(([id, { name, aliases }]) => ({
    id, spellings: [name, ...aliases, id].map((spelling) => [fold(spelling), spelling]),
  }));
  document.getElementById("names").replaceChildren(...Object.values(ENTITIES).map(({ name }) => element("option", { value: name })));
}
indexNames();

/** How well a spelling fits: 0 the same, 1 its beginning, 2 the beginning of a word, 3 within, Infinity not at all. */
function fit(spelling, wanted) {
  if (spelling === wanted) return 0;
  if (spelling.startsWith(wanted)) return 1;
  if (spelling.includes(` ${wanted}`)) return 2;
  return spelling.includes(wanted) ? 3 : Infinity;
}

function search(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  return INDEX.map(({ id, spellings }) => {
    const [rank, spelling] = spellings.map(([folded, spelled]) => [fit(folded, wanted), spelled]).sort((a, b) => a[0] - b[0])[0];
    return { id, rank, spelling };
  })
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank || ENTITIES[b.id].mentions - ENTITIES[a.id].mentions || nameOf(a.id).localeCompare(nameOf(b.id), "en"))
    .slice(0, MAX_HITS);
}

function hit({ id, spelling }, number) {
  const { name, kind } = ENTITIES[id];
  const as = spelling === name || spelling === id ? kind : `${kind}, ${spelling}`;
  return element("li", { role: "option", id: `hit-${number}`, "data-id": id, "aria-selected": String(number === 0) },
    foreign(name), " ", element("span", { class: "quiet", dir: "auto" }, as));
}

function showHits() {
  const found = search(query.value);
  const none = element("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No name like this");
  hits.replaceChildren(...(found.length ? found.map(hit) : [none]));
  hits.hidden = !query.value.trim();
  query.setAttribute("aria-expanded", String(!hits.hidden));
  point(0);
  if (!hits.hidden) announce(`${countOf(found.length, "name")} found`);
}

const options = () => [...hits.querySelectorAll("[data-id]")];
const pointed = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");

function point(number) {
  options().forEach((option, index) => option.setAttribute("aria-selected", String(index === number)));
  const option = options()[number];
  if (option) query.setAttribute("aria-activedescendant", option.id);
  else query.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

function closeHits() {
  hits.hidden = true;
  query.setAttribute("aria-expanded", "false");
  query.removeAttribute("aria-activedescendant");
}

function choose(option) {
  if (!option?.dataset.id) return;
  query.value = nameOf(option.dataset.id);
  closeHits();
  openEntity(option.dataset.id);
  panel.focus();
}

query.addEventListener("input", showHits);
query.addEventListener("focus", () => query.select());
query.addEventListener("blur", () => setTimeout(closeHits, 150));
hits.addEventListener("mousedown", (event) => event.preventDefault());
hits.addEventListener("click", (event) => choose(event.target.closest("li")));
query.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const count = options().length;
  if (step && count && !hits.hidden) point((pointed() + step + count) % count);
  else if (event.key === "Enter") choose(options()[Math.max(0, pointed())]);
  else if (event.key === "Escape") closeHits();
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input, textarea")) return;
  event.preventDefault();
  query.focus();
});
