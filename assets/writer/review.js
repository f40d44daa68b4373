// The review by keys: a accepts and goes on, r rejects, d edits the date and Enter saves it, u takes
// back, j and k move. What is decided goes to the server one after the other; the next card does
// not wait for the answer.
(function () {
  "use strict";
  const { main, send, fault, say, values, who } = window.writer;
  const id = main.dataset.id;
  const path = `/review/${encodeURIComponent(id)}`;
  const cards = () => [...document.querySelectorAll(".card-review")];
  let current = null, pending = Promise.resolve(), open = 0;

  // --- Which card ----------------------------------------------------------------------------------
  function choose(card, quiet) {
    if (!card) return;
    if (current && current !== card) { current.removeAttribute("aria-current"); close(current); }
    current = card;
    card.setAttribute("aria-current", "true");
    if (!quiet) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "center" });
    }
  }

  function step(by) {
    const all = cards();
    choose(all[Math.min(Math.max(all.indexOf(current) + by, 0), all.length - 1)]);
  }

  function onward() {
    const all = cards(), at = all.indexOf(current);
    const left = (card) => card.dataset.status === "proposed";
    const next = all.slice(at + 1).find(left) || all.find(left);
    if (next) return choose(next);
    choose(current);
    document.getElementById("finish").focus();
  }

  function close(card) {
    card.querySelectorAll("form").forEach((form) => { form.hidden = true; });
  }

  // --- What is decided -------------------------------------------------------------------------------
  function show(told) {
    for (const [event, html] of Object.entries(told.cards || {})) {
      const made = document.createElement("template");
      made.innerHTML = html;
      const card = made.content.firstElementChild, place = document.getElementById(`card-${event}`);
      const focused = place && place.contains(document.activeElement);
      if (place && place === current) {
        card.setAttribute("aria-current", "true");
        current = card;
      }
      if (place && place.querySelector("form:not([hidden])")) continue; // somebody is typing there
      if (place) place.replaceWith(card);
      else if (current && current.isConnected) current.after(card);
      else document.getElementById("cards").append(card);
      if (focused) card.focus({ preventScroll: true });
    }
    if (told.gone) {
      const gone = document.getElementById(`card-${told.gone}`);
      if (gone === current) step(1);
      if (gone) gone.remove();
    }
    if (told.left) document.getElementById("left").textContent = told.left;
    if (told.moved !== undefined) {
      document.getElementById("moved").innerHTML = told.moved; // escaped by the server
      for (const event of Object.keys(told.cards || {})) {
        const card = document.getElementById(`card-${event}`);
        if (card && event !== told.event) card.classList.add("has-moved");
      }
    }
  }

  function ask(address, body) {
    open += 1;
    pending = pending.then(async () => {
      try {
        const answer = await send(address, body);
        show(answer.told);
        fault(answer.told.fault);
        return answer;
      } catch (error) {
        fault(error.message);
        return { ok: false, told: {} };
      } finally { open -= 1; }
    });
    return pending;
  }

  function decide(card, kind, more) {
    // `seen` is read when the request goes out: an answer before it may have renewed the card.
    const event = card.dataset.event;
    open += 1;
    pending = pending.then(async () => {
      const now = document.getElementById(`card-${event}`) || card;
      try {
        const answer = await send(`${path}/decide`, { event, kind, seen: now.dataset.seen, ...more });
        show(answer.told);
        fault(answer.told.fault);
        if (!answer.ok && !answer.told.cards) now.dataset.status = now.dataset.was || "proposed";
        return answer;
      } catch (error) {
        fault(error.message);
        return { ok: false, told: {} };
      } finally { open -= 1; }
    });
    return pending;
  }

  function settle(card, kind, status) {
    card.dataset.was = card.dataset.status;
    card.dataset.status = status;
    decide(card, kind);
    onward();
  }

  const undo = () => ask(`${path}/undo`, {}).then(({ told }) => {
    const card = told.event && document.getElementById(`card-${told.event}`);
    if (card) choose(card);
  });

  // --- The date -----------------------------------------------------------------------------------------
  let waiting = 0;
  function read(field) {
    clearTimeout(waiting);
    const place = field.form.querySelector(".reads"), text = field.value.trim();
    if (!text) { place.textContent = ""; return; }
    waiting = setTimeout(async () => {
      const { told } = await send(`${path}/date`, { text });
      if (field.value.trim() !== text) return;
      place.textContent = told.fault || `${told.says} (${told.edtf})`;
      place.classList.toggle("fault", Boolean(told.fault));
      field.setAttribute("aria-invalid", String(Boolean(told.fault)));
    }, 150);
  }

  function edit(card, which) {
    close(card);
    document.querySelectorAll("#moved details").forEach((each) => { each.open = false; });
    const form = card.querySelector(which);
    form.hidden = false;
    const field = form.querySelector("input");
    field.focus();
    field.select();
    if (which === ".date-form") read(field);
  }

  async function saveDate(card, form) {
    const date = form.elements.date.value.trim();
    if (!date) return;
    form.hidden = true;
    card.dataset.was = card.dataset.status;
    card.dataset.status = "corrected";
    const answer = decide(card, "date", { date });
    onward();
    const { ok } = await answer;
    if (ok) return;
    const again = document.getElementById(card.id);
    choose(again);
    edit(again, ".date-form");
    again.querySelector("[name=date]").value = date;
  }

  function saveEdit(card, form) {
    const said = values(form);
    form.hidden = true;
    for (const [name, value] of Object.entries(said)) {
      const field = form.elements[name];
      if (value === field.dataset.was) continue;
      decide(card, name === "with" ? "merge" : name, { [name]: value });
    }
    choose(card);
  }

  // --- Words of the text -----------------------------------------------------------------------------
  const points = (text) => [...text].length; // offsets count code points, a script's strings do not
  let selected = null;

  function offset(node, at) {
    const holder = node.nodeType === 3 ? node.parentElement : node;
    const piece = holder.closest("[data-at]");
    if (!piece) return null;
    const before = document.createRange();
    before.selectNodeContents(piece);
    before.setEnd(node, at);
    return +piece.dataset.at + points(before.toString());
  }

  function words() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
    return start === null || end === null || end <= start ? null : { start, end, text: selection.toString() };
  }

  function add(kind, card) {
    selected = words();
    if (!selected) return fault(document.getElementById("text-title").nextElementSibling.textContent);
    fault("");
    Object.assign(selected, { kind, event: card ? card.dataset.event : "" });
    const form = document.getElementById("words-form");
    document.getElementById("selected").textContent = selected.text.slice(0, 600);
    form.reset();
    form.elements.title.value = selected.text.trim().slice(0, 80);
    form.elements.category.closest(".field").hidden = kind === "split";
    form.hidden = false;
    form.scrollIntoView({ block: "center" });
    form.elements.title.focus();
    form.elements.title.select();
  }

  async function saveWords(form) {
    const { start, end, kind, event } = selected;
    const { ok, told } = await ask(`${path}/decide`, {
      kind, event, ...values(form), start: String(start), end: String(end),
    });
    if (!ok) return;
    form.hidden = true;
    choose(document.getElementById(`card-${told.event}`));
  }

  // --- Keys and clicks -------------------------------------------------------------------------------
  const DO = {
    accept: (card) => settle(card, "accept", "accepted"),
    reject: (card) => settle(card, "reject", "rejected"),
    date: (card) => edit(card, ".date-form"),
    edit: (card) => edit(card, ".edit-form"),
    split: (card) => add("split", card),
    unselect: () => { document.getElementById("words-form").hidden = true; },
  };
  const KEYS = { a: "accept", r: "reject", d: "date", e: "edit" };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (current) { close(current); current.focus(); }
      return DO.unselect();
    }
    if (event.target.matches("input, select, textarea")) return;
    if (KEYS[event.key] && current) DO[KEYS[event.key]](current);
    else if (event.key === "j" || (event.key === "ArrowDown" && event.target === current)) step(1);
    else if (event.key === "k" || (event.key === "ArrowUp" && event.target === current)) step(-1);
    else if (event.key === "u") undo();
    else if (event.key === "w") add("add");
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const card = event.target.closest(".card-review"), control = event.target.closest("[data-do]");
    if (card) choose(card, true);
    if (control) DO[control.dataset.do](card);
    if (event.target.id === "undo") undo();
    if (event.target.id === "finish") {
      pending.then(async () => {
        const { ok, told } = await send(`${path}/finish`);
        if (ok) location.assign(told.to);
        else fault(told.fault);
      });
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target.name === "date") read(event.target);
    if (event.target.id === "who") who(event.target.value.trim());
  });
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target, card = form.closest(".card-review");
    if (form.id === "words-form") saveWords(form);
    else if (form.matches(".date-form")) saveDate(card, form);
    else if (form.matches(".edit-form")) saveEdit(card, form);
  });

  document.getElementById("who").value = who();
  choose(cards().find((card) => card.dataset.status === "proposed") || cards()[0]);
  window.writer.busy = () => open > 0;
})();
