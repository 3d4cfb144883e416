"use strict";
/* Two timelines, each with a brush: when the sentences were written, and when what they tell of happened. */

const DAY_LENGTH = 86_400_000;
const MOST_BINS = 60;

const toNumber = (day) => Date.parse(`${day}T00:00:00Z`) / DAY_LENGTH;
const toDay = (number) => new Date(number * DAY_LENGTH).toISOString().slice(0, 10);

/** Sort spans of days [first, last] into equal bins; each bin has its first and last day and how many touch it. */
function binned(spans) {
  const days = spans.flat().map(toNumber);
  const first = days.reduce((one, other) => Math.min(one, other), Infinity);
  const last = days.reduce((one, other) => Math.max(one, other), -Infinity);
  if (!days.length) return [];
  const size = Math.ceil((last - first + 1) / MOST_BINS);
  const bins = Array.from({ length: Math.ceil((last - first + 1) / size) }, (_, at) => {
    const start = first + at * size;
    return { first: toDay(start), last: toDay(Math.min(last, start + size - 1)), count: 0 };
  });
  for (const [from, to] of spans) {
    const end = Math.floor((toNumber(to) - first) / size);
    for (let at = Math.floor((toNumber(from) - first) / size); at <= end; at += 1) bins[at].count += 1;
  }
  return bins;
}

/** The spans of what the claims of a page tell: when written (`written`) or when it happened (`happened`). */
const SPANS = {
  written: ({ sentence }) => [SENTENCES[sentence].date, SENTENCES[sentence].date],
  happened: ({ first, last }) => [first, last],
};

function spansOf(name, evidence) {
  return evidence.map(SPANS[name]).filter(([first]) => first !== null);
}

/** Make a timeline work: bars that show all in grey and what is shown in colour, a brush to drag, two sliders for keys. */
function makeTimeline(root, name) {
  const bins = binned(spansOf(name, CLAIMS.filter((claim) => !CLOSENESS.has(claim.relation)).flatMap((claim) => claim.evidence)));
  root.hidden = bins.length < 2;
  if (root.hidden) return;
  const [from, to] = root.querySelectorAll("input");
  const chart = root.querySelector("svg");
  const output = root.querySelector("output");
  const tallest = Math.max(...bins.map(({ count }) => count));
  chart.setAttribute("viewBox", `0 0 ${bins.length} 1`);
  const heightOf = (count) => (count ? Math.max(0.08, count / tallest) : 0);
  const bar = (at, count, kind) => svg("rect", { class: kind, x: at + 0.08, width: 0.84, y: 1 - heightOf(count), height: heightOf(count) });
  const all = bins.map(({ count }, at) => bar(at, count, "all"));
  const brush = svg("rect", { class: "brush", y: 0, height: 1 });
  const passed = bins.map((_, at) => bar(at, 0, "shown"));
  chart.append(brush, ...all, ...passed);
  for (const slider of [from, to]) slider.max = bins.length - 1;

  const choose = (one, other) => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    const whole = low === 0 && high === bins.length - 1;
    ask({ [name]: whole ? null : [bins[low].first, bins[high].last] });
  };
  for (const slider of [from, to]) slider.addEventListener("input", () => choose(Number(from.value), Number(to.value)));
  const at = (event) => {
    const { left, width } = chart.getBoundingClientRect();
    return Math.max(0, Math.min(bins.length - 1, Math.floor(((event.clientX - left) / width) * bins.length)));
  };
  let begun = null;
  chart.addEventListener("pointerdown", (event) => {
    begun = at(event);
    chart.setPointerCapture(event.pointerId);
  });
  chart.addEventListener("pointermove", (event) => {
    if (begun !== null && at(event) !== begun) choose(begun, at(event));
  });
  chart.addEventListener("pointerup", (event) => {
    if (begun !== null) choose(begun, at(event));
    begun = null;
  });
  chart.addEventListener("dblclick", () => ask({ [name]: null }));

  parts.push(() => {
    const chosen = asked[name];
    const low = chosen ? Math.max(0, bins.findIndex(({ last }) => last >= chosen[0])) : 0;
    const high = chosen ? bins.findLastIndex(({ first }) => first <= chosen[1]) : bins.length - 1;
    [from.value, to.value] = [low, Math.max(low, high)];
    const words = `${bins[low].first} to ${bins[Math.max(low, high)].last}`;
    output.textContent = words;
    for (const [slider, bin] of [[from, bins[low].first], [to, bins[Math.max(low, high)].last]]) slider.setAttribute("aria-valuetext", bin);
    brush.setAttribute("x", low);
    brush.setAttribute("width", Math.max(low, high) - low + 1);
    const seen = binnedLike(bins, spansOf(name, [...shown.claims].filter(([number]) => isClaim(number)).flatMap(([, evidence]) => evidence)));
    passed.forEach((rect, place) => {
      rect.setAttribute("y", 1 - heightOf(seen[place]));
      rect.setAttribute("height", heightOf(seen[place]));
    });
  });
}

/** How many spans touch each of some bins. */
function binnedLike(bins, spans) {
  return bins.map(({ first, last }) => spans.filter(([from, to]) => from <= last && to >= first).length);
}

for (const name of ["written", "happened"]) makeTimeline(document.getElementById(name), name);
