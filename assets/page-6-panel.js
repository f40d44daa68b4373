// Inside the panel: a reason lights up its words in the paragraph shown, or opens its own
// paragraph; and the first visit's help stays away once it was closed.
(function () {
  "use strict";

  function light(from, to) {
    const pieces = [...document.querySelectorAll("#panel .quote [data-at]")];
    const its = pieces.filter((piece) => +piece.dataset.at >= from && +piece.dataset.at < to);
    pieces.forEach((piece) => piece.classList.toggle("lit", its.includes(piece)));
    if (!its.length) return;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    its[0].scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    document.getElementById("say-mark").textContent = its.map((piece) => piece.textContent).join("");
  }

  // What is typed above a list leaves what holds it, whatever its case and accents.
  const bare = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
  document.addEventListener("input", (event) => {
    if (!event.target.matches("#panel .find")) return;
    const sought = bare(event.target.value.trim());
    const list = event.target.closest("details, .glossary");
    const all = [...list.querySelectorAll("[role=checkbox], .term")];
    all.forEach((one) => { one.hidden = !bare(one.textContent + " " + (one.dataset.names || "")).includes(sought); });
    const none = list.querySelector(".no-term");
    if (none) none.hidden = all.some((one) => !one.hidden);
  });

  // A link from a text leads to its term in the glossary.
  let shown = "";
  function toTerm() {
    const key = new URLSearchParams(location.search).get("term") || "";
    const term = key && document.querySelector(`#panel [data-term="${CSS.escape(key)}"]`);
    if (!term) { shown = key ? shown : ""; return; }
    if (key === shown) return;
    shown = key;
    document.querySelectorAll("#panel .term.here").forEach((one) => one.classList.remove("here"));
    term.classList.add("here");
    term.scrollIntoView({ block: "center" });
    term.focus({ preventScroll: true });
  }
  document.addEventListener("filled", toTerm);
  window.lives.onAddress(() => setTimeout(toTerm, 0));

  // On a phone a life takes the place of the list: it is read from its beginning, and the list
  // comes back where it was left.
  const lifeNow = () => new URLSearchParams(location.search).get("life") || "";
  let life = lifeNow(), left = 0, changing = false;
  window.lives.onAddress(() => {
    const now = lifeNow();
    if (now === life) return;
    if (!life) left = window.scrollY;
    life = now;
    changing = window.lives.narrow();
  });
  document.addEventListener("filled", () => {
    const reading = document.getElementById("reading");
    if (!changing || !reading || Boolean(reading.querySelector(".down")) !== Boolean(life)) return;
    changing = false;
    const strip = document.querySelector(".strip").offsetHeight;
    const begin = window.scrollY + reading.getBoundingClientRect().top - strip;
    window.scrollTo(0, life ? Math.min(begin, window.scrollY) : left);
  });

  document.addEventListener("click", (event) => {
    const lights = event.target.closest("[data-light]");
    if (lights) return light(...lights.dataset.light.split(",").map(Number));
    const opens = event.target.closest("[data-opens]");
    if (opens) {
      const place = document.getElementById(opens.dataset.opens);
      place.hidden = !place.hidden;
      opens.setAttribute("aria-expanded", String(!place.hidden));
      if (!place.hidden) place.scrollIntoView({ block: "nearest" });
      return undefined;
    }
    if (event.target.closest("[data-helped]")) {
      document.documentElement.dataset.helped = "1";
      try { localStorage.setItem("helped", "1"); } catch (refused) { /* not kept, then */ }
    }
    return undefined;
  });
})();
