"use strict";
/* Why there is no route: in plain words, from what the page holds. */

/** Names in a row, with a word before the last. */
function inRow(names, word = "and") {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}

const offKinds = () => CONTENTS.kinds.filter(({ kind }) => asked.hidden.kinds.includes(kind)).map(({ plural }) => plural);

/* What a reader does about each filter. */
const REMEDIES = {
  kinds: () => `${inRow(offKinds())} switched on`,
  relations: () => "all claims switched on",
  statuses: () => `${inRow(asked.hidden.statuses)} evidence switched on`,
  sources: () => "fewer sources asked for",
  written: () => "all of the timeline “Written”",
  happened: () => "all of the timeline “Happened”",
  focus: () => `more than what is near ${nameOf(asked.focus.id)}`,
};

/** The claims that something asked for lets pass. */
const claimsFor = (something) => [...passing(CONTENTS, something).claims.keys()].map((number) => CLAIMS[number]);
const leads = (something, { from, to }) => reachable(claimsFor(something), from).has(to);

/** Say what is amiss with the names that a route was asked for; empty if nothing is. */
function whyNoSearch({ from, to, via, avoid }) {
  if (!from && !to) return "Name two entities, and see how the texts tie them.";
  if (![from, to].every((id) => Object.hasOwn(ENTITIES, id))) return "Name two entities that this page has.";
  if (from === to) return "Both names mean the same entity.";
  const unknown = [via, ...avoid].filter((id) => id && !Object.hasOwn(ENTITIES, id));
  if (unknown.length) return `This page has nobody of the name ${inRow(unknown, "or")}.`;
  if ([from, to].includes(via)) return "What routes lead through stands between their ends. Name another.";
  if (via && avoid.includes(via)) return `Routes cannot lead through ${nameOf(via)} and not through it. Take one of the two away.`;
  return "";
}

/** Say that what a route must or must not pass cuts it off; empty if that is not why. */
function whyNotThrough({ from, to, via, avoid }) {
  const ties = shownTies();
  const leadsWith = (limits) => cheapestRoutes(ties, from, to, 1, limits).length > 0;
  if (avoid.length && leadsWith({ via })) return `All routes on what is shown${via ? ` by way of ${nameOf(via)}` : ""} lead through ${inRow(avoid.map(nameOf), "or")}.`;
  if (via && leadsWith({ avoid })) return `No route on what is shown leads through ${nameOf(via)}${avoid.length ? " and keeps away from the others" : ""}; there are some by other ways.`;
  if ((via || avoid.length) && leadsWith({})) return "No route on what is shown leads as asked; there are some if all ways are open.";
  return "";
}

/** Say which filters cut a route off; empty if none does. */
function whyFiltered(steps) {
  const off = [steps.from, steps.to].filter((id) => !shown.entities.has(id));
  const hidden = off.length ? `The filters hide ${inRow(off.map(nameOf))}. ` : "";
  const single = lifts(asked, CLOSENESS).filter(([, something]) => leads(something, steps)).map(([name]) => REMEDIES[name]());
  if (single.length) return `${hidden}No route on what is shown; there is one with ${inRow(single, "or with")}.`;
  const every = { ...ALL, hidden: { ...ALL.hidden, relations: [...CLOSENESS] } };
  return leads(every, steps) ? `${hidden}No route on what is shown; there is one if the filters are reset.` : hidden && `${hidden}Nor does any claim tie the two.`;
}

/** Say how far claims lead from each end. */
function howFar({ from, to }) {
  const claims = CLAIMS.filter(({ evidence }, number) => evidence.length && isClaim(number));
  const [here, there] = [from, to].map((id) => {
    const others = [...reachable(claims, id)].slice(1);
    if (!others.length) return `no claim ties ${nameOf(id)} to anybody`;
    const who = others.slice(0, 3).map(nameOf);
    return `from ${nameOf(id)} claims lead to ${countOf(others.length, "other")} (${others.length > 3 ? `first to ${inRow(who)}` : inRow(who)})`;
  });
  return `${capital(here)}; ${there}.`;
}

/** Say why no route was found. */
function whyNone(steps) {
  const told = whyNoSearch(steps) || whyNotThrough(steps) || whyFiltered(steps);
  if (told) return told;
  const isClose = leads({ ...ALL }, steps);
  return isClose
    ? "No claims tie them; there is a route only through names that stand together. Switch on closeness to see it."
    : `Nothing on this page ties them together. ${howFar(steps)}`;
}
