"use strict";
/* The table of runs: a filter of its rows, a choice of its columns, and the way to one of its rows. */
const Runs = (() => {
  const table = document.getElementById("runs-table");
  if (!table) return { reveal() {} }; // a page that compares experiments has no runs
  const rows = [...table.tBodies[0].rows];
  const input = document.getElementById("filter");
  const count = document.getElementById("filter-count");

  /* Hidden columns count too: choosing columns does not change which rows there are. */
  function filter() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const content = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => content.includes(word));
      shown += !row.hidden;
    }
    count.textContent = words.length ? shown + " of " + rows.length + " runs" : rows.length + " runs";
  }
  input.addEventListener("input", filter);
  filter();

  const menu = document.getElementById("columns");
  const summary = menu.querySelector("summary");
  const heads = [...table.tHead.rows[0].cells];
  const shown = heads.map((head) => !("extra" in head.dataset));

  function show(column, visible) {
    shown[column] = visible;
    for (const row of [table.tHead.rows[0], ...rows]) row.cells[column].hidden = !visible;
    summary.textContent = "Columns (" + shown.filter(Boolean).length + " of " + heads.length + ")";
  }

  function box(head, column) {
    const label = document.createElement("label");
    const check = document.createElement("input");
    check.type = "checkbox";
    check.checked = shown[column];
    check.addEventListener("change", () => show(column, check.checked));
    label.append(check, head.textContent.trim());
    return label;
  }

  /* The run's id heads its row and stays. */
  heads.forEach((head, column) => {
    if (column > 0) menu.querySelector("fieldset").append(box(head, column));
    if (!shown[column]) show(column, false);
  });
  show(0, true);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    summary.focus();
  });

  /* The address names the row, so that the browser's way back leads to the chart. */
  function reveal(run) {
    const row = document.getElementById("run-" + run);
    if (!row) return;
    const filtered = row.hidden;
    if (filtered) {
      input.value = "";
      filter();
    }
    location.hash = row.id;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center", inline: "nearest" });
    document.getElementById("picked-run").textContent =
      "Row of run " + run + (filtered ? "; the filter is cleared." : ".");
  }

  return { reveal };
})();
