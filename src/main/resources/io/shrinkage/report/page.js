"use strict";
/* Draws a chart as soon as it has a size, again when its size or the color scheme changes. */
(() => {
  const charts = JSON.parse(document.getElementById("chart-data").textContent);
  const plots = new Map();
  for (const chart of charts) plots.set(document.getElementById("chart-" + chart.id), chart);
  plots.forEach((chart, element) => Exports.attach(element, chart));

  function pick(event) {
    const run = Array.isArray(event.value) && event.value[2];
    const row = run && document.getElementById("run-" + run);
    if (!row) return;
    document.querySelectorAll("tr.picked").forEach((each) => each.classList.remove("picked"));
    row.classList.add("picked");
    row.scrollIntoView({ block: "center" });
  }

  function draw(element) {
    if (element.clientWidth === 0) return;
    Charts.draw(element, plots.get(element)).on("click", pick);
    element.dataset.drawn = element.clientWidth;
  }

  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.clientWidth !== Number(target.dataset.drawn)) draw(target);
    }
  });
  plots.forEach((chart, element) => observer.observe(element));

  function redraw() {
    plots.forEach((chart, element) => draw(element));
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);

  window.addEventListener("beforeprint", () => {
    observer.disconnect();
    document.documentElement.dataset.print = "";
    redraw();
  });
  window.addEventListener("afterprint", () => {
    delete document.documentElement.dataset.print;
    redraw();
    plots.forEach((chart, element) => observer.observe(element));
  });
})();
