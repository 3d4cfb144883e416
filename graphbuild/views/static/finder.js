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

/** The entities that a reader means by names with semicolons between them; a name that the page lacks stays as it is. */
const allMeant = (field) => [...new Set(field.value.split(";").map((name) => name.trim()).filter(Boolean).map((name) => search(name)[0]?.id ?? name))];
const nameOrText = (id) => nameFor(id) || id;

/** The fields for what routes pass and what they do not, and whether they share hops. */
function limitFields({ via, avoid, apart }) {
  const [viaLabel, viaField] = endField("Through", "path-via", nameOrText(via));
  const [avoidLabel, avoidField] = endField("Not through", "path-avoid", avoid.map(nameOrText).join("; "));
  avoidField.placeholder = "Names, with ; between them";
  const box = element("input", { id: "path-apart", type: "checkbox", ...(apart ? { checked: "" } : {}) });
  const row = element("details", via || avoid.length || apart ? { open: "" } : {}, element("summary", {}, "Which routes"),
    element("div", { class: "ends" }, viaLabel, viaField, avoidLabel, avoidField), element("label", {}, box, " Only routes that share no hop"));
  return { row, limits: () => ({ via: meant(viaField) || viaField.value.trim(), avoid: allMeant(avoidField), apart: box.checked }) };
}

function finderForm(steps) {
  const [fromLabel, fromField] = endField("From", "path-from", nameFor(steps.from));
  const [toLabel, toField] = endField("To", "path-to", nameFor(steps.to));
  const { row, limits } = limitFields(steps);
  return element("form", { class: "finder", submit: (event) => {
    event.preventDefault();
    openRoutes(meant(fromField), meant(toField), limits());
  } }, element("div", { class: "ends" }, fromLabel, fromField, toLabel, toField), row, element("button", { type: "submit" }, "Find"));
}

/** The claims between two who stand beside each other on a route, the best first. */
function hopClaims(from, numbers) {
  const order = (a, b) => isClaim(b) - isClaim(a) || shown.claims.get(b).length - shown.claims.get(a).length
    || (CLAIMS[b].source === from) - (CLAIMS[a].source === from) || a - b;
  return [...numbers].sort(order).map((number) => ({ number, ...CLAIMS[number], evidence: shown.claims.get(number) }));
}

/** A route as it is walked. */
const asWalk = (ties, { cost, way }) => ({ cost: cost / UNIT, hops: way.slice(1).map((to, place) =>
  ({ from: way[place], to, claims: hopClaims(way[place], ties.get(way[place]).get(to).claims) })) });

/* The routes found last, and for what: stepping along them searches nothing. */
let lastFound = { view: null, search: "", routes: [] };

/** The best routes on what is shown, as they are walked. */
function routesFor({ from, to, via, avoid, apart }) {
  if (whyNoSearch({ from, to, via, avoid })) return [];
  const wanted = writeSteps({ from, to, via, avoid, apart });
  if (lastFound.view !== shown || lastFound.search !== wanted) {
    const ties = shownTies();
    const routes = (apart ? routesApart : cheapestRoutes)(ties, from, to, MOST_ROUTES, { via, avoid });
    lastFound = { view: shown, search: wanted, routes: routes.map((route) => asWalk(ties, route)) };
  }
  return lastFound.routes;
}

function showRoutes(steps) {
  const routes = routesFor(steps);
  const head = [backButton(), element("h2", {}, "Paths"), finderForm(steps)];
  if (routes.length) {
    const place = placeWithin(steps, routes.map(({ hops }) => hops.length));
    showWalk({ routes, ...place, viewAt: (next) => writeSteps({ ...steps, ...next }) }, ...head);
    return;
  }
  fill(...head, element("p", { role: "status" }, whyNone(steps)));
  emphasise(null);
}

const openRoutes = (from, to, limits = {}) => openView(writeSteps({ from, to, ...limits }));

/** Ask for the ends of a path, the first of which may be known. */
function askForRoutes(from) {
  openRoutes(from, "");
  document.getElementById(from ? "path-to" : "path-from").focus();
}

document.getElementById("find-path").addEventListener("click", () => askForRoutes(Object.hasOwn(ENTITIES, open) ? open : ""));
