// The editor of a story. Its steps are in the page; what they say is gathered from there, kept in the
// browser until it is saved, and saved as one. Where nothing may be written it stays in the browser.
(function () {
  "use strict";
  const { main, send, fault, say } = window.writer;
  const said = main.dataset, lang = document.documentElement.lang;
  const words = JSON.parse(said.words), notices = JSON.parse(said.notices);
  const list = document.getElementById("steps"), about = document.getElementById("about");
  const $ = (id) => document.getElementById(id);
  const steps = () => [...list.children];
  const put = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const made = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text }, more || {});
  const titleOf = (step) => step.dataset.title || written(step) || words.words;
  const DRAFT = "lives-story:";
  let seen = said.seen, id = said.id, changed = false, waiting = null;

  // --- What it says --------------------------------------------------------------------------------
  function written(step) {
    const first = [...step.querySelectorAll("[data-write]")].map((field) => field.value.trim()).find(Boolean) || "";
    return first.length > 60 ? first.slice(0, 60) + "…" : first;
  }

  function gathered(half) {
    const told = steps().map((step) => {
      const said = JSON.parse(step.dataset.about);
      for (const field of step.querySelectorAll("[data-write]")) {
        if (field.value.trim()) said[field.dataset.write] = field.value.trim();
      }
      return said;
    });
    const story = {
      title: about.elements.title.value.trim(), language: about.elements.language.value,
      by: about.elements.by.value.trim(), steps: half ? told.filter((one) => Object.keys(one).length) : told,
    };
    if (about.elements.public && about.elements.public.checked) story.access = "public";
    if (id) story.id = id;
    if (about.dataset.made) story.made = about.dataset.made;
    return story;
  }

  // --- Kept in the browser until it is saved -----------------------------------------------------------
  function name() {
    if (id) return DRAFT + id;
    const query = new URLSearchParams(location.search);
    if (!query.get("draft")) {
      query.set("draft", Math.random().toString(36).slice(2, 10));
      history.replaceState(null, "", "?" + query);
    }
    return DRAFT + query.get("draft");
  }

  function touched() {
    changed = true;
    state(said.writes ? words.unsaved : words["in-browser"]);
    clearTimeout(waiting);
    waiting = setTimeout(keep, 250);
  }

  function keep() {
    clearTimeout(waiting);
    if (!changed) return;
    const draft = { story: gathered(true), seen, at: new Date().toISOString() };
    try { localStorage.setItem(name(), JSON.stringify(draft)); } catch (refused) { /* it stays on the page */ }
  }

  function forget() {
    changed = false;
    clearTimeout(waiting);
    try { localStorage.removeItem(name()); } catch (refused) { /* nothing was kept */ }
  }

  function state(text) {
    $("state").textContent = text;
    $("drop-draft").hidden = !changed;
  }

  async function restore() {
    let draft = null;
    try { draft = JSON.parse(localStorage.getItem(name()) || "null"); } catch (refused) { /* none */ }
    if (!draft) return;
    const { story } = draft;
    about.elements.title.value = story.title || "";
    about.elements.by.value = story.by || "";
    if ([...about.elements.language.options].some((one) => one.value === story.language)) about.elements.language.value = story.language;
    if (about.elements.public) about.elements.public.checked = story.access === "public";
    seen = draft.seen;
    const html = await shown({ story });
    if (html === null) return;
    list.replaceChildren(...html);
    changed = true;
    after();
    const time = new Date(draft.at).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
    state(said.writes ? put(words.restored, { time }) : words["in-browser"]);
    if (said.writes) say(put(words.restored, { time }));
  }

  // --- Asking the server ---------------------------------------------------------------------------
  async function asked(address, body) {
    try { return await send(address, body); } catch (unreached) { return { ok: false, status: 0, told: { fault: words.away } }; }
  }

  async function shown(what) {
    const answer = await asked("/stories/shown", what);
    fault(answer.ok ? "" : answer.told.fault);
    if (!answer.ok) return null;
    const holder = document.createElement("template");
    holder.innerHTML = answer.told.html;
    return [...holder.content.children];
  }

  // --- Steps: numbers, order, leaving out ---------------------------------------------------------------
  function after() {
    const all = steps();
    all.forEach((step, n) => {
      const handle = step.querySelector(".handle");
      handle.textContent = n + 1;
      handle.setAttribute("aria-label", put(words.step, { n: n + 1, all: all.length, title: titleOf(step) }));
      step.querySelector("[data-move='-1']").disabled = n === 0;
      step.querySelector("[data-move='1']").disabled = n === all.length - 1;
    });
    $("nothing").hidden = all.length > 0;
    noticed(all);
    marked();
  }

  const of = (step, kind) => step.dataset[kind].split("|").filter(Boolean);
  const named = (notice) => notices[notice] || notice;

  function noticed(all) {
    const place = $("notices"), counted = { tells: new Map(), carries: new Map() };
    for (const step of all) {
      for (const kind of ["tells", "carries"]) {
        for (const one of of(step, kind)) counted[kind].set(one, (counted[kind].get(one) || 0) + 1);
      }
    }
    const every = [...new Set([...counted.carries.keys(), ...counted.tells.keys()])];
    const each = (name) => [...new Set(all.map((step) => step.dataset[name]).filter(Boolean))];
    const disputes = each("disputed").map((text) => made("p", `${words.disputed}: ${text}`, { className: "dispute" }));
    const hidden = each("pseudonym").join(", ");
    if (hidden) disputes.unshift(made("p", put(words.pseudonym, { names: hidden }), { className: "dispute" }));
    if (!every.length) return place.replaceChildren(...disputes);
    const choice = made("details", ""), row = made("div", "", { className: "actions" });
    for (const notice of every) {
      for (const [kind, key] of [["tells", "tells-of"], ["carries", "carries"]]) {
        const n = counted[kind].get(notice);
        if (!n || (kind === "carries" && n === counted.tells.get(notice))) continue;
        const button = made("button", put(words[key], { notice: named(notice), n }), { type: "button" });
        button.addEventListener("click", () => {
          const gone = steps().filter((step) => of(step, kind).includes(notice));
          leaveOut(gone, put(words["left-several"], { n: gone.length, notice: named(notice) }));
        });
        row.append(button);
      }
    }
    choice.append(made("summary", words["leave-out"]), row);
    choice.open = Boolean(place.querySelector("details[open]"));
    place.replaceChildren(made("p", put(words.notices, { list: every.map(named).join(", ") }), { className: "warn" }), ...disputes, choice);
  }

  function move(step, by) {
    const all = steps(), to = all.indexOf(step) + by;
    if (to < 0 || to >= all.length) return;
    const active = document.activeElement;
    if (by < 0) all[to].before(step); else all[to].after(step);
    after();
    (step.contains(active) && !active.disabled ? active : step.querySelector(".handle")).focus({ preventScroll: true });
    step.scrollIntoView({ block: "nearest" });
    say(put(words.moved, { n: to + 1, all: all.length, title: titleOf(step) }));
    touched();
  }

  function leaveOut(gone, told) {
    const before = steps(), next = before.slice(before.indexOf(gone[0])).find((step) => !gone.includes(step));
    const undo = made("button", words.undo, { type: "button" });
    undo.addEventListener("click", () => {
      for (const step of before.filter((one) => gone.includes(one))) {
        const earlier = before.slice(0, before.indexOf(step)).reverse().find((one) => one.isConnected);
        if (earlier) earlier.after(step); else list.prepend(step);
      }
      $("undoing").replaceChildren();
      after();
      touched();
      gone[0].querySelector(".handle").focus();
      say(words.undone);
    });
    gone.forEach((step) => step.remove());
    $("undoing").replaceChildren(made("span", told), undo);
    after();
    touched();
    (next ? next.querySelector(".handle") : undo).focus();
    say(told);
  }

  function add(found) {
    if (steps().length + found.length > Number(said.most)) return fault(put(words.full, { n: said.most }));
    list.append(...found);
    after();
    touched();
    const last = found[found.length - 1];
    say(put(words.added, { n: steps().length, title: titleOf(last) }));
    return last;
  }

  function addWords() {
    const step = made("li", "", { className: "story-step" }), first = $("blank").content.cloneNode(true);
    step.append(...first.firstElementChild.childNodes);
    Object.assign(step.dataset, { about: "{}", tells: "", carries: "", disputed: "", pseudonym: "", key: "", title: "" });
    if (add([step])) step.querySelector("[data-write='sentence']").focus();
  }

  // --- Moments to choose from ----------------------------------------------------------------------------
  let question = 0;
  async function find() {
    const form = $("finder"), query = new URLSearchParams(location.search), mine = ++question;
    query.set("find", form.elements.find.value);
    query.set("whose", form.elements.whose.value);
    query.set("lang", lang);
    let told;
    try { told = await (await fetch("/stories/find?" + query)).json(); } catch (unreached) { told = { html: "", says: words.away }; }
    if (mine !== question) return;
    const holder = document.createElement("template");
    holder.innerHTML = told.html;
    $("found").replaceChildren(holder.content);
    $("found-says").textContent = told.says;
    marked();
  }

  function marked() {
    const inside = new Set(steps().map((step) => step.dataset.key));
    for (const item of $("found").children) item.classList.toggle("is-in", inside.has(item.dataset.key));
    for (const button of $("found").querySelectorAll("[data-add]")) {
      const there = inside.has(button.dataset.add);
      button.textContent = there ? "✓" : "+";
      if (there) button.setAttribute("aria-pressed", "true"); else button.removeAttribute("aria-pressed");
    }
  }

  // --- Saving, showing, handing on --------------------------------------------------------------------------
  async function save(copy) {
    if (!about.elements.title.value.trim()) {
      fault(words.untitled);
      about.elements.title.focus();
      return false;
    }
    const story = gathered(), draft = name();
    if (copy) delete story.id;
    const answer = await asked("/stories/save", { story, seen: copy ? "" : seen });
    $("stale").hidden = true;
    if (answer.status === 409) return stale(answer.told.fault);
    if (!answer.ok) { fault(answer.told.fault); return false; }
    fault("");
    forget();
    try { localStorage.removeItem(draft); } catch (refused) { /* nothing was kept */ }
    ({ id, seen } = answer.told);
    history.replaceState(null, "", "?" + new URLSearchParams({ id, lang }));
    const told = put(words.saved, { time: new Date().toLocaleTimeString(lang, { timeStyle: "short" }) });
    state(told);
    say(told);
    return true;
  }

  function stale(text) {
    fault(text);
    const copy = made("button", words["stale-copy"], { type: "button" });
    const theirs = made("button", words["stale-theirs"], { type: "button" });
    copy.addEventListener("click", () => save(true));
    theirs.addEventListener("click", () => { forget(); location.reload(); });
    $("stale").replaceChildren(copy, theirs);
    $("stale").hidden = false;
    copy.focus();
    return false;
  }

  async function show(path) {
    if (said.writes) {
      if ((changed || !id) && !(await save())) return;
      location.assign(`${path}?${new URLSearchParams({ story: id, lang })}`);
      return;
    }
    keep();
    const answer = await asked("/stories/link", { story: gathered() });
    fault(answer.ok ? "" : answer.told.fault);
    if (answer.ok) location.assign(`${path}?${new URLSearchParams({ story: answer.told.link, lang })}`);
  }

  function download() {
    const story = gathered(), file = new Blob([JSON.stringify(story, null, 1) + "\n"], { type: "application/json" });
    const plain = story.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60);
    const link = made("a", "", { href: URL.createObjectURL(file), download: `${plain || "story"}.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  // --- Hands -------------------------------------------------------------------------------------------
  const DOES = {
    save: () => save(), present: () => show("/present"), handout: () => show("/handout"), download,
    "add-words": addWords, "drop-draft": () => { forget(); location.assign(id ? location.href : `/stories?lang=${lang}`); },
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (DOES[button.id]) return DOES[button.id]();
    const step = button.closest(".story-step");
    if (button.dataset.move) return move(step, Number(button.dataset.move));
    if (button.dataset.out) return leaveOut([step], put(words["left-out"], { title: titleOf(step) }));
    if (button.dataset.open) {
      const field = step.querySelector(`[data-write="${button.dataset.open}"]`);
      field.closest("label").hidden = false;
      button.hidden = true;
      return field.focus();
    }
    if (button.dataset.add && !button.hasAttribute("aria-pressed")) {
      const found = await shown({ keys: [button.dataset.add] });
      if (found && found.length) add(found);
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target.closest("#finder")) return;
    touched();
    const step = event.target.closest(".story-step");
    if (step && !step.dataset.key) after();
  });
  let typing = null;
  $("finder").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(find, 200); });
  document.addEventListener("submit", (event) => { event.preventDefault(); if (event.target.id === "finder") find(); });
  document.addEventListener("keydown", (event) => {
    const step = event.target.closest(".story-step");
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step && event.altKey && by) { event.preventDefault(); move(step, by); }
    if (said.writes && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); save(); }
  });
  window.addEventListener("pagehide", keep);

  // A step is dragged by its number.
  let dragged = null;
  list.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".handle");
    if (!handle || event.button) return;
    dragged = { step: handle.closest(".story-step"), from: event.clientY, moved: false };
    event.preventDefault();
    handle.focus({ preventScroll: true });
  });
  document.addEventListener("pointermove", (event) => {
    if (!dragged || (!dragged.moved && Math.abs(event.clientY - dragged.from) < 6)) return;
    dragged.moved = true;
    dragged.step.classList.add("dragged");
    const over = steps().find((step) => step !== dragged.step && within(step, event.clientY));
    if (!over) return;
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(dragged.step); else over.after(dragged.step);
  });
  const within = (step, y) => { const box = step.getBoundingClientRect(); return y >= box.top && y <= box.bottom; };
  function dropped() {
    if (!dragged) return;
    const { step, moved } = dragged;
    dragged = null;
    step.classList.remove("dragged");
    if (!moved) return;
    after();
    touched();
    say(put(words.moved, { n: steps().indexOf(step) + 1, all: steps().length, title: titleOf(step) }));
  }
  document.addEventListener("pointerup", dropped);
  document.addEventListener("pointercancel", dropped);

  after();
  restore();
  find();
})();
