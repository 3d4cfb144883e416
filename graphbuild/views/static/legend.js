"use strict";
/* The legend, whose boxes are filters too: kinds, relations, statuses and how many sources. */

const GROUPS = { kind: "kinds", relation: "relations", status: "statuses" };

for (const [attribute, group] of Object.entries(GROUPS)) {
  for (const box of document.querySelectorAll(`[data-${attribute}]`)) {
    box.addEventListener("change", () => toggle(group, box.dataset[attribute], box.checked));
    parts.push(() => {
      box.checked = !asked.hidden[group].includes(box.dataset[attribute]);
    });
  }
}

const sourcesField = document.getElementById("sources");
sourcesField.addEventListener("change", () => ask({ minSources: Math.max(1, Math.floor(Number(sourcesField.value)) || 1) }));
const mostField = document.getElementById("most");
mostField.addEventListener("change", () => ask({ most: Math.floor(Number(mostField.value)) >= 1 ? Math.floor(Number(mostField.value)) : null }));
const reset = document.getElementById("reset");
reset.addEventListener("click", () => ask(FIRST));

parts.push(() => {
  sourcesField.value = asked.minSources;
  mostField.value = asked.most ?? "";
  const is = writeAddress({ open: "", asked, first: FIRST });
  reset.hidden = !is;
  document.getElementById("counts").textContent = is
    ? `${shown.entities.size} of ${Object.keys(ENTITIES).length} entities, ${shown.claims.size} of ${CLAIMS.length} relations`
    : "";
  showDrawn();
});

/** Say how much of what is shown the picture draws, where that is not all of it. */
function showDrawn() {
  const all = drawn.entities.size === shown.entities.size;
  const ranked = asked.focus ? "" : ", the best connected of each kind";
  document.getElementById("drawn-counts").textContent = all ? "" : `Drawn: ${drawn.entities.size} of ${countOf(shown.entities.size, "entity", "entities")}${ranked}, `
    + `with ${drawn.claims.size} of ${countOf(shown.claims.size, "relation")}. Lists, table, search and paths have all; whatever you open there comes into the picture.`;
}

if (window.matchMedia("(max-width: 60rem)").matches) document.getElementById("legend").open = false;
