// The table: its script is fetched when it is first opened; choosing a row chooses the event.
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

  const empty = (value) => (value === null || value === undefined ? Infinity : value);
  const by = (field) => (a, b) => empty(a.data[field]) - empty(b.data[field]);
  window.dashAgGridFunctions = Object.assign(window.dashAgGridFunctions || {}, {
    byField_first: by("first"),
    byField_age_low: by("age_low"),
    leaveGrid: () => false, // Tab goes where it goes from any other control
  });
  window.dash_clientside.explorer.choose = (rows) => {
    if (rows && rows.length && rows[0].key !== query().get("event")) go({ event: rows[0].key, show: null });
    return window.dash_clientside.no_update;
  };
})();
