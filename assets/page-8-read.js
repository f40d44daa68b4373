// A testimony's page: the life and history move along with the text, keys step from event to
// event, a mark leads to its passage, a timecode plays a recording that stays in the browser.
(function () {
  "use strict";
  const { go, query, narrow } = window.lives;
  const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const page = () => document.getElementById("read");
  const told = () => [...document.querySelectorAll("#read [data-told]")];
  const key = (name, value) => `#read [${name}="${CSS.escape(value)}"]`;
  const passageOf = (event) => document.querySelector(key("data-told", event)) || document.querySelector(key("data-chip", event));
  let current = "";

  // --- In step -----------------------------------------------------------------------------------
  // The event that is being read is the last one that begins above a line on the page; found by
  // halving, as a long text has thousands.
  const top = () => (narrow() ? window.innerHeight * 0.4 : document.getElementById("sheet").getBoundingClientRect().top + 180);

  function reading(places) {
    const line = top();
    let low = 0, high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle].getBoundingClientRect().top <= line) low = middle + 1;
      else high = middle;
    }
    return places[Math.max(low - 1, 0)];
  }

  function follow() {
    if (!page()) return;
    const rows = document.getElementById("running-rows");
    const places = told().filter((place) => place.offsetParent !== null || place.getClientRects().length);
    const at = places.length && rows ? reading(places) : null;
    if (at) show(at.dataset.told);
  }

  function show(event) {
    const row = document.querySelector(key("data-row", event));
    if (!row || event === current) return;
    current = event;
    const rows = document.getElementById("running-rows");
    rows.querySelectorAll(".now").forEach((one) => { one.classList.remove("now"); one.removeAttribute("aria-current"); });
    row.classList.add("now");
    row.setAttribute("aria-current", "true");
    document.getElementById("running-when").textContent = row.dataset.when;
    document.getElementById("running-age").textContent = row.dataset.ageSaid || "";
    if (narrow()) {
      const strip = row.offsetLeft - rows.clientWidth / 2 + row.clientWidth / 2;
      rows.scrollTo({ left: strip });
    } else {
      rows.scrollTo({ top: row.offsetTop - rows.clientHeight * 0.4, behavior: still() ? "auto" : "smooth" });
    }
  }

  let waiting = 0;
  document.addEventListener("scroll", (event) => {
    if (!page() || (event.target.closest && event.target.closest("#running, #panel"))) return;
    if (waiting) return;
    waiting = requestAnimationFrame(() => { waiting = 0; follow(); });
  }, true);

  // --- Going to a passage -------------------------------------------------------------------------
  function goTo(place, focus) {
    if (!place) return;
    place.scrollIntoView({ block: "center" });
    place.scrollIntoView({ block: "center" }); // again: what came into view now has its own height
    if (focus) place.focus({ preventScroll: true });
    place.classList.add("found-here");
    setTimeout(() => place.classList.remove("found-here"), 1600);
  }

  let shown = "";
  function lit() {
    if (!page()) { shown = ""; current = ""; return; }
    const event = query().get("event") || "";
    document.querySelectorAll("#read .open-event").forEach((one) => one.classList.remove("open-event"));
    document.querySelectorAll(`${key("data-told", event)}, ${key("data-more", event)}, ${key("data-chip", event)}`)
      .forEach((one) => one.classList.add("open-event"));
    const article = page().querySelector(".book").dataset.testimony;
    if (event && passageOf(event) && shown !== `${article} ${event}`) {
      const place = passageOf(event), box = place.getBoundingClientRect();
      const away = box.top < 120 || box.bottom > window.innerHeight - 40;
      if (away) goTo(place, false);
    }
    shown = `${article} ${event}`;
    follow();
  }
  document.addEventListener("filled", lit);
  window.lives.onAddress(lit);

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-to-told]");
    if (mark) goTo(passageOf(mark.dataset.toTold), true);
    const words = event.target.closest("[data-to-place]");
    if (words) {
      const at = +words.dataset.toPlace;
      const pieces = [...document.querySelectorAll("#read .words [data-at]")];
      goTo(pieces.filter((piece) => +piece.dataset.at <= at).pop(), false);
    }
    const seek = event.target.closest("[data-seek]");
    const recording = document.getElementById("recording");
    if (seek && recording && recording.src) {
      recording.currentTime = +seek.dataset.seek;
      recording.play().catch(() => {});
    }
  });

  // --- Keys --------------------------------------------------------------------------------------
  const STEPS = { ArrowRight: 1, j: 1, ArrowLeft: -1, k: -1 };

  function step(by) {
    const places = told();
    if (!places.length) return;
    const focused = document.activeElement.closest("[data-told]");
    let next = places.indexOf(focused) + by;
    if (!focused) {
      const at = passageOf(query().get("event") || current);
      next = Math.max(places.indexOf(at), 0) + (at && at.classList.contains("open-event") ? by : 0);
    }
    const place = places[Math.min(Math.max(next, 0), places.length - 1)];
    goTo(place, true);
    show(place.dataset.told);
    if (query().get("event")) go({ event: place.dataset.told }, true);
  }

  window.addEventListener("keydown", (event) => {
    if (!page() || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = event.target;
    if (at.matches("input, textarea, select, video, [role=slider]") || document.querySelector("dialog[open]")) return;
    if (event.key === "ArrowUp" || event.key === "ArrowDown") return event.stopPropagation(); // they scroll
    if (event.key in STEPS) {
      if (at.closest("#panel") && event.key.startsWith("Arrow")) return;
      event.preventDefault();
      event.stopPropagation();
      return step(STEPS[event.key]);
    }
    const passage = at.closest("[data-told]");
    if (passage && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      event.stopPropagation();
      go({ event: passage.dataset.told, show: null });
      window.lives.whenThere(() => window.lives.pending() === false, () => document.getElementById("panel").focus());
    }
  }, true);

  // --- The recording -------------------------------------------------------------------------------
  let playing = "";
  document.addEventListener("change", (event) => {
    if (event.target.id !== "recording-file") return;
    const recording = document.getElementById("recording"), file = event.target.files[0];
    if (playing) URL.revokeObjectURL(playing);
    playing = file ? URL.createObjectURL(file) : "";
    recording.hidden = !file;
    if (file) recording.src = playing;
    page().classList.toggle("with-recording", Boolean(file));
  });
})();
