"use strict";
/* What the page holds, and how it is put into words. Every text goes in by textContent; no text is ever markup. */

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const DRAWN = read("drawn");
const CONTENTS = read("contents");
const { entities: ENTITIES, claims: CLAIMS, sentences: SENTENCES, documents: DOCUMENTS } = CONTENTS;
const PHRASES = new Map(CONTENTS.relations.map((row) => [row.relation, row.phrase]));
const CLOSENESS = new Set(CONTENTS.relations.filter((row) => !row.claim).map((row) => row.relation));

/* The claims of each entity, by number. */
const CLAIMS_OF = new Map();
function indexClaims() {
  CLAIMS_OF.clear();
  for (const id of Object.keys(ENTITIES)) CLAIMS_OF.set(id, []);
  CLAIMS.forEach(({ source, target, evidence }, number) => {
    if (!evidence.length) return; // gone, or part of another claim since a reader changed something
    CLAIMS_OF.get(source).push(number);
    if (source !== target) CLAIMS_OF.get(target).push(number);
  });
}
indexClaims();

/** Make an element; strings among its children become text. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";
/** The same for a picture. */
const svg = (tag, attributes) => {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};

/** A text that came from outside, kept from turning the writing around it. */
const foreign = (text) => element("span", { dir: "auto" }, text);

const nameOf = (id) => ENTITIES[id].name;
const countOf = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
const isClaim = (number) => !CLOSENESS.has(CLAIMS[number].relation);

/* One that compares names; making one for each comparison is slow. */
const byName = new Intl.Collator("en");

/** The first so many of a long list as elements, and for the rest a button that shows as many again. */
function inPortions(all, size, make, wrap) {
  const list = all.slice(0, size).map(make);
  if (all.length <= size) return list;
  const more = element("button", { type: "button", click: (event) => {
    event.currentTarget.parentElement.closest("li, tr").replaceWith(...inPortions(all.slice(size), size, make, wrap));
  } }, `Show ${Math.min(size, all.length - size)} more of ${all.length - size}`);
  return [...list, wrap(more)];
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Say a claim in one line, for the hint and for screen readers. */
const inWords = ({ source, relation, target }) => `${nameOf(source)} ${PHRASES.get(relation)} ${nameOf(target)}`;

/** Tell screen readers what happened. */
function announce(text) {
  document.getElementById("news").textContent = text;
}
