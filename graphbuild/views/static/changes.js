"use strict";
/* What a reader changes: hidden, renamed, noted, the same as, pinned. Pure functions of what the page holds and of a list
   of changes; the same rules as graphbuild/resolve/replay.py. */

const CHANGES_FORMAT = "graphbuild-changes 1";
const MOST_NAMES = 8; // by so many names an entity is found again in other texts
const LONGEST = 10_000; // characters of a name, note or reason

/** Whom a change is about: the id, and names by which it is found under another one. */
const subjectOf = (id, { name, aliases }) => ({ id, names: [name, ...aliases].slice(0, MOST_NAMES).map((each) => each.toWellFormed()) });

/** The changes with one more; a new name or pin takes the place of the one before. */
function withChange(changes, change) {
  const isOvertaken = ({ action, entity }) => ["pin", "rename"].includes(action) && action === change.action && entity.id === change.entity.id;
  return [...changes.filter((each) => !isOvertaken(each)), change];
}

const withName = (entity, name) => ({ ...entity, name, aliases: [...new Set([entity.name, ...entity.aliases])].filter((each) => each !== name).sort() });

const joinedEntity = (one, other) => ({
  ...other,
  aliases: [...new Set([one.name, ...one.aliases, ...other.aliases])].filter((each) => each !== other.name).sort(),
  mentions: one.mentions + other.mentions,
  notes: [...(other.notes ?? []), ...(one.notes ?? [])],
});

const GONE = "it is not on this page, or is hidden or merged";
const FOLLOWS = ["merge", "note"]; // actions that may name who was merged into another

/* What each action does to the entities, by id, and to `into`, who is merged into whom; it returns why it can do nothing. */
const DEEDS = {
  hide: ({ entity: { id } }, { entities }) => {
    delete entities[id];
  },
  merge: ({ entity: { id }, into: { id: target } }, { entities, into, now }) => {
    const other = now(target);
    if (into.has(id)) return now(id) === other ? undefined : GONE;
    if (!Object.hasOwn(entities, other)) return "the other is not on this page";
    if (id === other) return "it would be merged into itself";
    if ((entities[id].kind === "measure") !== (entities[other].kind === "measure")) return "a measure and what is none cannot be the same";
    entities[other] = joinedEntity(entities[id], entities[other]);
    delete entities[id];
    into.set(id, other);
    return undefined;
  },
  rename: ({ entity: { id }, name }, { entities }) => {
    entities[id] = withName(entities[id], name);
  },
  note: ({ entity, text, date }, { entities, now }) => {
    const id = now(entity.id);
    entities[id] = { ...entities[id], notes: [...(entities[id].notes ?? []), { text, by: "", date: date.slice(0, 10) }] };
  },
  pin: () => undefined,
};

/** The entities after all changes; who was merged into whom; and why some changes have no effect. */
function changedEntities(original, changes) {
  const entities = { ...original };
  const into = new Map();
  const now = (id) => {
    let at = id;
    while (into.has(at)) at = into.get(at);
    return at;
  };
  const idle = new Map();
  for (const change of changes) {
    const id = FOLLOWS.includes(change.action) ? now(change.entity.id) : change.entity.id;
    const why = Object.hasOwn(entities, id) ? DEEDS[change.action](change, { entities, into, now }) : GONE;
    if (why) idle.set(change, why);
  }
  return { entities, idle, now };
}

/** A claim that now says the same as an earlier one gives it its sentences. */
function joinedClaim(one, other) {
  const known = new Set(one.evidence.map(({ sentence }) => sentence));
  const evidence = [...one.evidence, ...other.evidence.filter(({ sentence }) => !known.has(sentence))];
  return { ...one, evidence, weight: one.weight + other.weight };
}

/** The claims, each under its old number, between those whom they tie now; one that says nothing any more has no evidence. */
function changedClaims(original, entities, now, isDirected) {
  const first = new Map();
  return original.reduce((claims, claim, number) => {
    const [source, target] = [now(claim.source), now(claim.target)];
    const isSame = source === claim.source && target === claim.target;
    const isGone = !Object.hasOwn(entities, source) || !Object.hasOwn(entities, target) || (source === target && !isSame);
    const ends = isDirected(claim) ? [source, target] : [source, target].sort();
    const key = [claim.relation, ...ends].join("|");
    if (isGone || first.has(key)) claims.push({ ...claim, source, target, evidence: [] });
    else claims.push(isSame ? claim : { ...claim, source, target });
    if (!isGone && first.has(key)) claims[first.get(key)] = joinedClaim(claims[first.get(key)], claim);
    if (!isGone && !first.has(key)) first.set(key, number);
    return claims;
  }, []);
}

/** What the page holds after all changes. */
function changed({ entities: original, claims }, changes, isDirected) {
  const { entities, idle, now } = changedEntities(original, changes);
  const isMoved = (id) => !Object.hasOwn(entities, id);
  const isTouched = Object.keys(original).some(isMoved);
  return { entities, idle, now, claims: isTouched ? changedClaims(claims, entities, now, isDirected) : claims };
}

/** A value with the keys of its objects sorted. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

/** The file that graphbuild apply takes; the same changes make the same bytes. */
const changesText = (by, changes) => `${JSON.stringify(sorted({ by, changes, format: CHANGES_FORMAT }), null, 1)}\n`;

const isWords = (value) => typeof value === "string" && value.trim() !== "" && value.length <= LONGEST;
const isSubject = (value) => isWords(value?.id) && Array.isArray(value.names) && value.names.every(isWords);
const isPlace = (value) => Array.isArray(value) && value.length === 2 && value.every((each) => Number.isFinite(each));
const FIELDS = {
  because: (value) => typeof value === "string" && value.length <= LONGEST,
  date: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u.test(value),
  entity: isSubject,
};
const MORE_FIELDS = { hide: {}, merge: { into: isSubject }, rename: { name: isWords }, note: { text: isWords }, pin: { at: isPlace } };

/** Read such a file; what is wrong with one is thrown as an Error, in one line. */
function readChanges(text) {
  let told = null;
  try {
    told = JSON.parse(text);
  } catch {
    throw new Error("This is no JSON.");
  }
  if (told?.format !== CHANGES_FORMAT || !Array.isArray(told.changes) || typeof (told.by ?? "") !== "string") {
    throw new Error(`This is no file of changes: its format is not “${CHANGES_FORMAT}”.`);
  }
  told.changes.forEach((change, number) => {
    if (!Object.hasOwn(MORE_FIELDS, change?.action)) throw new Error(`Change ${number + 1} has no proper action.`);
    const fields = { ...FIELDS, ...MORE_FIELDS[change.action] };
    const wrong = Object.keys(fields).find((name) => !fields[name](change[name]));
    if (wrong) throw new Error(`Change ${number + 1} has no proper ${wrong}.`);
  });
  return { by: told.by ?? "", changes: told.changes };
}

/** A name as it fits beside a node, as graphbuild/views/elements.py cuts it. */
function labelOf(name, width = 22, most = 2) {
  const lines = [""];
  for (const word of name.split(/[\s\p{C}]+/u).filter(Boolean)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= width || lines.at(-1) === "") lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const cut = lines.slice(0, most).map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line));
  if (lines.length > most && !cut.at(-1).endsWith("…")) cut[most - 1] = `${cut[most - 1].slice(0, width - 1)}…`;
  return cut.join("\n");
}

if (typeof module !== "undefined") module.exports = { changed, changesText, labelOf, readChanges, subjectOf, withChange };
