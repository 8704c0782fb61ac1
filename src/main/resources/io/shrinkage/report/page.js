"use strict";
/* Draws a chart as soon as it has a size, again when its size or the color scheme changes: those on
   the screen at once, the others one by one, so that the page answers in between. */
(() => {
  const charts = JSON.parse(document.getElementById("chart-data").textContent);
  const plots = new Map();
  for (const chart of charts) plots.set(document.getElementById("chart-" + chart.id), chart);
  plots.forEach((chart, element) => Exports.attach(element, chart));

  function pick(event) {
    if (Array.isArray(event.value) && event.value[2]) Runs.reveal(event.value[2]);
  }

  /* Charts below the screen that are still to be drawn. */
  const waiting = new Set();

  function draw(element) {
    waiting.delete(element);
    if (element.clientWidth === 0) return;
    Charts.draw(element, plots.get(element)).on("click", pick);
    element.dataset.drawn = element.clientWidth;
  }

  function onScreen(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  }

  function work() {
    const [next] = waiting;
    if (next) draw(next);
    if (waiting.size) setTimeout(work);
  }

  function drawSoon(elements) {
    const idle = waiting.size === 0;
    for (const element of elements) {
      if (onScreen(element)) draw(element);
      else waiting.add(element);
    }
    if (idle && waiting.size) setTimeout(work);
  }

  const observer = new ResizeObserver((entries) => {
    drawSoon(entries.map((each) => each.target).filter((each) => each.clientWidth !== Number(each.dataset.drawn)));
  });
  plots.forEach((chart, element) => observer.observe(element));
  window.addEventListener("scroll", () => drawSoon([...waiting].filter(onScreen)), { passive: true });

  function redraw() {
    plots.forEach((chart, element) => draw(element));
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawSoon(plots.keys()));

  let opened = [];
  window.addEventListener("beforeprint", () => {
    observer.disconnect();
    opened = [...document.querySelectorAll("details:not([open], .needs-script)")];
    opened.forEach((each) => (each.open = true));
    document.documentElement.dataset.print = "page";
    redraw();
  });
  window.addEventListener("afterprint", () => {
    delete document.documentElement.dataset.print;
    opened.forEach((each) => (each.open = false));
    redraw();
    plots.forEach((chart, element) => observer.observe(element));
  });
})();
