// The table: its script is fetched when it is first opened; choosing a row chooses the event, and
// the row of the chosen event is chosen.
(function () {
  "use strict";
  const { go, query, onAddress } = window.lives;
  let asked = false;

  function fetchGrid() {
    if (asked || query().get("page") !== "table") return;
    const address = document.getElementById("stage").dataset.grid;
    asked = true;
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => window.dash_clientside.set_props("grid-ready", { data: true });
    document.head.append(script);
  }
  onAddress(fetchGrid);

  // What is not known comes last, whichever way it is sorted.
  const known = (value) => value !== null && value !== undefined;
  const by = (...fields) => (valueA, valueB, a, b, descending) => {
    for (const field of fields) {
      const one = a.data[field], other = b.data[field];
      if (known(one) && known(other) && one !== other) return one - other;
      if (known(one) !== known(other)) return known(one) === Boolean(descending) ? 1 : -1;
    }
    return 0;
  };
  window.dashAgGridFunctions = Object.assign(window.dashAgGridFunctions || {}, {
    compare_bounds: by("first", "last"),
    compare_age: by("age_low", "age_high"),
    compare_width: by("width", "first"),
    leaveGrid: () => false, // Tab goes where it goes from any other control
  });

  // --- Words that are sought, marked in the cells --------------------------------------------------
  const bare = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
  function parts() {
    const found = (query().get("words") || "").replace(/[“”„]/g, '"').match(/"[^"]+"|\S+/g) || [];
    return found.map((part) => bare(part.replace(/"/g, "").trim())).filter(Boolean);
  }
  function pieces(text) {
    const folded = [...text].map(bare), whole = folded.join("");
    const place = folded.flatMap((piece, index) => [...piece].map(() => index));
    const letters = [...text], marked = new Array(letters.length).fill(false);
    for (const part of parts()) {
      for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + part.length)) {
        for (let each = at; each < at + part.length; each += 1) marked[place[each]] = true;
      }
    }
    const runs = [];
    letters.forEach((letter, index) => {
      const last = runs[runs.length - 1];
      if (last && last[1] === marked[index]) last[0] += letter;
      else runs.push([letter, marked[index]]);
    });
    return runs;
  }
  window.dashAgGridComponentFunctions = Object.assign(window.dashAgGridComponentFunctions || {}, {
    Found: (props) => window.React.createElement(
      "span", null,
      ...pieces(props.value || "").map(([text, found], key) => (found ? window.React.createElement("mark", { key, className: "found" }, text) : text)),
    ),
  });

  // --- Selecting here selects there, and there here ------------------------------------------------
  const api = () => (window.dash_ag_grid && document.getElementById("rows") ? window.dash_ag_grid.getApi("rows") : null);
  function follow() {
    const grid = query().get("page") === "table" ? api() : null;
    if (!grid) return;
    const key = query().get("event"), node = key && grid.getRowNode(key);
    const now = grid.getSelectedNodes()[0];
    if (now && now !== node) now.setSelected(false);
    if (!node || node.isSelected()) return;
    node.setSelected(true);
    const size = grid.paginationGetPageSize ? grid.paginationGetPageSize() : 0;
    if (size && node.rowIndex !== null && grid.paginationGetTotalPages() > 1) grid.paginationGoToPage(Math.floor(node.rowIndex / size));
    grid.ensureNodeVisible(node);
  }
  onAddress(() => setTimeout(follow, 0));
  let waiting = 0;
  window.lives.whenThere(() => document.getElementById("grid"), () => {
    new MutationObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { if (document.querySelector("#grid .ag-row")) follow(); }, 100);
    }).observe(document.getElementById("grid"), { childList: true, subtree: true });
  });

  window.dash_clientside.explorer.choose = (rows) => {
    if (rows && rows.length && rows[0].key !== query().get("event")) go({ event: rows[0].key, show: null });
    return window.dash_clientside.no_update;
  };
})();
