"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { bestFits, fit, fold } = require(`${process.env.STATIC}/matching.js`);

const entries = (...names) => names.map((name) => ({ name, spellings: [].concat(name).map(fold) }));
const found = (text, ...names) => bestFits(entries(...names), fold(text), 2).map(({ entry }) => entry.name);

for (const [typed, folded] of [["Erdoğan", "erdogan"], ["U.S.", "us"], ["Côte d’Ivoire", "cote divoire"], ["AT&T", "at&t"], ["  Nord-Stream 2 ", "nord stream 2"]]) {
  test(`a reader may type ${typed} as ${folded}`, () => assert.equal(fold(typed), folded));
}

test("the whole is better than a beginning, that than a word's, that than within", () => {
  assert.deepEqual(["iran", "iranian bank", "bank of iran", "tehiran", "iraq"].map((spelling) => fit(spelling, "iran")), [0, 1, 2, 3, Infinity]);
});

test("the best come first, equals in their order, and no more than asked for", () => {
  assert.deepEqual(found("an", "Iran", "Anne", "Andrei", "Jan"), ["Anne", "Andrei"]);
});

test("nothing typed finds nothing", () => assert.deepEqual(found(" ", "Iran"), []));

test("it is said which spelling fits", () => {
  assert.equal(bestFits(entries(["Russia", "Moscow"]), "mosc", 5)[0].spelling, 1);
});
