// The keyboard: arrows and j k between events and lanes, Enter opens, Escape leaves, / searches,
// + and - zoom, f filters, ? lists the keys. Nothing is taken from somebody who is typing.
(function () {
  "use strict";
  const { go, query, step, zoom, pan, openCursor } = window.lives;
  const dialog = () => document.getElementById("keys");

  function leave() {
    const order = ["show", "event", "life"];
    const name = order.find((one) => query().get(one));
    if (!name) return false;
    go({ [name]: null });
    const area = document.getElementById("lives-area");
    if (document.activeElement && document.activeElement.closest("#panel") && area) area.focus();
    return true;
  }

  const KEYS = {
    ArrowLeft: (event) => (event.shiftKey ? pan(-1) : step(-1, 0)),
    ArrowRight: (event) => (event.shiftKey ? pan(1) : step(1, 0)),
    ArrowUp: () => step(0, -1),
    ArrowDown: () => step(0, 1),
    j: () => step(1, 0),
    k: () => step(-1, 0),
    "+": () => zoom(0.5),
    "=": () => zoom(0.5),
    "-": () => zoom(2),
    f: () => go({ show: query().get("show") === "filters" ? null : "filters" }),
    "/": () => document.getElementById("words").focus(),
    "?": () => dialog().showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog() && dialog().open) return;
    const at = event.target;
    if (event.key === "Escape") {
      if (at.matches("input")) at.blur();
      else leave();
      return;
    }
    if (at.matches("input, textarea, select, [role=slider]")) return;
    const arrows = event.key.startsWith("Arrow");
    if (arrows && at.closest("#panel")) return;
    if (event.key === "Enter" && (at === document.body || at.id === "lives-area")) {
      if (openCursor()) {
        event.preventDefault();
        document.getElementById("panel").focus();
      }
      return;
    }
    if (event.key in KEYS) {
      event.preventDefault();
      KEYS[event.key](event);
    }
  });

  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-keys]");
    if (!control) return;
    if (control.dataset.keys === "1") dialog().showModal();
    else dialog().close();
  });
})();
