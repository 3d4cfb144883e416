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
function quotation({ sentence, marks, remark: said }) {
  const { text, doc, date } = SENTENCES[sentence];
  const places = [marks.slice(0, 2), marks.slice(2, 4)].sort((a, b) => a[0] - b[0]);
  const remark = said ? element("p", { class: "source" }, said) : "";
  const quote = element("p", { dir: "auto" });
  let end = 0;
  for (const [start, stop] of places) {
    const from = Math.max(start, end);
    if (stop <= from) continue;
    quote.append(text.slice(end, from), element("mark", {}, text.slice(from, stop)));
    end = stop;
  }
  quote.append(text.slice(end));
  return element("blockquote", {}, quote, remark, sourceLine(doc, date, documentLink(doc, sentence)));
}

/** Where and when something was published, after a title; an address is a link only if it is one of the web. */
function sourceLine(doc, date, head = foreign(titleOf(doc))) {
  const { title, url, source, copy_of: original } = DOCUMENTS[doc];
  const line = element("p", { class: "source" }, head);
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
function behind(evidence) {
  const sentences = countOf(evidence.length, "sentence");
  const texts = new Set(evidence.map(({ sentence }) => SENTENCES[sentence].doc));
  const sources = countSources(evidence, CONTENTS);
  const copied = sources < texts.size ? ` from ${countOf(sources, "source")}` : "";
  return texts.size > 1 ? `${sentences} in ${countOf(texts.size, "text")}${copied}` : sentences;
}

/** A relation as one line, and its sentences behind their count; seen from one of its ends, that end is left out. */
function claimItem(number, from) {
  const claim = CLAIMS[number];
  const other = claim.source === from ? claim.target : claim.source;
  const arrow = CLOSENESS.has(claim.relation) ? "" : claim.source === from ? "→ " : "← ";
  const evidence = shown.claims.get(number);
  const details = element("details", {}, element("summary", { class: "quiet" }, behind(evidence)));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(...evidence.map(quotation));
  });
  return element("li", {}, arrow, nameButton(other), " ", details);
}

/** The relations of an entity, by type in the order of the legend, what it does before what is done to it. */
function relationGroups(id) {
  return CONTENTS.relations.flatMap(({ relation, phrase }) => {
    const found = CLAIMS_OF.get(id).filter((number) => CLAIMS[number].relation === relation && shown.claims.has(number));
    if (!found.length) return [];
    found.sort((a, b) => (CLAIMS[b].source === id) - (CLAIMS[a].source === id)
      || shown.claims.get(b).length - shown.claims.get(a).length || a - b);
    return [element("h3", {}, `${phrase} (${found.length})`), element("ul", {}, ...found.map((number) => claimItem(number, id)))];
  });
}

/** What the texts tell of an entity beside its name: office, standing and the like, the commonest first. */
function attributeList(attributes) {
  const told = Object.entries(attributes).filter(([, values]) => values.length);
  if (!told.length) return "";
  return element("dl", { class: "attributes" }, ...told.flatMap(([name, values]) =>
    [element("dt", {}, name), element("dd", { dir: "auto" }, values.slice(0, MAX_VALUES).join("; "))]));
}

const MAX_VALUES = 3;

/** Buttons that show only what is near an entity, each with how many that would be by kind. */
function nearButtons(id) {
  const claims = walkableAround();
  const buttons = [1, 2, 3].map((hops) => {
    const ids = [...near(id, hops, claims).keys()].filter((each) => each !== id);
    const kinds = CONTENTS.kinds.map(({ kind, plural }) => [plural, ids.filter((each) => ENTITIES[each].kind === kind).length]).filter(([, count]) => count);
    const isOn = asked.focus?.id === id && asked.focus.hops === hops;
    return element("button", { type: "button", "aria-pressed": String(isOn), title: kinds.map(([plural, count]) => `${count} ${plural}`).join(", "),
      click: () => ask({ focus: isOn ? null : { id, hops } }) }, `${countOf(hops, "hop")} (${ids.length})`);
  });
  return element("p", { class: "near" }, "Only what is near: ", ...buttons);
}

/** The claims that the filters pass, whatever is near. */
function walkableAround() {
  return [...passing(CONTENTS, { ...asked, focus: null }).claims.keys()].map((number) => CLAIMS[number]);
}

function showEntity(id) {
  const { kind, name, aliases, mentions, attributes } = ENTITIES[id];
  const known = element("p", { class: "quiet" }, `${kind}, named ${countOf(mentions, "time")}`);
  if (aliases.length) known.append(", also as ", foreign(aliases.join(", ")));
  const groups = relationGroups(id);
  if (!groups.length) groups.push(element("p", {}, CLAIMS_OF.get(id).length ? "The filters hide all its relations." : "No sentence ties it to another entity."));
  const path = element("p", {}, element("button", { type: "button", click: () => askForRoutes(id) }, "Find a path from here"));
  fill(backButton(), element("h2", { dir: "auto" }, name), known, attributeList(attributes), listedList(ENTITIES[id]), ...noteList(ENTITIES[id]), nearButtons(id), path, changeTools(id), ...groups);
}

function showClaim(number) {
  const { source, relation, target } = CLAIMS[number];
  const evidence = shown.claims.get(number) ?? CLAIMS[number].evidence;
  const title = element("h2", {}, nameButton(source), ` ${PHRASES.get(relation)} `, nameButton(target));
  const hidden = shown.claims.has(number) ? "" : "The filters hide this relation. ";
  const note = CLOSENESS.has(relation)
    ? "These sentences name the two together; they claim nothing more of them."
    : `${behind(evidence)} ${evidence.length === 1 ? "says" : "say"} so:`;
  fill(backButton(), title, element("p", { class: "quiet" }, hidden + note), ...evidence.map(quotation));
}

/** The way back: to all names, and to the routes that the page was written for. */
function backButton() {
  const names = element("button", { type: "button", click: () => openNothing() }, "All names");
  if (!GIVEN || open.startsWith(GIVEN_VIEW)) return element("p", {}, names);
  return element("p", {}, element("button", { type: "button", click: () => openView(GIVEN_VIEW) }, WALK_WORDS.back), " ", names);
}

const MOST_LISTED = 100;

/** All entities that are shown, by kind, the best connected first: the way into the graph without a mouse. */
function showAll() {
  const groups = CONTENTS.kinds.flatMap(({ kind, plural }) => {
    const members = [...shown.entities].filter((id) => ENTITIES[id].kind === kind).map((id) => [id, partnersOf(id).size]);
    if (!members.length) return [];
    members.sort((a, b) => b[1] - a[1] || byName.compare(nameOf(a[0]), nameOf(b[0])));
    const item = ([id, tied]) => element("li", {}, nameButton(id), " ", element("span", { class: "quiet" }, tied || ""));
    const items = inPortions(members, MOST_LISTED, item, (more) => element("li", {}, more));
    return [element("details", { open: "" }, element("summary", {}, element("strong", {}, plural), ` ${members.length}`), element("ul", {}, ...items))];
  });
  const how = "Click a name or a line in the picture to read what the texts say. The figure is how many others a claim ties it to.";
  fill(GIVEN ? backButton() : "", element("h2", {}, "All names"), element("p", { class: "quiet" }, how), ...groups, documentList());
}
