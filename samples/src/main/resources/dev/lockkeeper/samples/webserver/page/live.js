"use strict";

const SHOWN_SECONDS = 60;
const HEIGHT = 200;
const AGAIN_MILLIS = 1000;
const dark = matchMedia("(prefers-color-scheme: dark)");

/* Every colour: on light, on dark. Lines differ by their dashes too. */
const BLUE = ["#0969da", "#58a6ff"], AMBER = ["#9a6700", "#d29922"], RED = ["#cf222e", "#ff7b72"];
const GREEN = ["#1a7f37", "#3fb950"], VIOLET = ["#8250df", "#bc8cff"], GREY = ["#8c959f", "#6e7681"];

const charts = [
  { id: "chart-pool", lines: [["running", BLUE], ["waiting", AMBER], ["places", GREY, [2, 4]], ["rejected/s", RED, [6, 3], "right"]],
    values: now => [now.pool.active, now.pool.queued, now.pool.capacity, now.rejectedPerSecond] },
  { id: "chart-rate", lines: [["requests/s", BLUE], ["errors/s", RED, [6, 3]]],
    values: now => [now.requestsPerSecond, now.errorsPerSecond] },
  { id: "chart-latency", lines: [["p50", GREEN], ["p95", AMBER, [6, 3]], ["p99", RED, [2, 3]]],
    values: now => [now.latencyMillis.p50, now.latencyMillis.p95, now.latencyMillis.p99] },
  { id: "chart-lock", lines: [["waits/s", VIOLET], ["ms waited/s", AMBER, [6, 3]]],
    values: now => [now.lockWaitsPerSecond, now.waitedMillisPerSecond] },
];

for (const chart of charts) {
  chart.data = [[], ...chart.lines.map(() => [])];
}

const colour = pair => pair[dark.matches ? 1 : 0];
const rounded = value => value == null ? "–" : value.toLocaleString("en", { maximumFractionDigits: value < 1 ? 2 : value < 10 ? 1 : 0 });
const clock = seconds => new Date(seconds * 1000).toLocaleTimeString("en", { hourCycle: "h23" });

function line([label, colours, dash, scale = "y"], isFirst) {
  const stroke = colour(colours);
  return { label, scale, stroke, dash, width: 2, fill: isFirst ? stroke + "22" : undefined, points: { show: false },
    value: (plot, value) => rounded(value) };
}

function draw(chart) {
  const place = document.getElementById(chart.id);
  const axis = {
    stroke: dark.matches ? "#a3adb8" : "#57606a",
    grid: { stroke: dark.matches ? "#2c343d" : "#e6eaef", width: 1 },
    ticks: { show: false },
  };
  const fromZero = { range: (plot, least, most) => [0, Math.max(1, most * 1.1)] };
  const options = {
    width: place.clientWidth,
    height: HEIGHT,
    cursor: { y: false },
    scales: {
      x: { range: (plot, first, last) => [last - SHOWN_SECONDS, last] },
      y: fromZero,
      right: fromZero,
    },
    axes: [
      { ...axis, space: 90, size: 30, values: (plot, times) => times.map(clock) },
      { ...axis, size: 46, values: (plot, values) => values.map(rounded) },
      ...chart.lines.filter(([, , , scale]) => scale).map(([label, colours, , scale]) => // an axis in the line's colour
        ({ ...axis, scale, side: 1, size: 46, stroke: colour(colours), grid: { show: false }, values: (plot, values) => values.map(rounded) })),
    ],
    series: [{}, ...chart.lines.map((it, index) => line(it, index === 0))],
  };
  place.replaceChildren();
  chart.plot = new uPlot(options, chart.data, place);
}

function add(chart, row) {
  row.forEach((value, column) => chart.data[column].push(value));
  while (chart.data[0][0] < row[0] - SHOWN_SECONDS) {
    chart.data.forEach(column => column.shift());
  }
  chart.plot.setData(chart.data);
  if (chart.plot.cursor.left < 0) {
    chart.plot.setLegend({ idx: chart.data[0].length - 1 });
  }
}

function write(id, value) {
  document.getElementById(id).textContent = value;
}

/* What the server counts from its start becomes a rate by the difference to the event before. */
function withRates(now, before) {
  const seconds = Math.max((now.time - before.time) / 1000, 0.001);
  const rate = (later, earlier) => (later - earlier) / seconds;
  return {
    ...now,
    requestsPerSecond: rate(now.requests, before.requests),
    errorsPerSecond: rate(now.errors, before.errors),
    rejectedPerSecond: rate(now.pool.rejected, before.pool.rejected),
    lockWaitsPerSecond: rate(now.lock.waits, before.lock.waits),
    waitedMillisPerSecond: rate(now.lock.waitedMillis, before.lock.waitedMillis),
  };
}

function showNumbers(now) {
  write("requests", now.requests);
  write("errors", now.errors);
  write("rate", rounded(now.requestsPerSecond));
  write("p95", rounded(now.latencyMillis.p95));
  write("pool-active", now.pool.active);
  write("workers", now.pool.workers);
  write("queued", now.pool.queued);
  write("capacity", now.pool.capacity);
  write("rejected", now.pool.rejected);
  write("lock-waits", now.lock.waits);
}

function showQueue(now) {
  const isFull = now.pool.queued >= now.pool.capacity || now.rejectedPerSecond > 0;
  document.getElementById("queue-full").hidden = !isFull;
  document.getElementById("queue").classList.toggle("full", isFull);
  document.getElementById("queue-fill").style.width = `${100 * now.pool.queued / now.pool.capacity}%`;
  write("queue-full", `The queue is full: ${now.pool.queued} of ${now.pool.capacity} places taken, ${now.pool.rejected} jobs rejected so far`);
}

let before;

function show(now) {
  const rated = withRates(now, before ?? now);
  before = now;
  showNumbers(rated);
  showQueue(rated);
  charts.forEach(chart => add(chart, [now.time / 1000, ...chart.values(rated)]));
}

function showConnection(state) {
  document.getElementById("connection").classList.toggle("connected", state === "connected");
  write("connection", state);
}

/* A server that is new counts from zero, and the time without one is a gap in every line. */
function lose() {
  if (before) {
    charts.forEach(chart => add(chart, [Date.now() / 1000, ...chart.lines.map(() => null)]));
    before = undefined;
  }
}

function connect() {
  const events = new EventSource("/live");
  events.onopen = () => showConnection("connected");
  events.onmessage = event => show(JSON.parse(event.data));
  events.onerror = () => {
    lose();
    if (events.readyState === EventSource.CLOSED) { // an answer like 503; after any other failure the browser tries again
      showConnection("the server is stopping; trying again …");
      setTimeout(connect, AGAIN_MILLIS);
    } else {
      showConnection("the server is away; trying again …");
    }
  };
}

for (const button of document.querySelectorAll("button")) {
  button.addEventListener("click", () => {
    for (let i = 0; i < Number(button.dataset.times); i++) {
      fetch(button.dataset.path, { method: button.dataset.method }).catch(() => showConnection("a request failed"));
    }
  });
}

charts.forEach(draw);
dark.addEventListener("change", () => charts.forEach(draw));
addEventListener("resize", () => charts.forEach(chart =>
  chart.plot.setSize({ width: document.getElementById(chart.id).clientWidth, height: HEIGHT })));
connect();
