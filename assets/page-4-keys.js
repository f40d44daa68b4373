// The keyboard: arrows and j k between events and lanes, Enter opens, Escape leaves, / searches,
// + and - zoom, f filters, ? lists the keys. Nothing is taken from somebody who is typing.
(function () {
  "use strict";
  const { go, query, step, zoom, pan, openCursor, narrow } = window.lives;
  const dialog = () => document.getElementById("keys"), panel = () => document.getElementById("panel");

  // --- Into the panel and back to where one was --------------------------------------------------
  const OPENS = /^(show|event|life)=./;
  let opener = null, entering = false;

  function remember(element) {
    if (!element || element === document.body || element.closest("#panel")) return;
    const set = element.dataset.set;
    opener = element.id ? `#${CSS.escape(element.id)}` : set ? `[data-set="${CSS.escape(set)}"]` : null;
  }

  const seen = (element) => element && element.getClientRects().length > 0;

  function goBack() {
    const there = opener && [...document.querySelectorAll(opener)].find((one) => seen(one) && !one.closest("#panel"));
    const area = document.getElementById("lives-area");
    (there || (seen(area) ? area : document.getElementById("stage"))).focus();
  }

  function leave() {
    const order = ["show", "event", "life"];
    const name = order.find((one) => query().get(one));
    if (!name) return false;
    const within = document.activeElement === document.body || document.activeElement.closest("#panel");
    go({ [name]: null });
    if (within) goBack();
    return true;
  }

  // What opens the panel by key, or on a narrow page, which the panel covers, leads into it.
  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-set]");
    if (control && OPENS.test(control.dataset.set) && !control.closest("#panel")) {
      remember(control);
      entering = narrow() ? !control.dataset.set.startsWith("life=") : event.detail === 0;
    }
    if (event.target.closest("#panel .close")) setTimeout(goBack, 0);
  }, true);

  let told = "";
  document.addEventListener("filled", () => {
    const place = panel(), head = place && place.querySelector("h2");
    const said = head && place.classList.contains("event") ? head.textContent : "";
    if (entering && seen(place) && query().get("show") + query().get("event") + query().get("life") !== "nullnullnull") {
      entering = false;
      place.focus();
    } else if (said && said !== told && !place.contains(document.activeElement)) {
      document.getElementById("say-mark").textContent = said;
    }
    told = said;
  });

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
    f: () => {
      if (query().get("show") === "filters") return leave();
      remember(document.activeElement);
      entering = true;
      return go({ show: "filters" });
    },
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
      remember(at);
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
