"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { changed, changesText, labelOf, readChanges, subjectOf, withChange } = require(`${process.env.STATIC}/changes.js`);

const entity = (kind, name, ...aliases) => ({ kind, name, aliases, mentions: 1, notes: [] });
const PAGE = {
  entities: {
    alfa: entity("organization", "Alfa", "Alfa Co"), beta: entity("organization", "Beta"), no: entity("country", "Norway"),
    ban: entity("measure", "ban"),
  },
  claims: [
    { source: "no", relation: "criticises", target: "alfa", weight: 1, evidence: [{ sentence: 0 }, { sentence: 1 }] },
    { source: "no", relation: "criticises", target: "beta", weight: 1, evidence: [{ sentence: 1 }, { sentence: 2 }] },
    { source: "alfa", relation: "consults", target: "beta", weight: 1, evidence: [{ sentence: 3 }] },
    { source: "beta", relation: "near", target: "no", weight: 0.5, evidence: [{ sentence: 4 }] },
    { source: "alfa", relation: "near", target: "no", weight: 0.25, evidence: [{ sentence: 5 }] },
  ],
};
const about = (id) => subjectOf(id, PAGE.entities[id] ?? entity("person", id));
const change = (action, id, more = {}) => ({ action, because: "so", date: "2026-03-04T05:06:07Z", entity: about(id), ...more });
const merge = (one, other) => change("merge", one, { into: about(other) });
const isDirected = ({ relation }) => relation !== "near";
const after = (...changes) => changed(PAGE, changes, isDirected);
const sentences = ({ claims }) => claims.map(({ evidence }) => evidence.map(({ sentence }) => sentence));

test("without changes all is as it was written", () => {
  assert.equal(after().claims, PAGE.claims);
  assert.deepEqual(after().entities, PAGE.entities);
});

test("what is hidden goes with its relations", () => {
  const page = after(change("hide", "alfa"));

  assert.deepEqual(Object.keys(page.entities), ["beta", "no", "ban"]);
  assert.deepEqual(sentences(page), [[], [1, 2], [], [4], []]);
});

test("who is the same shares names, mentions and relations, and has none with itself", () => {
  const page = after(merge("alfa", "beta"));

  assert.deepEqual([page.entities.beta.aliases, page.entities.beta.mentions], [["Alfa", "Alfa Co"], 2]);
  assert.deepEqual(sentences(page), [[0, 1, 2], [], [], [4, 5], []]);
  assert.deepEqual([page.claims[0].target, page.claims[3].weight, page.now("alfa")], ["beta", 0.75, "beta"]);
});

test("merges follow each other in either order, and none goes round in a circle", () => {
  for (const changes of [[merge("alfa", "beta"), merge("beta", "no")], [merge("beta", "no"), merge("alfa", "beta")]]) {
    assert.deepEqual([after(...changes).now("alfa"), after(...changes).idle.size], ["no", 0]);
  }
  assert.equal(after(merge("alfa", "beta"), merge("beta", "alfa")).idle.size, 1);
  assert.equal(after(merge("alfa", "alfa")).idle.size, 1);
});

test("a measure is never the same as what is none", () => {
  assert.match([...after(merge("ban", "no")).idle.values()][0], /a measure and what is none/u);
});

test("what is renamed keeps its old name as an alias, and a later name takes the place of an earlier", () => {
  const one = change("rename", "alfa", { name: "Alpha" });
  const changes = withChange(withChange([one], change("note", "alfa", { text: "x" })), change("rename", "alfa", { name: "A" }));

  assert.deepEqual(changes.map(({ action, name }) => name ?? action), ["note", "A"]);
  assert.deepEqual(after(...changes).entities.alfa.aliases, ["Alfa", "Alfa Co"]);
});

test("a note says of which day it is", () => {
  assert.deepEqual(after(change("note", "no", { text: "Ask." })).entities.no.notes, [{ text: "Ask.", by: "", date: "2026-03-04" }]);
});

test("a change of what is not there has no effect, and the others have", () => {
  const page = after(change("hide", "nobody"), change("hide", "beta"), change("rename", "beta", { name: "B" }));

  assert.equal(page.idle.size, 2);
  assert.equal(Object.hasOwn(page.entities, "beta"), false);
});

test("changes leave what was written as it was", () => {
  const before = JSON.stringify(PAGE);
  after(merge("alfa", "beta"), change("rename", "beta", { name: "B" }), change("hide", "no"));

  assert.equal(JSON.stringify(PAGE), before);
});

test("a file is read as it was written, with sorted keys", () => {
  const changes = [merge("alfa", "beta"), change("pin", "no", { at: [1, -2] })];
  const text = changesText("Ana", changes);

  assert.deepEqual(readChanges(text), { by: "Ana", changes });
  assert.equal(changesText("Ana", readChanges(text).changes), text);
  assert.match(text, /^\{\n "by": "Ana",\n "changes": \[\n {2}\{\n {3}"action": "merge",/u);
});

test("a file that is none is refused with what is wrong", () => {
  const file = (changes) => JSON.stringify({ format: "graphbuild-changes 1", changes });
  const cases = [
    ["{", /no JSON/u], ["null", /no file of changes/u], ['{"format": "graphbuild-changes 2", "changes": []}', /no file of changes/u],
    [file([null]), /Change 1 has no proper action/u], [file([change("toString", "no")]), /Change 1 has no proper action/u],
    [file([change("hide", "no"), change("pin", "no")]), /Change 2 has no proper at/u],
    [file([change("rename", "no", { name: " " })]), /no proper name/u],
    [file([change("hide", "no", { date: "today" })]), /no proper date/u],
    [file([change("merge", "no", { into: { id: "x", names: "y" } })]), /no proper into/u],
  ];
  for (const [text, complaint] of cases) assert.throws(() => readChanges(text), complaint);
});

test("a label is wrapped and cut", () => {
  assert.equal(labelOf("Bureau of Industry and Security"), "Bureau of Industry and\nSecurity");
  assert.equal(labelOf("x".repeat(40)), `${"x".repeat(21)}…`);
  assert.equal(labelOf("one two three four five six seven eight nine ten eleven").split("\n").length, 2);
});
