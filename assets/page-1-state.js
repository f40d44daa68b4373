// The address is the state. This script turns clicks and typing into addresses and hands the
// address, the size and the language to the server; it knows no history and no lives.
window.lives = (function () {
  "use strict";
  const NARROW = window.matchMedia("screen and (max-width: 820px)");
  const after = [];

  const query = () => new URLSearchParams(location.search);

  function written(params) {
    // Commas, colons and dots stay readable: the address is meant to be read and shared.
    const text = params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
    return text ? "?" + text : "";
  }

  // What the panel shows depends on the window only where it is the panel of filters; pages of
  // text are asked for only while one is open. So moving the window asks for the picture alone.
  let panelFor = null, sheetFor = "";
  // The picture is asked for first; its words follow once it is drawn, so that they do not take
  // the processor from it.
  let wordsLater = 0;
  function tellWords(after) {
    clearTimeout(wordsLater);
    wordsLater = setTimeout(() => {
      wordsLater = 0;
      window.dash_clientside.set_props("words-address", { data: location.search });
    }, after);
  }
  document.addEventListener("drawn", () => { if (wordsLater) tellWords(0); });

  // What a testimony's page shows does not depend on the event that is open.
  function readOf() {
    const now = query();
    const life = now.get("testimony") || now.get("life") || now.get("event") || "";
    return ["read", life, now.get("life"), now.get("layers"), now.get("words"), now.get("lang")].join("|");
  }

  // After something was written: everything that is shown is asked for again.
  function again() {
    panelFor = null;
    sheetFor = null;
    publish();
  }

  function publish() {
    const { set_props } = window.dash_clientside;
    const page = query().get("page") || "";
    set_props("address", { data: location.search });
    tellWords(NARROW.matches || !told ? 0 : 500);
    const words = document.getElementById("words");
    if (words && words !== document.activeElement) words.value = query().get("words") || "";
    const open = ["event", "life", "show", "pin", "chart", "narrators"].map((name) => query().get(name)).join("|");
    const listed = query().get("words") && !query().get("event") && !query().get("life"); // what was found
    const panel = query().get("show") === "filters" || listed ? location.search : open;
    if (panel !== panelFor) set_props("panel-address", { data: location.search });
    panelFor = panel;
    const asked = { read: readOf(), table: location.search, research: location.search, method: `method${query().get("lang") || ""}` };
    const sheet = asked[page] || "";
    if (sheet !== sheetFor) set_props("sheet-address", { data: sheet && location.search });
    sheetFor = sheet;
    document.querySelectorAll(".mode").forEach((mode) => {
      const here = mode.dataset.page === page || (page === "method" && mode.dataset.page === "research");
      mode.setAttribute("aria-current", here ? "page" : "false");
      if (here) document.title = [page && mode.textContent, document.querySelector(".brand").textContent].filter(Boolean).join(" · ");
    });
    after.forEach((each) => each());
  }

  function go(changes, replace) {
    const params = query();
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === "") params.delete(name);
      else params.set(name, value);
    }
    const target = location.pathname + written(params);
    if (target === location.pathname + location.search) return;
    // What is typed letter by letter is one step back, not one for each letter.
    const typing = replace && history.state && history.state.typing;
    if (typing || (replace && replace !== "typing")) history.replaceState(history.state, "", target);
    else history.pushState({ typing: replace === "typing" }, "", target);
    publish();
  }

  function toggled(name, value) {
    const now = (query().get(name) || "").split(",").filter(Boolean);
    const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
    return next.join(",");
  }

  function changesOf(control) {
    const changes = {};
    for (const name of (control.dataset.drop || "").split(",").filter(Boolean)) changes[name] = null;
    const set = control.dataset.set;
    if (set !== undefined) changes[set.slice(0, set.indexOf("="))] = set.slice(set.indexOf("=") + 1);
    for (const [name, value] of new URLSearchParams(control.dataset.also || "")) changes[name] = value;
    const toggle = control.dataset.toggle;
    if (toggle !== undefined) {
      const name = toggle.slice(0, toggle.indexOf("="));
      changes[name] = toggled(name, toggle.slice(toggle.indexOf("=") + 1));
    }
    return changes;
  }

  let wide = 0; // as it was last seen: behind a page of text it is not there
  function size() {
    const scroller = document.getElementById("scroller");
    wide = (scroller && scroller.clientWidth) || wide;
    const names = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--names"));
    return {
      width: Math.max(Math.floor((wide || 1076) - names), 200),
      theme: document.documentElement.dataset.theme,
      narrow: NARROW.matches,
    };
  }

  let told = "";
  function measure() {
    const now = size();
    if (JSON.stringify(now) === told) return;
    told = JSON.stringify(now);
    window.dash_clientside.set_props("size", { data: now });
    if (panelFor !== null) tellWords(NARROW.matches ? 0 : 500);
  }

  function switchTheme() {
    const root = document.documentElement;
    root.dataset.theme = root.dataset.agThemeMode = root.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch (refused) { /* not kept, then */ }
    measure();
  }

  document.addEventListener("click", (event) => {
    const language = event.target.closest("[data-language]");
    if (language) {
      event.preventDefault();
      const params = query();
      params.set("lang", language.dataset.language);
      location.assign(location.pathname + written(params));
      return;
    }
    if (event.target.closest("[data-theme-switch]")) return switchTheme();
    const control = event.target.closest("[data-set],[data-drop],[data-toggle]");
    if (control) go(changesOf(control));
  });

  // --- Typing ----------------------------------------------------------------------------------
  const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;
  const FIELDS = "#age-low, #age-high, #near-low, #near-high, #near-side, #near-kind, #month";
  let waiting = 0;

  // Ages and distances: whole years, the smaller first; an empty end is the widest. What cannot be
  // read is said beside the fields, and changes nothing.
  function years(name, input) {
    const field = (each) => document.getElementById(`${name}-${each}`), text = (each) => field(each).value.trim();
    const fault = input.closest("details").querySelector(".fault");
    const given = text("low") || text("high");
    const low = text("low") || "0", high = text("high") || "150";
    const whole = name === "age" ? /^\d{1,3}$/ : /^-?\d{1,3}$/;
    const fits = !given || (whole.test(low) && whole.test(high) && +low <= +high && Math.max(Math.abs(+low), +high) <= 150);
    fault.hidden = fits;
    for (const each of ["low", "high"]) field(each).setAttribute("aria-invalid", String(!fits));
    if (!fits) return;
    if (!given) return go({ [name]: null });
    if (name === "age") return go({ age: `${low}..${high}` });
    const before = field("side").value === "before";
    go({ near: `${field("kind").value}:${before ? `${0 - +high}..${0 - +low}` : `${+low}..${+high}`}` });
  }

  function typed(input) {
    const value = input.value.trim();
    if (input.id === "words") return go({ words: value }, "typing");
    if (input.id.startsWith("near-") || input.id.startsWith("age-")) return years(input.id.split("-")[0], input);
    if (input.id === "month") go({ month: value });
  }

  document.addEventListener("change", (event) => {
    const select = event.target.closest("[data-select]");
    if (select) {
      go({ [select.dataset.select]: select.value });
      select.value = "";
    }
    if (event.target.matches(FIELDS)) typed(event.target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(FIELDS + ", #words")) {
      clearTimeout(waiting);
      typed(event.target);
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target.id !== "words") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => typed(event.target), 350);
  });
  window.addEventListener("popstate", publish);

  // --- Beginning ---------------------------------------------------------------------------------
  function whenThere(test, then) {
    if (test()) return then();
    const watch = new MutationObserver(() => {
      if (!test()) return;
      watch.disconnect();
      then();
    });
    watch.observe(document.documentElement, { childList: true, subtree: true });
  }

  whenThere(
    () => document.getElementById("page") && window.dash_clientside && window.dash_clientside.set_props,
    () => {
      const { lang } = document.documentElement;
      if (document.getElementById("page").dataset.languageOf !== lang) {
        window.dash_clientside.set_props("shell", { data: { lang } });
      }
      whenThere(
        () => document.getElementById("scroller"),
        () => {
          measure();
          publish();
          let later = 0;
          new ResizeObserver(() => {
            clearTimeout(later);
            later = setTimeout(measure, 120);
          }).observe(document.getElementById("scroller"));
          document.documentElement.classList.add("ready");
        },
      );
    },
  );

  const pending = () => wordsLater !== 0; // something is still to be asked

  return { go, query, again, pending, whenThere, narrow: () => NARROW.matches, onAddress: (each) => after.push(each) };
})();
