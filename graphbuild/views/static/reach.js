"use strict";
/* Who can be reached from whom, and which filters cut that off: pure functions. */

/** All ids that some claims lead to from one, in any direction, itself included; nearest first. */
function reachable(claims, from) {
  const beside = new Map();
  const add = (one, other) => (beside.get(one) ?? beside.set(one, []).get(one)).push(other);
  for (const { source, target } of claims) {
    add(source, target);
    add(target, source);
  }
  const reached = new Set([from]);
  for (const id of reached) for (const next of beside.get(id) ?? []) reached.add(next);
  return reached;
}

/** The filters that are set, each with what asking for all in its place is: a list of [name, asked]. */
function lifts(asked, closeness) {
  const { hidden } = asked;
  const claimsOff = hidden.relations.filter((relation) => !closeness.has(relation));
  const found = [
    ["kinds", hidden.kinds.length, { hidden: { ...hidden, kinds: [] } }],
    ["relations", claimsOff.length, { hidden: { ...hidden, relations: hidden.relations.filter((relation) => closeness.has(relation)) } }],
    ["statuses", hidden.statuses.length, { hidden: { ...hidden, statuses: [] } }],
    ["sources", asked.minSources > 1, { minSources: 1 }],
    ["written", asked.written, { written: null }],
    ["happened", asked.happened, { happened: null }],
    ["focus", asked.focus, { focus: null }],
  ];
  return found.filter(([, isSet]) => isSet).map(([name, , change]) => [name, { ...asked, ...change }]);
}

if (typeof module !== "undefined") module.exports = { lifts, reachable };
