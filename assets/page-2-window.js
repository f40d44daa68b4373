// The period: the overview's window (drag an end, drag the whole, draw a new one beside it, or use
// the keys) and typed years. While the window moves only this strip changes; the figures follow
// when it is let go.
(function () {
  "use strict";
  const { go, query } = window.lives;
  let drag = null, coming = null, later = 0;

  const by = (id) => document.getElementById(id);
  const overview = () => by("overview");
  const limits = () => {
    const at = overview().dataset;
    return { first: +at.first, last: +at.last, years: +at.last - +at.first + 1 };
  };
  const year = (name) => parseInt(overview().dataset[name].slice(0, 4), 10);
  const four = (value) => String(value).padStart(4, "0");

  function show(from, to) {
    const { first, last, years } = limits();
    const box = by("window");
    box.style.left = `${Math.max(0, (100 * (from - first)) / years)}%`;
    box.style.right = `${Math.max(0, 100 - (100 * (to + 1 - first)) / years)}%`;
    overview().querySelectorAll(".bars i").forEach((bar, index) => {
      bar.classList.toggle("in", first + index >= from && first + index <= to);
    });
    Object.assign(overview().dataset, { from: four(from), to: four(to) });
    const said = { first: [from, from], last: [to, to], whole: [from, `${from}–${to}`] };
    for (const slider of box.querySelectorAll("[role=slider]")) {
      const [now, text] = said[slider.dataset.end];
      slider.setAttribute("aria-valuenow", String(bounded(now, first, last)));
      slider.setAttribute("aria-valuetext", String(text));
    }
  }

  // The fields for typed years say what the overview says, but not while somebody types there.
  function fill() {
    const now = overview() && overview().dataset;
    if (!now) return;
    for (const name of ["from", "to"]) {
      const field = by(`year-${name}`), text = now[name];
      if (!field || !text || field === document.activeElement || field.getAttribute("aria-invalid")) continue;
      if (!field.value && isYear(document.activeElement)) continue; // emptied for a single year
      field.value = text;
      field.parentElement.classList.toggle("long", text.length > 4);
    }
    const label = by("period-label");
    if (label) label.textContent = now.chosen ? label.dataset.view : label.dataset.period;
  }
  window.lives.whenThere(overview, () => {
    const watch = { subtree: true, childList: true, attributes: true, attributeFilter: ["data-from", "data-to"] };
    new MutationObserver(fill).observe(by("overview-place"), watch);
    by("strip").addEventListener("focusout", () => setTimeout(fill, 400));
    fill();
  });
  // What comes from the server meanwhile does not take the window out of a reader's hands.
  document.addEventListener("filled", () => {
    const now = drag ? drag.now : coming;
    if (now) show(...now);
  });

  function bounded(value, low, high) { return Math.min(Math.max(value, low), high); }

  function moved(kind, from, to, by_) {
    const { first, last } = limits();
    if (kind === "first") return [bounded(from + by_, Math.min(first, from), to), to];
    if (kind === "last") return [from, bounded(to + by_, from, Math.max(last, to))];
    const shift = bounded(by_, Math.min(first - from, 0), Math.max(last - to, 0));
    return [from + shift, to + shift];
  }

  const settle = ([from, to]) => go({ from: four(from), to: four(to) });

  function soon(next) {
    show(...next);
    coming = next;
    clearTimeout(later);
    later = setTimeout(() => { coming = null; settle(next); }, 160);
  }

  const yearAt = (event) => {
    const { first, last, years } = limits(), box = overview().getBoundingClientRect();
    return bounded(first + Math.floor((years * (event.clientX - box.left)) / box.width), first, last);
  };

  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest) return;
    const strip = event.target.closest("#overview");
    if (!strip || event.button !== 0 || drag) return;
    const slider = event.target.closest("#window [role=slider]");
    const from = year("from"), to = year("to");
    drag = { kind: slider ? slider.dataset.end : "new", x: event.clientX, at: yearAt(event), from, to, now: [from, to], moved: false };
    if (slider) slider.focus({ preventScroll: true });
    event.preventDefault();
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag || !overview()) return;
    const { years } = limits();
    let next;
    if (drag.kind === "new") {
      if (!drag.moved && Math.abs(event.clientX - drag.x) < 4) return;
      const at = yearAt(event);
      next = [Math.min(drag.at, at), Math.max(drag.at, at)];
    } else {
      next = moved(drag.kind, drag.from, drag.to, Math.round((years * (event.clientX - drag.x)) / overview().clientWidth));
    }
    if (next[0] === drag.now[0] && next[1] === drag.now[1]) return;
    drag.now = next;
    drag.moved = true;
    show(...next);
  });
  document.addEventListener("pointerup", () => {
    const done = drag;
    drag = null;
    if (!done) return;
    if (done.moved) settle(done.now);
    else if (done.kind === "new") { // beside the window: it comes here
      const next = moved("whole", done.from, done.to, done.at - Math.round((done.from + done.to) / 2));
      show(...next);
      settle(next);
    }
  });
  document.addEventListener("pointercancel", () => {
    if (drag) show(drag.from, drag.to);
    drag = null;
  });

  // An end: the arrows move it. The window: the arrows move it, with Shift they move its last year.
  const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -99999, End: 99999 };
  document.addEventListener("keydown", (event) => {
    const slider = event.target.closest && event.target.closest("#window [role=slider]");
    if (!slider || !(event.key in STEPS) || event.ctrlKey || event.metaKey || event.altKey) return;
    const whole = slider.dataset.end === "whole";
    const kind = whole && event.shiftKey ? "last" : slider.dataset.end;
    soon(moved(kind, year("from"), year("to"), STEPS[event.key]));
    event.preventDefault();
    event.stopPropagation();
  });

  // + and - zoom about the middle, a double click about where it is; Shift and an arrow move all.
  window.lives.zoom = (factor, about) => {
    if (!overview()) return;
    const from = year("from"), to = year("to"), { first, last } = limits();
    const middle = about === undefined ? (from + to + 1) / 2 : about;
    const wide = Math.max(Math.round((to - from + 1) * factor), 1);
    const start = bounded(Math.round(middle - wide / 2), Math.min(first, from), last);
    const next = [start, bounded(start + wide - 1, start, Math.max(last, to))];
    soon(next);
  };
  window.lives.pan = (direction) => {
    const from = year("from"), to = year("to");
    soon(moved("whole", from, to, direction * Math.max(1, Math.round((to - from + 1) / 5))));
  };
  document.addEventListener("click", (event) => {
    const control = event.target.closest && event.target.closest("[data-zoom]");
    if (control) window.lives.zoom(+control.dataset.zoom);
  });

  // --- Typed years -------------------------------------------------------------------------------
  const DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
  const BETWEEN = /\s*(?:\.\.|[–—~〜∼/]|\bto\b|부터)\s*|\s+-\s+/;

  function day(text) {
    const parts = DAY.exec(text);
    if (!parts || +parts[1] < 1) return null;
    const [, , month, date] = parts;
    if (month && (+month < 1 || +month > 12)) return null;
    const days = new Date(Date.UTC(2000 + (+parts[1] % 400), +(month || 1), 0)).getUTCDate();
    return date && (+date < 1 || +date > days) ? null : text;
  }

  // "1996", "1996–98", "1996-1998", "1990s", "1996-05" (a month), "1996년부터 1998년까지" → [from, to]
  function period(said) {
    const text = said.trim().toLowerCase().replace(/까지$/, "").trim();
    const decade = /^(\d{3})(?:0s|0년대|x)$/.exec(text);
    if (decade) return [`${decade[1]}0`, `${decade[1]}9`];
    const plain = text.replace(/년/g, "");
    let parts = plain.split(BETWEEN).map((part) => part.trim());
    const years = /^(\d{4})-(\d{4}|\d{2})$/.exec(plain);
    if (years && !day(plain)) { // "1996-98"; with a hyphen, "1996-13" is a month that there is not
      if (years[2].length === 2 && years[2] <= years[1].slice(2)) return null;
      parts = years.slice(1);
    }
    if (parts.length === 1) parts.push(parts[0]);
    if (parts.length !== 2) return null;
    let [from, to] = parts;
    if (/^\d{4}$/.test(from) && /^\d{2}$/.test(to)) {
      to = from.slice(0, 2) + to;
      if (to < from) to = four(+to + 100);
    }
    if (!day(from) || !day(to)) return null;
    return after(from, to) ? [to, from] : [from, to];
  }
  // "1996" neither comes after "1996-05" nor before it: the period holds both.
  const after = (a, b) => a.slice(0, b.length) > b.slice(0, a.length);
  const periods = (said) => {
    const found = said.split(/[,;]/).filter((each) => each.trim()).map(period);
    return found.length && found.every(Boolean) ? found : null;
  };

  function tell(key, said = {}) {
    const place = by("period-wrong");
    let text = key ? place.dataset[key] : "";
    for (const [name, value] of Object.entries(said)) text = text.replace(`{${name}}`, value);
    place.textContent = text;
    place.hidden = !text;
  }

  function typed(input, entered) {
    const fields = ["from", "to"].map((name) => by(`year-${name}`));
    const own = input.value.trim(), other = fields.find((field) => field !== input).value.trim();
    const wrong = (key, said) => {
      input.setAttribute("aria-invalid", "true");
      tell(key, said);
    };
    const fits = (from, to) => {
      fields.forEach((field) => field.removeAttribute("aria-invalid"));
      tell("");
      if (from) [fields[0].value, fields[1].value] = [from, to];
      go({ from, to });
    };
    if (!own && !entered) return;
    if (!own) return other ? typed(fields.find((field) => field !== input), entered) : fits(null, null);
    const found = periods(own);
    if (!found) return wrong("wrong", { text: own });
    if (found.length > 1) {
      tell("");
      return choose(found, false);
    }
    const [[from, to]] = found;
    if (from !== to || !other) return fits(from, to);
    const beside = periods(other);
    if (!beside || beside.length > 1) return wrong("wrong", { text: other });
    const [first, last] = input === fields[0] ? [from, beside[0][1]] : [beside[0][0], to];
    if (!after(first, last)) return fits(first, last);
    if (entered) return fits(last, first); // they were given the other way round
    return wrong("turned", { first, last });
  }

  // --- Several periods -----------------------------------------------------------------------------
  const written = ([from, to]) => `${from}..${to}`;

  // Beside what is chosen: the periods of the address, else the years that it gives as its window,
  // where the new one does not lie within them. All of them stay in view.
  function choose(found, add) {
    const asked = query(), chosen = add ? (asked.get("periods") || "").split(",").filter(Boolean) : [];
    const window_ = asked.get("from") && asked.get("to") ? [asked.get("from"), asked.get("to")] : null;
    if (add && !chosen.length && window_ && found.some(([from, to]) => from < window_[0] || after(to, window_[1]))) chosen.push(written(window_));
    const all = [...new Set([...chosen, ...found.map(written)])];
    const changes = { periods: all.join(",") };
    const edges = all.map((each) => each.split(".."));
    const shown = [overview().dataset.from, overview().dataset.to];
    const from = edges.reduce((least, [low]) => (low < least ? low : least), shown[0]);
    const to = edges.reduce((most, [, high]) => (after(high, most) ? high : most), shown[1]);
    if (from !== shown[0] || to !== shown[1]) Object.assign(changes, { from: from.slice(0, 4), to: to.slice(0, 4) });
    go(changes);
  }

  function add() {
    const field = by("period-text"), found = periods(field.value);
    field.setAttribute("aria-invalid", String(!found));
    tell(found ? "" : "wrong", { text: field.value.trim() });
    if (!found) return field.focus();
    field.value = "";
    open(false);
    choose(found, true);
  }

  function open(yes) {
    by("period-more").hidden = !yes;
    by("period-add").setAttribute("aria-expanded", String(yes));
    tell("");
    (yes ? by("period-text") : by("period-add")).focus();
  }

  window.lives.onAddress(() => {
    ["year-from", "year-to"].forEach((id) => by(id) && by(id).removeAttribute("aria-invalid"));
    if (by("period-wrong")) tell("");
  });

  function isYear(target) { return Boolean(target && target.matches && target.matches("#year-from, #year-to")); }
  document.addEventListener("click", (event) => {
    if (!event.target.closest) return;
    if (event.target.closest("#period-add")) open(by("period-more").hidden);
    else if (event.target.closest("#period-give")) add();
  });
  document.addEventListener("focusin", (event) => {
    if (isYear(event.target)) event.target.select();
  });
  document.addEventListener("input", (event) => {
    if (isYear(event.target) || event.target.id === "period-text") tell("");
    if (isYear(event.target)) event.target.parentElement.classList.toggle("long", event.target.value.length > 4);
  });
  document.addEventListener("change", (event) => {
    if (isYear(event.target)) typed(event.target, false);
  });
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (field.id === "period-text" && event.key === "Enter") {
      event.preventDefault(); // else the button that has the focus then would be pressed, too
      add();
    } else if (event.key === "Escape" && field.closest && field.closest("#period-more")) {
      open(false);
      event.stopPropagation();
      event.preventDefault();
    } else if (isYear(field) && event.key === "Enter") typed(field, true);
    else if (isYear(field) && event.key === "Escape") {
      tell("");
      field.value = overview().dataset[field.id.slice(5)];
    }
  });
})();
