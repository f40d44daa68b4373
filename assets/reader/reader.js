// Draws the picture of a page for reading alone from the text that is in it, narrows it to a
// period, and shows an event beside it. It changes nothing and asks nobody for anything.
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg", DAY = 864e5, YEAR = 365.2425;
  const form = document.getElementById("period"), picture = document.getElementById("picture");
  const panel = document.getElementById("panel"), history = document.getElementById("history");
  const pen = document.createElement("canvas").getContext("2d");

  // --- Reading the page ---------------------------------------------------------------------------
  const day = (text) => (text ? Math.round(Date.parse(text + "T00:00:00Z") / DAY) : null);
  function span(element) {
    const [a, b, c, d] = element.dataset.days.split(",").map(day);
    return { a, b, c, d, kind: element.dataset.kind, element };
  }
  const lives = [...document.querySelectorAll(".life")].map((element) => ({
    element, name: element.dataset.name, notices: element.dataset.notices,
    line: element.dataset.line.split(";").filter(Boolean).map((text) => {
      const [state, days] = text.split(":"), [w0, w1, e0, e1] = days.split("/").map(day);
      return { state, w0, w1, e0, e1 };
    }),
    events: [...element.querySelectorAll(".event")].map((event) => ({
      ...span(event), title: event.querySelector("b").textContent, id: event.id,
      group: [...event.classList].find((name) => name.startsWith("g-")),
      priority: +event.dataset.priority,
    })),
  }));
  const past = history ? [...history.querySelectorAll("li")].map((each) => ({
    ...span(each), title: each.dataset.label, layer: each.dataset.layer,
  })) : [];

  // --- The period -----------------------------------------------------------------------------------
  function chosen() {
    const years = ["from", "to"].map((name) => form.elements[name].value.trim());
    const fits = years.every((year) => /^\d{4}$/.test(year)) && +years[0] <= +years[1];
    for (const name of ["from", "to"]) form.elements[name].setAttribute("aria-invalid", String(!fits));
    const [from, to] = fits ? years : [form.dataset.first, form.dataset.last];
    const whole = from === form.dataset.first && to === form.dataset.last;
    return { first: day(from + "-01-01"), last: day(to + "-12-31"), how: form.elements.how.value, whole };
  }
  const known = (each) => each.a !== null || each.b !== null || each.c !== null || each.d !== null;
  function falls(each, { first, last, how, whole }) {
    if (how === "surely") {
      if (each.kind === "point") return each.a !== null && each.d !== null && each.a >= first && each.d <= last;
      return each.b !== null && each.c !== null && each.b <= last && each.c >= first;
    }
    if (!known(each)) return whole;
    return (each.a === null || each.a <= last) && (each.d === null || each.d >= first);
  }

  // --- Drawing ----------------------------------------------------------------------------------------
  function draw(name, attributes, parent, text) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  }
  function wide(text, font) { pen.font = font || '12px "Source Sans 3", Pretendard, sans-serif'; return pen.measureText(text).width; }
  function cut(text, room, font) {
    if (wide(text, font) <= room) return text;
    let end = text.length;
    while (end > 1 && wide(text.slice(0, end) + "…", font) > room) end -= 1;
    return text.slice(0, end).trimEnd() + "…";
  }
  const short = (text, most) => (text.length <= most ? text : text.slice(0, most - 1).trimEnd() + "…");
  const free = (taken, x0, x1, gap) => taken.every(([low, high]) => x1 + gap <= low || x0 - gap >= high);

  function ticks(window, x, width) {
    const years = (window.last - window.first) / YEAR;
    const step = [1, 2, 5, 10, 20, 50, 100, 500].find((one) => (width / years) * one >= 56) || 1000;
    const first = new Date(window.first * DAY).getUTCFullYear(), last = new Date(window.last * DAY).getUTCFullYear();
    const found = [];
    for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
      found.push([year, x(day(String(year).padStart(4, "0") + "-01-01"))]);
    }
    return found;
  }

  function placed(events, x, width, window, rowsForLabels) {
    const marks = [], labels = [], found = [];
    const items = events.map((each) => {
      const low = each.a === null ? window.first : each.a, high = each.d === null ? window.last : each.d;
      let x0 = x(low), x1 = x(high + 1);
      const middle = (x0 + x1) / 2;
      let at = middle;
      if (each.kind === "point") { x0 = Math.min(x0, middle - 7); x1 = Math.max(x1, middle + 7); }
      else { at = Math.max(each.b !== null && each.c !== null && each.b <= each.c ? x(each.b) : x0, 0) + 6; x1 = Math.max(x1, x0 + 6) + (each.kind === "ongoing" ? 7 : 0); }
      return { each, x0, x1, at, low, high };
    }).sort((one, other) => other.each.priority - one.each.priority || one.x0 - other.x0);
    for (const item of items) {
      let home = null;
      for (const text of [short(item.each.title, 46), short(item.each.title, 26)]) {
        const w = wide(text);
        for (let row = 0; row < rowsForLabels && !home; row += 1) {
          if (!free(marks[row] || [], item.x0, item.x1, 3)) continue;
          for (const at of [item.at - 6, item.at - w / 2, item.at + 6 - w]) {
            if (at >= 0 && at + w <= width && free(labels[row] || [], at, at + w, 7)) { home = { row, text, tx: at, w }; break; }
          }
        }
        if (home) break;
      }
      if (!home) {
        let row = 0;
        while (!free(marks[row] || [], item.x0, item.x1, 3)) row += 1;
        home = { row };
      }
      (marks[home.row] = marks[home.row] || []).push([item.x0, item.x1]);
      if (home.text) (labels[home.row] = labels[home.row] || []).push([home.tx, home.tx + home.w]);
      found.push({ ...item, ...home });
    }
    const tops = [0];
    for (let row = 0; row < Math.max(marks.length, 1); row += 1) tops.push(tops[row] + (row === 0 || (labels[row] || []).length ? 28 : 17));
    return { found, tops };
  }

  const diamond = (x, y, size, wideOne, tall) => {
    const across = size * (tall ? 0.65 : 1) * (wideOne ? 1.2 : 1), down = size * (wideOne ? 0.65 : 1) * (tall ? 1.2 : 1);
    return `M${x - across} ${y}L${x} ${y - down}L${x + across} ${y}L${x} ${y + down}Z`;
  };

  function mark(item, x, y, parent, width) {
    const { each } = item, group = draw("g", { class: "mark " + each.group, "data-event": each.id }, parent);
    draw("title", {}, group, each.element.querySelector(".when").textContent + "\n" + each.title);
    const left = Math.max(item.x0 - 5, -6), right = Math.min(item.x1 + 5, width + 6);
    draw("rect", { class: "hit", x: left, y: y - 11, width: Math.max(right - left, 1), height: 22, rx: 5 }, group);
    const x0 = x(item.low), x1 = x(item.high + 1), tall = /hunger|arrest/.test(each.group), far = /escape|resettlement/.test(each.group);
    if (each.kind === "point") {
      if (each.a !== null && each.a === each.d) draw("path", { class: "sure", d: diamond(item.at, y, 7.4, far, tall) }, group);
      else {
        if (x1 - x0 >= 14) draw("path", { class: "thin", d: `M${x0} ${y}H${x1}M${x0 + 0.8} ${y - 3.5}v7M${x1 - 0.8} ${y - 3.5}v7` }, group);
        draw("path", { class: "once", d: diamond(item.at, y, 6.4, far, tall) }, group);
      }
      return;
    }
    const end = Math.max(x1, x0 + 6);
    draw("rect", { class: "may", x: x0, y: y - 4, width: end - x0, height: 8 }, group);
    if (each.b !== null && each.c !== null && each.b <= each.c) {
      const s0 = Math.min(Math.max(x(each.b), 0), width), s1 = Math.max(Math.min(x(each.c + 1), width), 0);
      draw("rect", { class: "sure", x: s0, y: y - 4, width: Math.max(s1 - s0, 2), height: 8 }, group);
    }
    if (each.kind === "ongoing") draw("path", { class: "sure", d: `M${end} ${y - 8}l7 8l-7 8Z` }, group);
  }

  function drawHistory(root, x, width, window, left, top) {
    const inside = past.filter((each) => falls(each, { ...window, how: "may", whole: false }));
    let y = top;
    const named = (text, at) => { if (left) draw("text", { class: "layer", x: 0, y: at }, root, cut(text, left - 12)); };
    const rows = [], bands = inside.filter((each) => each.layer === "").sort((one, other) => (other.d - other.a) - (one.d - one.a));
    for (const each of bands) {
      const x0 = Math.max(each.a === null ? 0 : x(each.a), 0), x1 = Math.min(each.d === null ? width : x(each.d + 1), width);
      const text = cut(each.title, x1 - x0 - 10);
      if (x1 - x0 < 34 || text.length < 5) continue;
      let row = 0;
      while (row < 3 && !free(rows[row] || [], x0, x1, -1)) row += 1;
      if (row > 2) continue;
      (rows[row] = rows[row] || []).push([x0, x1]);
      const group = draw("g", {}, root);
      draw("title", {}, group, each.element.textContent.trim());
      draw("rect", { class: "band", x: left + x0 + 0.5, y: y + row * 22, width: x1 - x0 - 1, height: 20, rx: 2 }, group);
      draw("text", { x: left + x0 + 5, y: y + row * 22 + 14 }, group, text);
    }
    if (rows.length) { named(history.querySelector("ul").dataset.periods, y + 14); y += rows.length * 22 + 4; }
    const layers = new Map();
    for (const each of inside) if (each.layer) layers.set(each.layer, [...(layers.get(each.layer) || []), each]);
    for (const [layer, several] of [...layers].sort((one, other) => other[1].length - one[1].length).slice(0, left ? 4 : 2)) {
      const taken = [], middle = y + 11;
      named(layer, middle + 4);
      for (const each of several) {
        const low = each.a === null ? window.first : each.a, high = each.d === null ? window.last : each.d;
        const at = Math.min(Math.max((x(low) + x(high + 1)) / 2, 0), width), text = short(each.title, 40), w = wide(text);
        const place = [at + 9, at - 9 - w].find((start) => start >= 0 && start + w <= width && free(taken, Math.min(at - 6, start), Math.max(at + 6, start + w), 8));
        if (place === undefined) continue;
        taken.push([Math.min(at - 6, place), Math.max(at + 6, place + w)]);
        const group = draw("g", {}, root);
        draw("title", {}, group, each.element.textContent.trim());
        draw("path", { class: "quiet", d: diamond(left + at, middle, 5) }, group);
        draw("text", { x: left + place, y: middle + 4 }, group, text);
      }
      if (taken.length) y += 24;
    }
    return y;
  }

  function paint() {
    const whole = picture.clientWidth || picture.parentElement.clientWidth, period = chosen();
    const side = whole >= 720, left = side ? 190 : 0, width = whole - left - 12;
    const x = (one) => ((one - period.first) * width) / (period.last - period.first + 1);
    const root = draw("svg", { "aria-hidden": "true" });
    let shown = 0, all = 0, y = 22;
    const lines = draw("g", {}, root);
    y = drawHistory(root, x, width, period, left, y) + 4;
    const historyEnd = y;
    for (const life of lives) {
      const events = life.events.filter((each) => falls(each, period));
      all += life.events.length;
      shown += events.length;
      life.element.hidden = !events.length;
      const keep = new Set(events.map((each) => each.id));
      for (const each of life.events) each.element.hidden = !keep.has(each.id);
      const dated = events.filter(known);
      if (!dated.length) continue;
      const top = y;
      draw("line", { class: "edge", x1: 0, x2: whole, y1: top, y2: top }, root);
      const name = draw("text", { class: "name", x: 0, y: top + 24 }, root, cut(life.name, side ? left - 14 : whole - 20, '600 15.5px "Source Serif 4", serif'));
      draw("title", {}, name, life.name);
      if (life.notices) {
        const warned = draw("text", { class: "warned", x: 0, y: top + 41 }, root, cut(life.notices, side ? left - 14 : whole - 20));
        draw("title", {}, warned, life.notices);
      }
      const start = top + (side ? 9 : life.notices ? 48 : 31);
      const { found, tops } = placed(dated, x, width, period, side ? 3 : 2);
      const lane = draw("g", { transform: `translate(${left} 0)` }, root), axis = start + tops[1] - 7;
      for (const part of life.line) {
        const x0 = Math.max(x(part.w1 + 1), 0), x1 = Math.min(x(part.e0), width);
        if (x1 > x0) draw("line", { class: part.state, x1: x0, x2: x1, y1: axis, y2: axis }, lane);
        const w0 = Math.max(x(part.w0), 0), w1 = Math.min(x(part.w1 + 1), width);
        if (w1 - w0 > 1) draw("line", { class: "changing", x1: w0, x2: w1, y1: axis, y2: axis }, lane);
      }
      for (const item of found) {
        const at = start + tops[item.row + 1] - 7;
        mark({ ...item, low: Math.max(item.low, period.first), high: Math.min(item.high, period.last) }, x, at, lane, width);
        if (item.text) draw("text", { x: item.tx, y: at - 11 }, lane, item.text);
      }
      y = Math.max(start + tops[tops.length - 1] + 9, top + (side && life.notices ? 54 : 44));
    }
    for (const [year, at] of ticks(period, x, width)) {
      draw("line", { class: "grid", x1: left + at, x2: left + at, y1: 18, y2: y }, lines);
      if (at > 14 && at < width - 14) draw("text", { class: "year", x: left + at, y: 12 }, lines, String(year));
    }
    draw("line", { class: "edge", x1: 0, x2: whole, y1: historyEnd, y2: historyEnd }, lines);
    root.setAttribute("height", y);
    picture.replaceChildren(root);
    document.getElementById("counted").textContent = form.dataset.counted.replace("{n}", shown).replace("{all}", all);
    tell();
  }

  // --- One event beside the picture ---------------------------------------------------------------
  // In a page of somebody else's, whose frame may be as high as all of this, the panel stands below
  // the mark that was pressed: the edge of the window would be out of sight.
  let before = null;
  function besides(mark) {
    if (window.parent === window || !document.documentElement.classList.contains("embedded")) return;
    panel.style.top = Math.round(mark.getBoundingClientRect().bottom + window.scrollY + 8) + "px";
    const over = panel.offsetTop + panel.offsetHeight - document.body.offsetHeight;
    document.body.style.paddingBottom = over > 0 ? over + 24 + "px" : "";
  }
  function open(id, mark) {
    const event = document.getElementById(id), life = event.closest(".life");
    const close = document.createElement("button"), title = document.createElement("h2");
    const who = document.createElement("p"), date = document.createElement("p");
    close.textContent = "×";
    close.setAttribute("aria-label", panel.dataset.close);
    close.addEventListener("click", shut);
    title.textContent = event.querySelector("b").textContent;
    who.className = "who"; who.textContent = life.dataset.name;
    date.className = "date"; date.textContent = event.querySelector(".when").textContent;
    panel.className = [...event.classList].find((name) => name.startsWith("g-"));
    panel.replaceChildren(close, who, title, date, event.querySelector(".told").cloneNode(true));
    for (const source of life.querySelectorAll(".source")) panel.append(source.cloneNode(true));
    panel.hidden = false;
    besides(mark);
    before = document.activeElement;
    panel.focus({ preventScroll: true });
    for (const each of picture.querySelectorAll(".mark")) each.classList.toggle("chosen", each.dataset.event === id);
  }
  function shut() {
    panel.hidden = true;
    document.body.style.paddingBottom = "";
    picture.querySelectorAll(".chosen").forEach((each) => each.classList.remove("chosen"));
    if (before && before.isConnected) before.focus();
  }

  // --- The page around ------------------------------------------------------------------------------
  let toldHeight = 0;
  function tell() {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (window.parent === window || height === toldHeight) return;
    toldHeight = height;
    window.parent.postMessage({ type: "lives-against-history:height", height }, "*");
  }

  if (!form || !lives.length) { tell(); return; }
  form.hidden = picture.hidden = false;
  let later = 0, drawnAt = 0;
  form.addEventListener("input", () => { clearTimeout(later); later = setTimeout(paint, 150); });
  form.addEventListener("submit", (event) => { event.preventDefault(); paint(); });
  picture.addEventListener("click", (event) => {
    const found = event.target.closest(".mark");
    if (found) open(found.dataset.event, found);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !panel.hidden) shut(); });
  document.addEventListener("toggle", tell, true);
  new ResizeObserver(() => {
    tell();
    if (picture.clientWidth === drawnAt) return;
    drawnAt = picture.clientWidth;
    paint();
  }).observe(document.body);
  if (document.fonts && document.fonts.ready) document.fonts.ready.then(paint);
})();
