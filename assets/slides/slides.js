// One slide at a time: keys, clickers, swipes; each step has its address.
(function () {
  "use strict";
  const slides = [...document.querySelectorAll(".slide")], dots = [...document.querySelectorAll("#line .dot")];
  const query = () => new URLSearchParams(location.search);
  const last = slides.length - 1;
  const at = () => Math.min(Math.max(parseInt(query().get("step"), 10) || 0, 0), last);

  function show() {
    const now = at();
    slides.forEach((slide, n) => { slide.hidden = n !== now; });
    dots.forEach((dot, n) => dot.classList.toggle("lit", n === now - 1));
    document.getElementById("count").textContent = `${now} / ${last}`;
    window.scrollTo(0, 0);
  }

  function to(step) {
    const wanted = Math.min(Math.max(step, 0), last), said = query();
    if (wanted === at()) return;
    said.set("step", wanted);
    history.pushState(null, "", "?" + said);
    show();
  }

  function leave() {
    const said = query();
    said.delete("step");
    said.delete("without");
    location.assign("/?" + said);
  }

  const full = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  const KEYS = {
    ArrowRight: () => to(at() + 1), ArrowLeft: () => to(at() - 1), ArrowDown: () => to(at() + 1), ArrowUp: () => to(at() - 1),
    PageDown: () => to(at() + 1), PageUp: () => to(at() - 1), " ": () => to(at() + 1),
    Home: () => to(0), End: () => to(last), Escape: leave,
    h: () => document.body.classList.toggle("no-history"), f: full,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && event.target.closest("button")) return;
    const does = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (does) { event.preventDefault(); does(); }
  });
  document.addEventListener("click", (event) => {
    const control = event.target.closest("button");
    if (!control) return;
    if (control.dataset.by) to(at() + Number(control.dataset.by));
    if (control.dataset.leave) leave();
    if (control.dataset.without) {
      const said = query();
      said.set("without", [said.get("without"), control.dataset.without].filter(Boolean).join(","));
      location.assign("?" + said);
    }
  });
  let from = null;
  document.addEventListener("touchstart", (event) => { from = event.touches[0]; }, { passive: true });
  document.addEventListener("touchend", (event) => {
    const moved = from ? event.changedTouches[0].clientX - from.clientX : 0;
    if (Math.abs(moved) > 50) to(at() + (moved < 0 ? 1 : -1));
  });
  window.addEventListener("popstate", show);
  show();
})();
