// Marks under the pointer and under the keys. The figures only draw; what lies where stands in
// their layout.meta: [key, lane, left, right, middle, title, date, age, category, label box].
(function () {
  "use strict";
  const { go, query, narrow, onAddress } = window.lives;
  const DAY_MS = 86400000, EPOCH = 719163, YEAR = 365.2425;
  const KEY = 0, LANE = 1, LEFT = 2, RIGHT = 3, MIDDLE = 4, TITLE = 5, WHEN = 6, AGE = 7, CATEGORY = 8, LABEL = 9;
  let cursor = null;

  const by = (id) => document.getElementById(id);
  const graph = (id) => by(id) && by(id).querySelector(".js-plotly-plot");
  const meta = (id) => {
    const drawn = graph(id);
    return (drawn && drawn.layout && drawn.layout.meta) || null;
  };
  const plotLeft = () => graph("lives").getBoundingClientRect().left;

  // --- Under the pointer ---------------------------------------------------------------------
  function found(id, event) {
    const about = meta(id), drawn = graph(id);
    if (!about || !drawn) return null;
    const box = drawn.getBoundingClientRect();
    const x = event.clientX - box.left, y = event.clientY - box.top;
    if (y < 0 || y > box.height || x < -4) return null;
    let best = null, least = Infinity;
    for (const mark of about.marks) {
      const on = Math.abs(y - mark[MIDDLE]) <= 8 && x >= mark[LEFT] - 3 && x <= mark[RIGHT] + 3;
      const label = mark[LABEL];
      const named = label && x >= label[0] && x <= label[0] + label[1] && Math.abs(y - label[2]) <= 8;
      if (!on && !named) continue;
      const off = on ? Math.abs(y - mark[MIDDLE]) + (mark[RIGHT] - mark[LEFT]) / 200 : 9;
      const far = named ? Math.min(off, Math.abs(y - label[2])) : off;
      if (far < least) { least = far; best = mark; }
    }
    return best;
  }

  // The bar of a yearly series: its year and its value.
  function figure(event) {
    const about = meta("series"), name = document.querySelector(".series-name");
    if (!about || !name) return null;
    const x = event.clientX - graph("series").getBoundingClientRect().left;
    const bar = (about.bars || []).find((one) => x >= one[0] && x < one[1]);
    if (!bar) return null;
    const value = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 }).format(bar[3]);
    return { [TITLE]: name.dataset.name, [WHEN]: `${bar[2]}: ${value} ${name.dataset.unit}` };
  }

  // The shade of a density: about how many events fall into its bin. (A shade is the square root of
  // a number, in 255 steps; the darkest stands for as many or more.)
  const decoded = new WeakMap();
  function shades(band) {
    if (!decoded.has(band)) decoded.set(band, Uint8Array.from(atob(band.z.bdata), (each) => each.charCodeAt(0)));
    return decoded.get(band);
  }
  function shaded(event) {
    const about = meta("lives"), band = graph("lives").data.find((one) => one.type === "heatmap");
    const box = graph("lives").getBoundingClientRect();
    const x = event.clientX - box.left, y = event.clientY - box.top;
    const at = about.lanes.findIndex(([, top, high]) => y >= top && y < top + high);
    if (at < 0 || x < 0 || x >= about.width || !band || !band.z.bdata) return null;
    const bins = band.x.length - 1, bin = Math.floor((x * bins) / about.width);
    const share = shades(band)[about.rows[at] * bins + bin] / 255;
    if (!share) return null;
    const [lane] = about.lanes[at], number = share * share * about.caps[lane ? 1 : 0];
    const days = (about.last - about.first + 1) / bins, first = about.first + bin * days;
    const month = new Intl.DateTimeFormat(document.documentElement.lang, { year: "numeric", month: "short", timeZone: "UTC" });
    const [from, to] = [first, first + days - 1].map((day) => month.format(new Date((Math.floor(day) - EPOCH) * DAY_MS)));
    const said = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: number < 10 ? 1 : 0 }).format(number);
    const words = by("stage").dataset, who = document.querySelectorAll("#names .lane")[at];
    const name = who && who.querySelector(".who, b");
    return {
      [TITLE]: name ? name.textContent : "",
      [WHEN]: `${from === to ? from : `${from} – ${to}`}: ${(share >= 1 ? words.densest : words.dense).replace("{n}", said)}`,
    };
  }

  function under(event) {
    if (!event.target.closest || !event.target.closest("#picture")) return null;
    if (event.target.closest(".series")) {
      const bar = figure(event);
      return bar && { mark: bar, id: "series" };
    }
    const mark = found("history", event);
    if (mark || event.target.closest(".history")) return mark && { mark, id: "history" };
    const own = (meta("lives") || {}).density ? shaded(event) : found("lives", event);
    return own && { mark: own, id: "lives" };
  }

  function tell(hit, event) {
    const tip = by("tip");
    if (!tip) return;
    tip.hidden = !hit;
    if (!hit) return;
    const title = document.createElement("b"), when = document.createElement("span");
    title.textContent = hit.mark[TITLE];
    when.textContent = [hit.mark[WHEN], hit.mark[AGE]].filter(Boolean).join(" · ");
    tip.replaceChildren(title, when);
    const wide = tip.offsetWidth, high = tip.offsetHeight;
    const x = Math.min(event.clientX + 14, innerWidth - wide - 8);
    const below = event.clientY + 18;
    tip.style.left = `${x}px`;
    tip.style.top = `${below + high > innerHeight ? event.clientY - high - 14 : below}px`;
  }

  function age(days) {
    const years = Math.floor(days / YEAR + 1e-6);
    return years;
  }

  function point(event) {
    const about = meta("lives"), x = event.clientX - plotLeft();
    pointAt(about && event.target.closest("#picture") && x >= 0 && x <= about.width ? x : null);
  }

  // The line at so many pixels of the plot (null: none), with the date and every age at it.
  function pointAt(x) {
    const line = by("pointer"), picture = by("picture"), about = meta("lives");
    if (!line || !about) return;
    const inside = x !== null;
    window.lives.lineAt = x;
    const above = by("pointer-above"), chip = by("pointer-day");
    line.hidden = above.hidden = chip.hidden = !inside;
    const words = by("stage").dataset;
    const day = inside ? about.first + (x * (about.last - about.first + 1)) / about.width : null;
    if (inside) {
      line.style.left = above.style.left = chip.style.left = `${x + plotLeft() - picture.getBoundingClientRect().left}px`;
      const date = new Date((Math.floor(day) - EPOCH) * DAY_MS);
      chip.textContent = about.counted ? words.counted.replace("{n}", Math.floor(day / YEAR)) : new Intl.DateTimeFormat(document.documentElement.lang, {
        year: "numeric", month: "short", timeZone: "UTC",
      }).format(date);
    }
    for (const lane of document.querySelectorAll("#names .lane")) {
      const shown = lane.querySelector(".age"), born = (lane.dataset.born || "").split(",").map(Number);
      if (!shown) continue; // the band of all lives
      const gone = !about.counted && lane.dataset.died && day > +lane.dataset.died;
      const known = inside && born.length === 2 && !gone && (about.counted || day >= born[0]);
      shown.hidden = !known;
      if (!known) continue;
      if (about.counted) { // day by day of a life: the chip tells the year instead
        const years = born.map((first) => new Date((first + Math.floor(day) - EPOCH) * DAY_MS).getUTCFullYear());
        shown.textContent = years[0] === years[1] ? years[0] : `${years[0]}–${years[1]}`;
        continue;
      }
      const high = age(day - born[0]), low = Math.max(age(day - born[1]), 0);
      shown.textContent = low === high ? words.age.replace("{n}", high) : words.ages.replace("{low}", low).replace("{high}", high);
    }
  }

  let frame = 0;
  document.addEventListener("pointermove", (event) => {
    if (frame || event.pointerType === "touch") return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (narrow() || !graph("lives") || !event.target.closest) return;
      const hit = under(event);
      by("picture").style.cursor = hit && hit.mark[KEY] ? "pointer" : "";
      tell(hit, event);
      point(event);
    });
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("[data-up]")) {
      by("scroller").scrollTop = 0;
      if (narrow()) by("stage").scrollIntoView();
    }
    if (narrow() || !event.target.closest || event.target.closest("button, a")) return;
    const hit = under(event);
    if (!hit || !hit.mark[KEY]) return;
    cursor = hit.id === "lives" ? hit.mark[KEY] : cursor;
    go({ event: hit.mark[KEY], show: null });
  });

  // Nearer: twice as near, about where the pointer is.
  document.addEventListener("dblclick", (event) => {
    const about = meta("lives");
    if (narrow() || !about || about.counted || !event.target.closest || !event.target.closest("#lives-area, #ruler, #history")) return;
    if (event.target.closest("button, .names")) return;
    const day = about.first + ((event.clientX - plotLeft()) * (about.last - about.first + 1)) / about.width;
    const date = new Date((Math.floor(day) - EPOCH) * DAY_MS);
    window.lives.zoom(event.shiftKey ? 2 : 0.5, date.getUTCFullYear() + date.getUTCMonth() / 12);
  });

  // --- The halo: where the reader is --------------------------------------------------------------
  function halo(key, bring) {
    const ring = by("halo"), about = meta("lives");
    if (!ring || !about) return null;
    const mark = about.marks.find((one) => one[KEY] === key);
    ring.hidden = !mark;
    document.querySelectorAll("#names .lane").forEach((lane) => {
      lane.classList.toggle("here", Boolean(mark) && lane.dataset.lane === mark[LANE]);
    });
    if (!mark) return null;
    const left = Math.max(mark[LEFT], 0), right = Math.min(mark[RIGHT], about.width);
    const names = plotLeft() - by("lives-area").getBoundingClientRect().left;
    Object.assign(ring.style, {
      left: `${names + left - 4}px`, top: `${mark[MIDDLE] - 9}px`,
      width: `${Math.max(right - left, 6) + 8}px`, height: "18px",
    });
    if (bring) {
      const scroller = by("scroller"), sticky = document.querySelector(".history").offsetHeight;
      const top = by("lives-area").offsetTop + mark[MIDDLE];
      if (top < scroller.scrollTop + sticky + 40) scroller.scrollTop = top - sticky - 60;
      else if (top > scroller.scrollTop + scroller.clientHeight - 60) scroller.scrollTop = top - scroller.clientHeight + 120;
    }
    return mark;
  }

  // The time of the chosen event, of a life or of history, as a shade over all lives.
  function shade(key) {
    const place = by("event-shade"), about = meta("lives");
    if (!place || !about) return;
    const marks = [...about.marks, ...((meta("history") || {}).marks || [])];
    const mark = key && !about.counted && marks.find((one) => one[KEY] === key);
    place.hidden = !mark;
    if (!mark) return;
    const left = Math.max(mark[LEFT], 0), right = Math.min(mark[RIGHT], about.width);
    const names = plotLeft() - by("picture").getBoundingClientRect().left;
    Object.assign(place.style, { left: `${names + left}px`, width: `${Math.max(right - left, 2)}px` });
  }

  let brought = null, looked = null;
  function lookAt(life) {
    const about = meta("lives"), bed = about && about.lanes.find((lane) => lane[0] === life);
    if (!bed) return false;
    const scroller = by("scroller"), sticky = document.querySelector(".history").offsetHeight;
    const top = by("lives-area").offsetTop + bed[1];
    const seen = top >= scroller.scrollTop + sticky && top + bed[2] <= scroller.scrollTop + scroller.clientHeight;
    if (!seen) scroller.scrollTop = top - sticky;
    return true;
  }

  function refresh() {
    const life = query().get("life");
    if (!life || life === looked || lookAt(life)) looked = life;
    const chosen = query().get("event");
    if (chosen) cursor = chosen;
    shade(chosen);
    const mark = halo(cursor, Boolean(chosen) && chosen !== brought);
    if (mark || !chosen) brought = chosen;
  }
  onAddress(() => setTimeout(refresh, 0));
  window.addEventListener("popstate", () => { cursor = query().get("event"); });
  window.lives.whenThere(() => graph("lives"), () => {
    graph("lives").on("plotly_afterplot", () => {
      refresh();
      document.dispatchEvent(new CustomEvent("drawn"));
    });
    if (meta("lives")) document.dispatchEvent(new CustomEvent("drawn"));
    document.addEventListener("filled", refresh);
    refresh();
    // How high the history is, for the names that stand below it; asked while it is drawn anew, the
    // browser would have to lay everything out twice.
    new ResizeObserver(([{ target }]) => {
      by("picture").style.setProperty("--above", `${target.offsetHeight}px`);
    }).observe(document.querySelector(".history"));
  });

  // --- Under the keys --------------------------------------------------------------------------------
  const middle = (mark) => (Math.max(mark[LEFT], 0) + mark[RIGHT]) / 2;

  function ordered() {
    const about = meta("lives");
    if (!about) return [];
    const lanes = about.lanes.map((lane) => about.marks.filter((mark) => mark[LANE] === lane[0]).sort((a, b) => middle(a) - middle(b)));
    return lanes.filter((lane) => lane.length);
  }

  function step(sideways, upwards) {
    const lanes = ordered();
    if (!lanes.length) return;
    const row = lanes.findIndex((lane) => lane.some((mark) => mark[KEY] === cursor));
    let mark = lanes[0][0];
    if (row >= 0) {
      const lane = lanes[row], index = lane.findIndex((one) => one[KEY] === cursor);
      if (upwards) {
        const next = lanes[Math.min(Math.max(row + upwards, 0), lanes.length - 1)];
        mark = next.reduce((best, one) => (Math.abs(middle(one) - middle(lane[index])) < Math.abs(middle(best) - middle(lane[index])) ? one : best));
      } else mark = lane[Math.min(Math.max(index + sideways, 0), lane.length - 1)];
    }
    cursor = mark[KEY];
    halo(cursor, true);
    pointAt(Math.min(middle(mark), meta("lives").width));
    const lane = [...document.querySelectorAll("#names .lane")].find((one) => one.dataset.lane === mark[LANE]);
    const who = lane ? lane.querySelector(".who, .what").textContent : "";
    by("say-mark").textContent = [who, mark[TITLE], mark[WHEN], mark[AGE]].filter(Boolean).join(", ");
    if (query().get("event")) go({ event: cursor, show: null }, true);
  }

  window.lives.step = step;
  window.lives.pointAt = pointAt;
  window.lives.drawn = () => meta("lives");
  window.lives.openCursor = () => {
    if (!cursor) return false;
    go({ event: cursor, show: null });
    return true;
  };
})();
