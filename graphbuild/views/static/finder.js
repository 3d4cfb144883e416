"use strict";
/* The path finder: the best routes between two entities on what is shown, hop by hop with their sentences. */

const MOST_ROUTES = 5;

/** The claims that are shown, as routes.js takes them; a claim weighs what its passing evidence has of sources. */
function walkable() {
  return [...shown.claims].map(([number, evidence]) => {
    const { source, target, weight } = CLAIMS[number];
    return { number, source, target, isClaim: isClaim(number), weight: isClaim(number) ? countSources(evidence, CONTENTS) : weight };
  });
}

/* The ties of what is shown, made once for each view of it. */
const tiesOfView = new WeakMap();
function shownTies() {
  if (!tiesOfView.has(shown)) tiesOfView.set(shown, tiesOf(walkable()));
  return tiesOfView.get(shown);
}

const nameFor = (id) => (Object.hasOwn(ENTITIES, id) ? nameOf(id) : "");

/** The entity that a reader means by what is in a field: the first that a search finds. */
const meant = (field) => search(field.value)[0]?.id ?? "";

function endField(label, id, value) {
  const field = element("input", { id, type: "search", list: "names", autocomplete: "off", value });
  return [element("label", { for: id }, label), field];
}

function finderForm(from, to) {
  const [fromLabel, fromField] = endField("From", "path-from", nameFor(from));
  const [toLabel, toField] = endField("To", "path-to", nameFor(to));
  const form = element("form", { class: "finder", submit: (event) => {
    event.preventDefault();
    openRoutes(meant(fromField), meant(toField));
  } }, fromLabel, fromField, toLabel, toField, element("button", { type: "submit" }, "Find"));
  return form;
}

/** One hop as a line of words, and its sentences: those of its best relation, along the walk if there is one. */
function hopItem(from, { claims }) {
  const best = [...claims].sort((a, b) => isClaim(b) - isClaim(a)
    || shown.claims.get(b).length - shown.claims.get(a).length || (CLAIMS[b].source === from) - (CLAIMS[a].source === from) || a - b)[0];
  const { source, relation, target } = CLAIMS[best];
  const others = claims.length > 1 ? `, and ${countOf(claims.length - 1, "more relation")} of the two` : "";
  return element("li", {}, element("p", {}, nameButton(source), ` ${PHRASES.get(relation)} `, nameButton(target), element("span", { class: "quiet" }, others)),
    quotation(shown.claims.get(best)[0]));
}

function showRoutes(from, to, number) {
  const known = [from, to].every((id) => Object.hasOwn(ENTITIES, id));
  const ties = shownTies();
  const routes = known ? cheapestRoutes(ties, from, to, MOST_ROUTES) : [];
  const at = Math.min(number, routes.length - 1);
  const title = element("h2", {}, "Paths");
  const form = finderForm(from, to);
  if (!routes.length) {
    fill(backButton(), title, form, element("p", { role: "status" }, whyNone(from, to, known)));
    emphasise(null);
    return;
  }
  const { way } = routes[at];
  bringIn(way);
  const hops = way.slice(1).map((id, place) => [way[place], ties.get(way[place]).get(id)]);
  const step = (by, words) => element("button", { type: "button", click: () => openRoutes(from, to, at + by), ...(routes[at + by] ? {} : { disabled: "" }) }, words);
  const place = element("p", {}, step(-1, "Previous"), " ", step(1, "Next"), ` Route ${at + 1} of ${routes.length}, ${countOf(hops.length, "hop")}`);
  fill(backButton(), title, form, place, element("ol", { class: "hops" }, ...hops.map((hop) => hopItem(...hop))));
  emphasise(hops.flatMap(([, { claims }]) => claims), ...way);
  picture.fit({ nodes: way, maxZoomLevel: 1.2, animation: calm() });
  announce(`Route ${at + 1} of ${routes.length}: ${way.map(nameOf).join(", ")}`);
}

/** Say why no route was found: an end is not known or not shown, or what is shown does not tie the two. */
function whyNone(from, to, known) {
  if (!from && !to) return "Name two entities, and see how the texts tie them.";
  if (!known) return "Name two entities that this page has.";
  if (from === to) return "Both names mean the same entity.";
  const off = [from, to].filter((id) => !shown.entities.has(id));
  if (off.length) return `${off.map(nameOf).join(" and ")} ${off.length > 1 ? "are" : "is"} hidden by the filters.`;
  const every = CLAIMS.map(({ source, target, weight }, number) => ({ number, source, target, weight, isClaim: isClaim(number) }))
    .filter(({ number }) => CLAIMS[number].evidence.length);
  if (cheapestRoutes(tiesOf(every.filter(({ isClaim: claims }) => claims)), from, to, 1).length) return "No route on what is shown; there is one if the filters are reset.";
  if (cheapestRoutes(tiesOf(every), from, to, 1).length) return "No claims tie them; there is a route only through names that stand together. Switch on closeness to see it.";
  return "Nothing on this page ties them together.";
}

const openRoutes = (from, to, number = 0) => openView(`${from}>${to}${number ? `>${number}` : ""}`);

/** Ask for the ends of a path, the first of which may be known. */
function askForRoutes(from) {
  openRoutes(from, "");
  document.getElementById(from ? "path-to" : "path-from").focus();
}

document.getElementById("find-path").addEventListener("click", () => askForRoutes(Object.hasOwn(ENTITIES, open) ? open : ""));
