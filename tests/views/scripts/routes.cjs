"use strict";
/* Read a JSON list of { claims, from, to, count, limits } from standard input, write the routes of each. */
const { cheapestRoutes, routesApart, tiesOf } = require(`${process.env.STATIC}/routes.js`);

const found = ({ claims, from, to, count, limits }) => (limits.apart ? routesApart : cheapestRoutes)(tiesOf(claims), from, to, count, limits);
const asked = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map((each) => found(each).map(({ way }) => way))));
