// The period window of the overview: drag an end, drag the whole, click beside it, or use the keys.
// While it moves only this strip changes; the figures follow when it is let go.
(function () {
  "use strict";
  const { go } = window.lives;
  let drag = null;

  const overview = () => document.getElementById("overview");
  const limits = () => {
    const at = overview().dataset;
    return { first: +at.first, last: +at.last, years: +at.last - +at.first + 1 };
  };
  const year = (name) => parseInt(overview().dataset[name].slice(0, 4), 10);
  const four = (value) => String(value).padStart(4, "0");

  function show(from, to) {
    const { first, years } = limits();
    const box = document.getElementById("window");
    box.style.left = `${Math.max(0, (100 * (from - first)) / years)}%`;
    box.style.right = `${Math.max(0, 100 - (100 * (to + 1 - first)) / years)}%`;
    overview().querySelectorAll(".bars i").forEach((bar, index) => {
      bar.classList.toggle("in", first + index >= from && first + index <= to);
    });
    Object.assign(overview().dataset, { from: four(from), to: four(to) });
  }

  // The fields for typed years say what the overview says, but not while somebody types there.
  function fill() {
    for (const name of ["from", "to"]) {
      const field = document.getElementById(`year-${name}`), text = overview() && overview().dataset[name];
      if (!field || !text || field === document.activeElement) continue;
      field.value = text;
      field.parentElement.classList.toggle("long", text.length > 4);
      field.removeAttribute("aria-invalid");
    }
  }
  window.lives.whenThere(overview, () => {
    const watch = { subtree: true, childList: true, attributes: true, attributeFilter: ["data-from", "data-to"] };
    new MutationObserver(fill).observe(document.getElementById("overview-place"), watch);
    document.getElementById("strip").addEventListener("focusout", () => setTimeout(fill, 400));
    fill();
  });

  const bounded = (value, low, high) => Math.min(Math.max(value, low), high);

  function moved(kind, from, to, by) {
    const { first, last } = limits();
    if (kind === "first") return [bounded(from + by, Math.min(first, from), to), to];
    if (kind === "last") return [from, bounded(to + by, from, Math.max(last, to))];
    const shift = bounded(by, Math.min(first - from, 0), Math.max(last - to, 0));
    return [from + shift, to + shift];
  }

  const settle = ([from, to]) => go({ from: four(from), to: four(to) });

  document.addEventListener("pointerdown", (event) => {
    const strip = event.target.closest("#overview");
    if (!strip || event.button !== 0) return;
    const grip = event.target.closest(".grip");
    const inside = event.target.closest("#window");
    let from = year("from"), to = year("to");
    if (!grip && !inside) {
      const { first, years } = limits();
      const box = strip.getBoundingClientRect();
      const at = first + Math.floor((years * (event.clientX - box.left)) / box.width);
      const shift = at - Math.round((from + to) / 2);
      [from, to] = moved("whole", from, to, shift);
      show(from, to);
    }
    drag = { kind: grip ? grip.dataset.end : "whole", x: event.clientX, from, to, now: [from, to], moved: !grip && !inside };
    if (grip) grip.focus();
    event.preventDefault();
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const { years } = limits();
    const by = Math.round((years * (event.clientX - drag.x)) / overview().clientWidth);
    const next = moved(drag.kind, drag.from, drag.to, by);
    if (next[0] === drag.now[0] && next[1] === drag.now[1]) return;
    drag.now = next;
    drag.moved = true;
    show(...next);
  });
  document.addEventListener("pointerup", () => {
    const done = drag;
    drag = null;
    if (done && done.moved) settle(done.now);
  });

  const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5, Home: -9999, End: 9999 };
  document.addEventListener("keydown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || !(event.key in STEPS)) return;
    const next = moved(grip.dataset.end, year("from"), year("to"), STEPS[event.key]);
    show(...next);
    settle(next);
    event.preventDefault();
    event.stopPropagation();
  });

  // + and - zoom about the middle; Shift and an arrow move the whole window.
  window.lives.zoom = (factor) => {
    const from = year("from"), to = year("to");
    const half = Math.max(((to - from + 1) * factor) / 2, 0.5), middle = (from + to + 1) / 2;
    const { first, last } = limits();
    const next = [bounded(Math.round(middle - half), Math.min(first, from), last), bounded(Math.round(middle + half) - 1, first, Math.max(last, to))];
    if (next[0] <= next[1]) { show(...next); settle(next); }
  };
  window.lives.pan = (direction) => {
    const from = year("from"), to = year("to");
    const next = moved("whole", from, to, direction * Math.max(1, Math.round((to - from + 1) / 5)));
    show(...next);
    settle(next);
  };
})();
