"use strict";
/* Read a JSON list of { claims, from, to, count } from standard input, write the routes of each. */
const { cheapestRoutes, tiesOf } = require(`${process.env.STATIC}/routes.js`);

const asked = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map(({ claims, from, to, count }) => cheapestRoutes(tiesOf(claims), from, to, count).map(({ way }) => way))));
