// Before printing: the picture is made as wide as the sheet and laid out sheet by sheet, so that no
// life is cut in two and each sheet has the years above it; the table, which only keeps the rows in
// view, is written out whole, as it is sorted; the sources, the address and the day come last.
(function () {
  "use strict";
  // A4 across without its margins, in CSS pixels; the title stands on the first sheet.
  const SHEET = 1020, HIGH = 690, TITLE = 50;

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
    const last = told.cloneNode(true), { lang } = document.documentElement;
    const day = new Intl.DateTimeFormat(lang, { dateStyle: "long" }).format(new Date());
    last.querySelector(".address").textContent = `${location.href} · ${day}`;
    document.getElementById("page").append(last);
  }

  // --- The picture, sheet by sheet ---------------------------------------------------------------
  // Lanes that fit onto one sheet together: [the top of the first, the bottom of the last].
  function sheets(lanes, room, first) {
    const found = [];
    for (const [, top, height] of lanes) {
      const now = found[found.length - 1], most = found.length > 1 ? room : first;
      if (now && top + height - now[0] <= most) now[1] = top + height;
      else found.push([top, top + height]);
    }
    return found;
  }

  function sheetOf(picture, [top, bottom], number) {
    const sheet = picture.cloneNode(true), lives = sheet.querySelector(".lives"), moved = document.createElement("div");
    sheet.removeAttribute("id");
    sheet.classList.add("of-sheet");
    moved.append(...lives.childNodes);
    moved.style.cssText = `position: relative; top: ${-top}px`;
    lives.replaceChildren(moved);
    lives.style.cssText = `height: ${bottom - top}px; min-height: 0; overflow: hidden`;
    if (number) sheet.querySelectorAll(".layers, .series").forEach((each) => each.remove());
    return sheet;
  }

  function layOut() {
    takeBack();
    const picture = document.getElementById("picture"), drawn = document.querySelector("#lives .js-plotly-plot");
    const wide = picture ? picture.scrollWidth : 0, about = drawn && drawn.layout && drawn.layout.meta;
    if (!wide) return;
    const scale = Math.min(SHEET / wide, 1);
    document.documentElement.style.setProperty("--on-paper", scale.toFixed(3));
    if (!about || !about.lanes.length || picture.querySelector(".lives canvas")) return;
    const above = (name) => [...picture.querySelectorAll(name)].reduce((sum, each) => sum + each.offsetHeight, 0);
    const title = TITLE + ["toolbar", "above"].reduce((sum, id) => sum + document.getElementById(id).offsetHeight, 0);
    const parts = sheets(about.lanes, HIGH / scale - above(".ruler, .ribbon"), (HIGH - title) / scale - above(".history"));
    const box = document.createElement("div");
    box.className = "sheets";
    box.setAttribute("aria-hidden", "true");
    box.append(...parts.map((part, number) => sheetOf(picture, part, number)));
    picture.after(box);
    document.documentElement.classList.add("laid-out");
  }

  function takeBack() {
    document.documentElement.classList.remove("laid-out");
    document.querySelectorAll(".sheets").forEach((each) => each.remove());
  }

  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("#below details:not([open])")];
    folded.forEach((each) => { each.open = true; });
    layOut();
    writeOut();
    nameSources();
  });
  window.addEventListener("afterprint", () => {
    takeBack();
    folded.forEach((each) => { each.open = false; });
    const old = document.querySelector("#sheet > .on-paper");
    if (old) old.remove();
    document.querySelectorAll("#page > .paper-sources").forEach((each) => each.remove());
  });
})();
