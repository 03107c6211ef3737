"use strict";

const SHOWN_SECONDS = 60;
const HEIGHT = 190;
const dark = matchMedia("(prefers-color-scheme: dark)");

const charts = [
  { id: "chart-pool", lines: [["active", "#2f81f7"], ["queued", "#d29922"], ["rejected/s", "#e5534b"]],
    values: now => [now.pool.active, now.pool.queued, now.rejectedPerSecond] },
  { id: "chart-rate", lines: [["requests/s", "#2f81f7"], ["errors/s", "#e5534b"]],
    values: now => [now.requestsPerSecond, now.errorsPerSecond] },
  { id: "chart-latency", lines: [["p50", "#2da44e"], ["p95", "#d29922"], ["p99", "#e5534b"]],
    values: now => [now.latencyMillis.p50, now.latencyMillis.p95, now.latencyMillis.p99] },
  { id: "chart-lock", lines: [["waits/s", "#a371f7"]],
    values: now => [now.lockWaitsPerSecond] },
];

for (const chart of charts) {
  chart.data = [[], ...chart.lines.map(() => [])];
}

function draw(chart) {
  const place = document.getElementById(chart.id);
  const axis = {
    stroke: dark.matches ? "#a3adb8" : "#5a6472",
    grid: { stroke: dark.matches ? "#39414a" : "#d8dde3", width: 1 },
  };
  const options = {
    width: place.clientWidth,
    height: HEIGHT,
    scales: { y: { range: (plot, least, most) => [0, Math.max(1, most * 1.1)] } },
    axes: [axis, { ...axis, size: 48 }],
    series: [{}, ...chart.lines.map(([label, stroke]) => ({ label, stroke, width: 2, points: { show: false } }))],
  };
  place.replaceChildren();
  chart.plot = new uPlot(options, chart.data, place);
}

function add(chart, now) {
  const row = [now.time / 1000, ...chart.values(now)];
  row.forEach((value, column) => chart.data[column].push(value));
  while (chart.data[0][0] < row[0] - SHOWN_SECONDS) {
    chart.data.forEach(column => column.shift());
  }
  chart.plot.setData(chart.data);
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
  };
}

function showNumbers(now) {
  write("requests", now.requests);
  write("errors", now.errors);
  write("rate", now.requestsPerSecond.toFixed(0));
  write("p95", now.latencyMillis.p95.toFixed(1));
  write("pool-active", now.pool.active);
  write("queued", now.pool.queued);
  write("rejected", now.pool.rejected);
  write("lock-waits", now.lock.waits);
}

function showQueue(now) {
  const isFull = now.pool.queued >= now.pool.capacity || now.rejectedPerSecond > 0;
  document.getElementById("queue-full").hidden = !isFull;
  write("queue-full", `The queue is full: ${now.pool.queued} of ${now.pool.capacity} places taken, ${now.pool.rejected} jobs rejected so far`);
}

let before;

function show(now) {
  const rated = withRates(now, before ?? now);
  before = now;
  showNumbers(rated);
  showQueue(rated);
  charts.forEach(chart => add(chart, rated));
}

charts.forEach(draw);
dark.addEventListener("change", () => charts.forEach(draw));
addEventListener("resize", () => charts.forEach(chart =>
  chart.plot.setSize({ width: document.getElementById(chart.id).clientWidth, height: HEIGHT })));

const events = new EventSource("/live");
events.onopen = () => write("connection", "connected");
events.onerror = () => write("connection", "the server is away; trying again …");
events.onmessage = event => show(JSON.parse(event.data));

for (const button of document.querySelectorAll("button")) {
  button.addEventListener("click", () => {
    for (let i = 0; i < Number(button.dataset.times); i++) {
      fetch(button.dataset.path, { method: button.dataset.method }).catch(() => write("connection", "a request failed"));
    }
  });
}
