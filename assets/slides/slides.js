// One slide at a time: keys, clickers, swipes; everything that is shown is in the address.
(function () {
  "use strict";
  const query = () => new URLSearchParams(location.search);
  const main = () => document.getElementById("slides");
  const all = () => [...document.querySelectorAll(".slide")];
  const marks = () => [...document.querySelectorAll("#line .mark")];
  const told = (name) => Number(main().dataset[name]);
  const small = window.matchMedia("(max-width: 760px), (max-height: 520px)");
  const LEAST = 0.45, LEAST_FIRST = 0.7, STEP = 0.05; // how small a slide may become, and by how much at a time
  let now = 0; // the number of the step in view, over all parts
  let dropped = ""; // the last step that was left out
  let loading = null;

  const number = (slide) => Number(slide.dataset.number || 0);
  const inView = () => all().find((slide) => !slide.hidden) || all()[0];

  // --- Showing -------------------------------------------------------------------------------

  function wanted() {
    // The step that the address names: a number or a name; else the one that the server chose.
    const said = query().get("step");
    if (said === null) return opened;
    const found = all().find((slide) => slide.dataset.step === said) || all().find((slide) => String(number(slide)) === said);
    return found ? number(found) : null;
  }

  function show(step, quiet) {
    now = step;
    const slide = all().find((each) => number(each) === step) || all()[0];
    for (const each of all()) each.hidden = each !== slide;
    for (const flip of document.querySelectorAll("[data-flip]")) {
      flip.setAttribute("aria-pressed", String(!document.body.classList.contains("no-" + flip.dataset.flip)));
    }
    document.getElementById("count").textContent = `${now} / ${told("total")}`;
    const by = (way) => document.querySelector(`nav [data-by="${way}"]`);
    if (by(-1)) by(-1).setAttribute("aria-disabled", String(now <= 0));
    if (by(1)) by(1).setAttribute("aria-disabled", String(now >= told("total")));
    light(slide);
    fit(slide);
    const heading = slide.querySelector("h1"), what = slide.querySelector(".what");
    const says = [slide.getAttribute("aria-label"), heading, slide.querySelector(".who"), what]
      .map((part) => (part && part.textContent !== undefined ? part.textContent : part)).filter(Boolean).join(". ");
    if (!quiet) document.getElementById("say").textContent = says;
    document.title = `${now} / ${told("total")} · ${heading ? heading.textContent : ""} · ${main().dataset.title}`;
    if (!quiet) window.scrollTo(0, 0);
  }

  function light(slide) {
    const lit = document.getElementById("lit");
    if (lit) lit.textContent = "";
    for (const mark of marks()) {
      const on = mark.dataset.to === slide.dataset.step;
      mark.classList.toggle("lit", on);
      mark.tabIndex = on ? 0 : -1;
      if (on) mark.setAttribute("aria-current", "step"); else mark.removeAttribute("aria-current");
      if (on && lit) {
        lit.textContent = mark.dataset.label;
        lit.style.left = `${mark.dataset.at}%`;
        lit.style.transform = `translateX(-${mark.dataset.at}%)`;
      }
    }
  }

  function fit(slide) {
    const beside = slide.querySelector(".by-side");
    if (beside) {
      const shown = [...beside.children].some((part) => getComputedStyle(part).display !== "none");
      beside.classList.toggle("empty", !shown);
    }
    slide.classList.toggle("alone", !beside || beside.classList.contains("empty"));
    slide.classList.remove("long");
    slide.removeAttribute("tabindex");
    document.body.classList.remove("no-line");
    if (small.matches) return;
    const room = parseFloat(getComputedStyle(slide).paddingBottom), first = slide.classList.contains("first");
    const over = (part) => part.scrollWidth > part.clientWidth + 1
      || part.getBoundingClientRect().bottom > slide.getBoundingClientRect().bottom - room;
    const parts = [...slide.children]; // each column as small as it must be, and no smaller
    for (const part of parts) part.style.removeProperty("--fit");
    if (first && parts.some(over)) document.body.classList.add("no-line"); // what to know before needs the room
    for (const part of parts) {
      for (let size = 1 - STEP; over(part) && size >= (first ? LEAST_FIRST : LEAST); size -= STEP) {
        part.style.setProperty("--fit", size.toFixed(2));
      }
    }
    if (parts.some(over)) {
      slide.classList.add("long");
      slide.tabIndex = 0;
    }
  }

  // --- Going ---------------------------------------------------------------------------------

  function to(step) {
    const next = Math.min(Math.max(step, 0), told("total"));
    if (next === now) return;
    document.getElementById("undo").hidden = true; // z undoes it still
    const said = query(), slide = all().find((each) => number(each) === next);
    said.set("step", slide ? slide.dataset.step : String(next));
    if (!slide) return load("?" + said);
    history.pushState(null, "", "?" + said);
    show(next);
  }

  // Another address of this page, without leaving the full screen.
  async function load(address, replace) {
    const mine = (loading = {}), said = new URLSearchParams(address.replace(/^[^?]*/, ""));
    let page;
    if (replace !== "none") { // what was switched since the page was written stays switched
      for (const name of ["h", "q", "n"]) {
        said.delete(name);
        if (query().has(name)) said.set(name, query().get(name));
      }
    }
    address = "?" + said;
    try {
      const answer = await fetch("/present" + address, { headers: { Accept: "text/html" } });
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch (fault) {
      location.assign("/present" + address);
      return;
    }
    if (mine !== loading || !page.getElementById("slides")) return;
    document.getElementById("slides").replaceWith(document.importNode(page.getElementById("slides"), true));
    document.querySelector(".bottom").replaceWith(document.importNode(page.querySelector(".bottom"), true));
    if (replace !== "none") history.pushState(null, "", address);
    begin();
  }

  function flip(name) {
    if (!document.querySelector(`[data-flip="${name}"]`)) return;
    const off = document.body.classList.toggle("no-" + name), said = query();
    const plain = name === "n" ? off : !off; // notes are hidden at first, the others shown
    if (plain) said.delete(name); else said.set(name, off ? "0" : "1");
    history.replaceState(null, "", "?" + said);
    show(now, true);
  }

  function drop() {
    const slide = inView();
    if (!number(slide)) return;
    const said = query(), later = all().find((each) => number(each) === now + 1) || all().find((each) => number(each) === now - 1);
    dropped = slide.dataset.step;
    said.set("drop", [said.get("drop"), dropped].filter(Boolean).join(","));
    said.set("step", later ? later.dataset.step : "0");
    const title = (slide.querySelector(".what") || slide.querySelector("h1")).textContent;
    load("?" + said).then(() => {
      const box = document.getElementById("undo");
      box.firstElementChild.textContent = `${main().dataset.dropped}: ${title}`;
      box.hidden = false;
    });
  }

  function undo() {
    const said = query(), left = (said.get("drop") || "").split(",").filter(Boolean);
    const back = left.includes(dropped) ? dropped : left[left.length - 1];
    if (!back) return;
    const kept = left.filter((each) => each !== back);
    if (kept.length) said.set("drop", kept.join(",")); else said.delete("drop");
    said.set("step", back);
    document.getElementById("undo").hidden = true;
    load("?" + said);
  }

  function leave() {
    const way = document.querySelector("[data-leave]");
    location.assign(way ? way.getAttribute("href") : "/");
  }

  function full() {
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen && document.documentElement.requestFullscreen();
    if (done) done.catch(() => {}); // a browser may refuse; nothing else changes then
  }

  function dark() {
    const root = document.documentElement;
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch (refused) { /* not kept, then */ }
  }

  function keys(open) {
    const list = document.getElementById("keys");
    if (open) list.showModal(); else list.close();
  }

  const KEYS = {
    ArrowRight: () => to(now + 1), ArrowLeft: () => to(now - 1), ArrowDown: () => to(now + 1), ArrowUp: () => to(now - 1),
    PageDown: () => to(now + 1), PageUp: () => to(now - 1), " ": () => to(now + 1),
    Home: () => to(0), End: () => to(told("total")), Escape: leave,
    h: () => flip("h"), q: () => flip("q"), n: () => flip("n"), f: full, x: drop, z: undo, d: dark, "?": () => keys(true),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if ((event.key === " " || event.key === "Enter") && event.target.closest("button, a")) return;
    if (/^(Arrow(Up|Down)|Page(Up|Down)| )$/.test(event.key) && scrolled(event.key)) return;
    const shifted = event.shiftKey && event.key === " ";
    const does = shifted ? () => to(now - 1) : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (does) { event.preventDefault(); does(); }
  });

  // A slide that is longer than the screen is read to its end first, with the same keys.
  function scrolled(key) {
    const slide = inView(), up = key === "ArrowUp" || key === "PageUp";
    if (!slide.classList.contains("long")) return false;
    const most = slide.scrollHeight - slide.clientHeight;
    if (up ? slide.scrollTop <= 1 : slide.scrollTop >= most - 1) return false;
    slide.scrollBy(0, (up ? -1 : 1) * (key.startsWith("Arrow") ? 80 : slide.clientHeight * 0.8));
    return true;
  }

  document.addEventListener("click", (event) => {
    const control = event.target.closest("button, a");
    if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const data = control.dataset;
    if (data.by) to(now + Number(data.by));
    else if (data.flip) flip(data.flip);
    else if (data.keys) keys(data.keys === "1");
    else if (data.undo) undo();
    else if (data.to) {
      const slide = all().find((each) => each.dataset.step === data.to);
      if (slide) to(number(slide));
    } else if (data.load) { event.preventDefault(); load(control.getAttribute("href")); }
  });

  let from = null;
  document.addEventListener("touchstart", (event) => { from = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!from) return;
    const across = event.changedTouches[0].clientX - from.clientX, down = event.changedTouches[0].clientY - from.clientY;
    from = null;
    if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(down)) to(now + (across < 0 ? 1 : -1));
  });

  window.addEventListener("popstate", () => {
    const step = wanted();
    if (main().dataset.of === state() && step !== null) show(step);
    else load(location.search || "?", "none");
  });
  // The name of a period stands over it only where it has the room.
  function name() {
    for (const label of document.querySelectorAll("#line .band span")) {
      label.style.visibility = label.scrollWidth > label.clientWidth + 1 ? "hidden" : "";
    }
  }
  const again = () => { fit(inView()); name(); };
  window.addEventListener("resize", again);
  if (document.fonts) document.fonts.ready.then(again);

  // What the steps of an address depend on: all but which is shown and what stands beside it.
  function state() {
    const said = query();
    for (const name of ["step", "h", "q", "n"]) said.delete(name);
    said.sort();
    return String(said);
  }

  let opened = 0; // the step that the server chose
  function begin() {
    main().dataset.of = state();
    opened = number(inView());
    document.getElementById("say").textContent = "";
    for (const name of ["h", "q", "n"]) {
      const said = query().get(name);
      document.body.classList.toggle("no-" + name, name === "n" ? said !== "1" : said === "0");
    }
    show(opened, true);
    name();
  }
  begin();
})();
