"use strict";
/* Sorts the table of runs by a click on a head, and filters its rows by words. */
(() => {
  const table = document.getElementById("runs-table");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const plan = [...body.rows];

  function value(row, column) {
    const cell = row.cells[column];
    return cell.classList.contains("number") && cell.dataset.sort !== ""
      ? Number(cell.dataset.sort)
      : cell.dataset.sort;
  }

  /* What has no value comes last in either direction; equals stay in plan order. */
  function compare(a, b, sign) {
    if (a === "" || b === "") return (a === "") - (b === "");
    return sign * (typeof a === "number" ? a - b : a.localeCompare(b, "en"));
  }

  function sort(column) {
    const head = heads[column];
    const ascending = head.getAttribute("aria-sort") !== "ascending";
    heads.forEach((each) => each.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const rows = [...plan];
    rows.sort((a, b) => compare(value(a, column), value(b, column), ascending ? 1 : -1));
    body.append(...rows);
  }

  heads.forEach((head, column) => head.firstElementChild.addEventListener("click", () => sort(column)));

  const input = document.getElementById("filter");
  const count = document.getElementById("filter-count");
  function filter() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of plan) {
      const content = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => content.includes(word));
      shown += !row.hidden;
    }
    count.textContent = words.length ? shown + " of " + plan.length + " runs" : plan.length + " runs";
  }
  input.addEventListener("input", filter);
  filter();
})();
