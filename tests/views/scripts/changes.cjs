"use strict";
/* Reads pages and changes from standard input, and writes what is left after them: names, aliases, and claims with their sentences. */
const { changed } = require(`${process.env.STATIC}/changes.js`);

const left = ({ page, changes }) => {
  const { entities, claims } = changed(page, changes, ({ relation }) => relation !== "co_mentioned");
  return {
    entities: Object.fromEntries(Object.entries(entities).map(([id, { name, aliases, notes }]) => [id, [name, aliases, notes.map(({ text }) => text)]])),
    claims: claims.filter(({ evidence }) => evidence.length).map(({ source, relation, target, evidence }) =>
      [relation, ...(relation === "co_mentioned" ? [source, target].sort() : [source, target]), evidence.map(({ sentence }) => sentence).sort()]).sort(),
  };
};

process.stdout.write(JSON.stringify(JSON.parse(require("node:fs").readFileSync(0, "utf8")).map(left)));
