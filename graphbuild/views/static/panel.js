"use strict";
/* The panel beside the picture: what is known of an entity or a relation, with the sentences that say so. */

const panel = document.getElementById("panel");

/** Fill the panel; the reader sees its top. */
function fill(...children) {
  panel.replaceChildren(...children);
  panel.scrollTop = 0;
}

/** A name that opens its entity. */
function nameButton(id) {
  return element("button", { type: "button", class: "name", click: () => openEntity(id) }, foreign(nameOf(id)));
}

/** A sentence with the two names marked; the marks are places in UTF-16 units, the source's first; then who says so and when. */
function quotation([index, ...told]) {
  const { text, doc, date } = SENTENCES[index];
  const places = [told.slice(0, 2), told.slice(2, 4)].sort((a, b) => a[0] - b[0]);
  const remark = told[4] ? element("p", { class: "source" }, told[4]) : "";
  const quote = element("p", { dir: "auto" });
  let end = 0;
  for (const [start, stop] of places) {
    const from = Math.max(start, end);
    if (stop <= from) continue;
    quote.append(text.slice(end, from), element("mark", {}, text.slice(from, stop)));
    end = stop;
  }
  quote.append(text.slice(end));
  return element("blockquote", {}, quote, remark, sourceOf(doc, date));
}

/** Where and when a sentence was published; an address is a link only if it is one of the web. */
function sourceOf(doc, date) {
  const { title, url, source, copy_of: original } = DOCUMENTS[doc];
  const line = element("p", { class: "source" }, foreign(title ?? doc));
  if (source) line.append(", ", foreign(source));
  line.append(`, ${date ?? "undated"}`);
  if (title) line.append(" (", foreign(doc), ")");
  if (original) line.append(", a copy of ", foreign(original));
  if (/^https?:\/\//iu.test(url ?? "")) {
    line.append(" ", element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, "original"));
  }
  return line;
}

/** How many sentences bear a relation out, in how many texts, and of how many sources where some are copies of others. */
function behind({ evidence }) {
  const sentences = countOf(evidence.length, "sentence");
  const texts = new Set(evidence.map(([index]) => SENTENCES[index].doc));
  const sources = new Set([...texts].map((doc) => DOCUMENTS[doc].copy_of ?? doc));
  const copied = sources.size < texts.size ? ` from ${countOf(sources.size, "source")}` : "";
  return texts.size > 1 ? `${sentences} in ${countOf(texts.size, "text")}${copied}` : sentences;
}

/** A relation as one line, and its sentences behind their count; seen from one of its ends, that end is left out. */
function claimItem(number, from) {
  const claim = CLAIMS[number];
  const other = claim.source === from ? claim.target : claim.source;
  const arrow = CLOSENESS.has(claim.relation) ? "" : claim.source === from ? "→ " : "← ";
  const details = element("details", {}, element("summary", { class: "quiet" }, behind(claim)));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(...claim.evidence.map(quotation));
  });
  return element("li", {}, arrow, nameButton(other), " ", details);
}

/** The relations of an entity, by type in the order of the legend, what it does before what is done to it. */
function relationGroups(id) {
  return CONTENTS.relations.flatMap(({ relation, phrase }) => {
    const found = CLAIMS_OF.get(id).filter((number) => CLAIMS[number].relation === relation);
    if (!found.length) return [];
    found.sort((a, b) => (CLAIMS[b].source === id) - (CLAIMS[a].source === id)
      || CLAIMS[b].evidence.length - CLAIMS[a].evidence.length || a - b);
    return [element("h3", {}, `${phrase} (${found.length})`), element("ul", {}, ...found.map((number) => claimItem(number, id)))];
  });
}

function showEntity(id) {
  const { kind, name, aliases, mentions } = ENTITIES[id];
  const known = element("p", { class: "quiet" }, `${kind}, named ${countOf(mentions, "time")}`);
  if (aliases.length) known.append(", also as ", foreign(aliases.join(", ")));
  const groups = relationGroups(id);
  if (!groups.length) groups.push(element("p", {}, "No sentence ties it to another entity."));
  fill(backButton(), element("h2", { dir: "auto" }, name), known, ...groups);
}

function showClaim(number) {
  const { source, relation, target, evidence } = CLAIMS[number];
  const title = element("h2", {}, nameButton(source), ` ${PHRASES.get(relation)} `, nameButton(target));
  const note = CLOSENESS.has(relation)
    ? "These sentences name the two together; they claim nothing more of them."
    : `${behind(CLAIMS[number])} ${evidence.length === 1 ? "says" : "say"} so:`;
  fill(backButton(), title, element("p", { class: "quiet" }, note), ...evidence.map(quotation));
}

const backButton = () => element("p", {}, element("button", { type: "button", click: () => openNothing() }, "All names"));

/** All entities by kind, the best connected first: the way into the graph without a mouse. */
function showAll() {
  const ties = (id) => new Set(CLAIMS_OF.get(id).filter(isClaim).flatMap((number) => [CLAIMS[number].source, CLAIMS[number].target])).size;
  const ids = Object.keys(ENTITIES).map((id) => [id, Math.max(0, ties(id) - 1)]);
  const groups = CONTENTS.kinds.map(({ kind, plural, count }) => {
    const members = ids.filter(([id]) => ENTITIES[id].kind === kind).sort((a, b) => b[1] - a[1] || nameOf(a[0]).localeCompare(nameOf(b[0]), "en"));
    const items = members.map(([id, tied]) => element("li", {}, nameButton(id), " ", element("span", { class: "quiet" }, tied || "")));
    return element("details", { open: "" }, element("summary", {}, element("strong", {}, plural), ` ${count}`), element("ul", {}, ...items));
  });
  const how = "Click a name or a line in the picture to read what the texts say. The figure is how many others a claim ties it to.";
  fill(element("h2", {}, "All names"), element("p", { class: "quiet" }, how), ...groups);
}
