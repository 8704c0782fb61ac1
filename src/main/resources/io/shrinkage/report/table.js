"use strict";
/* Gives the heads of sortable tables buttons that sort. */
(() => {
  const NUMBER = /[-\u2212]?\d[\d,.]*(?:e[-\u2212+]?\d+)?/;

  function parsed(text) {
    const found = NUMBER.exec(text);
    return found ? Number(found[0].replace(/,/g, "").replace(/\u2212/g, "-")) : "";
  }

  /* What a cell is sorted by; where it does not say, the first number in it, or its row's place. */
  function value(cell, place) {
    const number = cell.classList.contains("number");
    const sort = cell.dataset.sort;
    if (sort !== undefined) return number && sort !== "" ? Number(sort) : sort;
    if (cell.tagName === "TH") return place;
    return number ? parsed(cell.textContent) : cell.textContent;
  }

  /* What has no value comes last in either direction; equals stay in the order of the plan. */
  function compare(a, b, sign) {
    if (a === "" || b === "") return (a === "") - (b === "");
    return sign * (typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true }));
  }

  function prepare(table) {
    const heads = [...table.tHead.rows[0].cells];
    const plan = [...table.tBodies[0].rows];

    function sort(column) {
      const head = heads[column];
      const ascending = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      const keys = new Map(plan.map((row, place) => [row, value(row.cells[column], place)]));
      const rows = [...plan];
      rows.sort((a, b) => compare(keys.get(a), keys.get(b), ascending ? 1 : -1));
      table.tBodies[0].append(...rows);
    }

    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(column));
      head.append(button);
    });
  }

  document.querySelectorAll("table.sortable").forEach(prepare);
})();
