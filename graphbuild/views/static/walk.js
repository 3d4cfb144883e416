"use strict";
/* Walking routes: a list of them, one told hop by hop, and the hop that the reader steps to, lit in the picture. */

/* What is walked: `routes`, each with a `cost` and `hops`; the `route` and `hop` of the place, from 1, where hop 0 is the
   whole route; and `viewAt`, which says what to open for another. Null while nothing is. */
let walked = null;

/** One who is at the end of a hop as the page has him now: a reader may have hidden him, or merged him with another. */
const nowCalled = (id) => (ENTITIES[meaning(id)] ?? WRITTEN.entities[id]).name;
const endOf = (id) => (Object.hasOwn(ENTITIES, meaning(id)) ? nameButton(meaning(id)) : foreign(nowCalled(id)));

/** The routes given with the page; a claim in a hop has the evidence that the route was found by. */
const givenRoutes = GIVEN ? GIVEN.walks.map(({ cost, hops }) => ({ cost, hops: hops.map(({ from, to, claims }) =>
  ({ from, to, claims: claims.map(([number, pieces]) => ({ number, ...CLAIMS[number], evidence: pieces.map((piece) => CLAIMS[number].evidence[piece]) })) })) })) : [];

const nodesOf = ({ hops }) => [...new Set(hops.flatMap(({ from, to }) => [from, to]))];
const numbersOf = ({ claims }) => claims.map(({ number }) => number);
const isChain = ({ hops }) => hops.every(({ from }, place) => !place || hops[place - 1].to === from);
const inShort = (route) => nodesOf(route).map(nowCalled).join(isChain(route) ? " – " : ", ");

/* A tree that holds several together has links, where a route has hops. */
const unitOf = (route) => (isChain(route) ? "hop" : "link");
const WALK_WORDS = givenRoutes.every(isChain) ? { title: "Routes", back: "The routes" } : { title: "Links", back: "The links" };

function saidOf({ source, relation, target }) {
  return [endOf(source), ` ${PHRASES.get(relation)} `, endOf(target)];
}

/** What else ties the two ends of a hop, in one line. */
function otherClaims(others) {
  if (!others.length) return "";
  const line = element("p", { class: "quiet" }, "Also: ");
  others.forEach((claim, place) => line.append(place ? "; " : "", element("button", { type: "button", class: "name", click: () => openClaim(claim.number) },
    foreign(`${nowCalled(claim.source)} ${PHRASES.get(claim.relation)} ${nowCalled(claim.target)}`))));
  return line;
}

/** The sentences of a claim after the first, behind their count. */
function moreSentences(rest, isOpen) {
  if (!rest.length) return "";
  const quotes = inPortions(rest, 20, quotation, (more) => element("div", {}, more));
  return element("details", isOpen ? { open: "" } : {}, element("summary", { class: "quiet" }, countOf(rest.length, "more sentence")), ...quotes);
}

/** A hop: its best relation as a line of words, and the sentence that it stands on. */
function hopItem({ claims: [best, ...others] }, isHere) {
  const [first, ...rest] = best.evidence;
  return element("li", isHere ? { "aria-current": "step" } : {}, element("p", {}, ...saidOf(best)), quotation(first), moreSentences(rest, isHere), otherClaims(others));
}

/** Whom a route passes between its ends. */
const passedBy = (route) => nodesOf(route).slice(1, -1).map(nowCalled).join(" – ");

/** All routes in one line each, where there are several. */
function routeList({ routes, route, viewAt }) {
  if (routes.length < 2) return "";
  const line = (each, place) => {
    const [view, words] = [viewAt({ route: place + 1, hop: 0 }), passedBy(each)];
    const current = place + 1 === route ? { "aria-current": "true" } : {};
    return element("li", {}, linkTo(view, { "data-keep": `route-${place + 1}`, ...current }, words ? foreign(`through ${words}`) : "directly", () => openView(view)),
      " ", element("span", { class: "quiet" }, measureOf(each)));
  };
  return element("ol", { class: "routes" }, ...routes.map(line));
}

const measureOf = ({ cost, hops }) => `${countOf(hops.length, unitOf({ hops }))}, cost ${cost.toFixed(2)}`;

/** What a route rests on, in a sentence or two. */
function restsOn({ hops }) {
  const { span, undated } = spanOf(hops, CONTENTS);
  const weakest = weakestHops(hops, CONTENTS, isClaim);
  const sources = (some) => countOf(countSources(some.flatMap(({ claims }) => claims.flatMap(({ evidence }) => evidence)), CONTENTS), "independent source");
  const when = span ? `, of ${span[0] === span[1] ? span[0] : `${span[0]} to ${span[1]}`}` : "";
  const without = undated === hops.length ? ", undated" : undated ? `; ${undated} of them undated` : "";
  const weak = hops.length > 1 && weakest.length < hops.length ? ` Weakest: ${placesOf(weakest, unitOf({ hops }))}${weakness(hops[weakest[0]])}.` : "";
  return element("p", { class: "quiet" }, `${hops.length === 1 ? "It rests" : `Together the ${unitOf({ hops })}s rest`} on ${sources(hops)}${when}${without}.${weak}`);
}

/** Which hops, counted from 1, and what follows is said of: "hop 2, ", "hops 1, 2 and 4, each ". */
function placesOf(places, unit) {
  const numbers = new Intl.ListFormat("en-GB").format(places.map((place) => String(place + 1)));
  return places.length === 1 ? `${unit} ${numbers}, ` : `${unit}s ${numbers}, each `;
}

/** What makes a hop weak. */
function weakness({ claims }) {
  const [{ number, evidence: [{ status }] }] = claims;
  if (!isClaim(number)) return "closeness only";
  return DOUBTS.includes(status) ? status : countOf(countSources(claims.flatMap(({ evidence }) => evidence), CONTENTS), "source");
}

function stepButtons({ routes, route, hop, viewAt }) {
  const { length } = routes[route - 1].hops;
  const step = (keep, words, to) => element("button", { type: "button", "data-keep": keep, ...(to < 0 || to > length ? { disabled: "" } : {}),
    click: () => openView(viewAt({ route, hop: to })) }, words);
  const which = routes.length > 1 ? `Route ${route} of ${routes.length}, ` : "";
  const where = hop ? `${unitOf(routes[route - 1])} ${hop} of ${length}` : measureOf(routes[route - 1]);
  return element("div", { class: "steps", role: "group", "aria-label": "Steps" }, step("back", "← Back", hop - 1), step("next", "Next →", hop + 1),
    element("span", {}, capital(which + where)));
}

/** Show a place on some routes, below `head`: in the panel, in the picture, and to screen readers. */
function showWalk(walk, ...head) {
  walked = walk;
  const route = walk.routes[walk.route - 1];
  const kept = panel.contains(document.activeElement) ? document.activeElement.dataset.keep : "";
  fill(...head, routeList(walk), stepButtons(walk), walk.hop ? "" : restsOn(route), element("ol", { class: "hops" }, ...route.hops.map((hop, place) => hopItem(hop, place + 1 === walk.hop))));
  if (kept) (panel.querySelector(`[data-keep="${kept}"]:not(:disabled)`) ?? panel.querySelector(".steps button:not(:disabled)"))?.focus({ preventScroll: true });
  panel.querySelector("[aria-current=step]")?.scrollIntoView({ block: "nearest" });
  light(route, walk.hop);
  announce(told(walk));
}

/** Let a route stand out, or one hop of it, in sight of all of it. */
function light(route, hop) {
  const ids = nodesOf(route).map(meaning);
  const numbers = route.hops.flatMap(numbersOf);
  bringIn(ids);
  if (hop) {
    const here = route.hops[hop - 1];
    emphasise(numbersOf(here), meaning(here.from), meaning(here.to));
    alongside(numbers, ids);
  } else emphasise(numbers, ...ids);
  keepInSight(ids.filter((id) => drawn.entities.has(id)));
}

/* The ids that the picture was last moved for: it stays as it is while the reader steps from hop to hop. */
let insightOfWalk = "";
function keepInSight(ids) {
  if (!ids.length || ids.join() === insightOfWalk) return;
  insightOfWalk = ids.join();
  const { clientWidth, clientHeight } = document.getElementById("picture");
  const [xs, ys] = ["x", "y"].map((axis) => ids.map((id) => picture.getPosition(id)[axis]));
  const [left, right, top, bottom] = [lowest(xs), highest(xs), lowest(ys), highest(ys)];
  const room = (length) => Math.max(80, length - 150); // labels reach beyond their nodes
  const scale = Math.min(1.2, room(clientWidth) / (right - left || 1), room(clientHeight) / (bottom - top || 1));
  picture.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: calm() });
}

function told({ routes, route, hop }) {
  const { hops } = routes[route - 1];
  if (!hop) return `Route ${route} of ${routes.length}: ${inShort(routes[route - 1])}`;
  const [{ source, relation, target }] = hops[hop - 1].claims;
  return `${capital(unitOf({ hops }))} ${hop} of ${hops.length}: ${nowCalled(source)} ${PHRASES.get(relation)} ${nowCalled(target)}`;
}

/** Show the routes that the page was written for, at the place that is open. */
function showGiven() {
  const place = placeWithin(readPlace(open.slice(GIVEN_VIEW.length)), givenRoutes.map(({ hops }) => hops.length));
  showWalk({ routes: givenRoutes, ...place, viewAt: (to) => `${GIVEN_VIEW}${writePlace(to)}` }, backButton(), element("h2", {}, WALK_WORDS.title), ...GIVEN.notes.map((note) => element("p", {}, foreign(note))));
}

/* Arrow keys step from hop to hop, but where they have another meaning. */
document.addEventListener("keydown", (event) => {
  const by = { ArrowRight: "next", ArrowLeft: "back" }[event.key];
  if (!walked || !by || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest("input, select, textarea, .scroll")) return;
  event.preventDefault();
  panel.querySelector(`[data-keep=${by}]:not(:disabled)`)?.click();
});

/* On paper, all routes are written out in place of the one in the panel. */
window.addEventListener("beforeprint", () => {
  panel.classList.toggle("walked", walked !== null);
  const routes = walked?.routes ?? givenRoutes;
  document.getElementById("written-out").replaceChildren(...routes.flatMap((route, place) => [
    element("h2", {}, isChain(route) ? `Route ${place + 1}: ` : "", foreign(inShort(route))), element("p", { class: "quiet" }, measureOf(route)), restsOn(route),
    element("ol", { class: "hops" }, ...route.hops.map((hop) => hopItem(hop, false)))]));
});
window.addEventListener("afterprint", () => document.getElementById("written-out").replaceChildren());
