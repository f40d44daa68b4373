// Before printing: the picture is made as wide as the sheet, and the table, which only keeps the
// rows in view, is written out whole, as it is sorted; the sources and the address come last.
(function () {
  "use strict";
  const SHEET = 1020; // the width of A4 across without its margins, in CSS pixels

  function row(texts, kind) {
    const line = document.createElement("tr");
    for (const text of texts) {
      const cell = document.createElement(kind);
      cell.textContent = text === null || text === undefined ? "" : text;
      line.append(cell);
    }
    return line;
  }

  function writeOut() {
    const grid = document.getElementById("grid");
    const old = document.querySelector("#sheet > .on-paper");
    if (old) old.remove();
    if (!grid || !document.getElementById("rows") || !window.dash_ag_grid) return;
    const api = window.dash_ag_grid.getApi("rows");
    const table = document.createElement("table"), head = document.createElement("thead");
    const body = document.createElement("tbody"), columns = api.getAllDisplayedColumns();
    head.append(row(columns.map((column) => column.getColDef().headerName), "th"));
    api.forEachNodeAfterFilterAndSort((node) => body.append(row(columns.map((column) => node.data[column.getColId()]), "td")));
    table.className = "on-paper";
    table.append(head, body);
    grid.after(table);
  }

  function nameSources() {
    document.querySelectorAll("#page > .paper-sources").forEach((each) => each.remove());
    const told = document.querySelector("#toolbar .paper-sources");
    if (!told) return;
    const last = told.cloneNode(true);
    last.querySelector(".address").textContent = location.href;
    document.getElementById("page").append(last);
  }

  window.addEventListener("beforeprint", () => {
    const picture = document.getElementById("picture");
    const wide = picture ? picture.scrollWidth : 0;
    if (wide) document.documentElement.style.setProperty("--on-paper", Math.min(SHEET / wide, 1).toFixed(3));
    writeOut();
    nameSources();
  });
  window.addEventListener("afterprint", () => {
    const old = document.querySelector("#sheet > .on-paper");
    if (old) old.remove();
    document.querySelectorAll("#page > .paper-sources").forEach((each) => each.remove());
  });
})();
