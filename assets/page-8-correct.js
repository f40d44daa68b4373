// Correcting: sends what a person decided, reads a typed date back at once, shows what else moved,
// and says kindly where somebody else was quicker. All that comes back is put in as text.
(function () {
  "use strict";
  const { again, go } = window.lives;
  const language = () => document.documentElement.lang || "en";
  let said = null; // what was saved, for the panel that is filled anew
  const written = (text, name) => {
    const element = document.createElement(name || "p");
    element.textContent = text;
    return element;
  };

  // --- Who: asked once per browser -------------------------------------------------------------------
  function who() {
    const field = document.getElementById("correct-who");
    if (field && field.value.trim()) return field.value.trim();
    try { return localStorage.getItem("who") || ""; } catch (refused) { return ""; }
  }
  document.addEventListener("change", (event) => {
    if (event.target.id !== "correct-who") return;
    try { localStorage.setItem("who", event.target.value.trim()); } catch (refused) { /* not kept, then */ }
  });

  // --- Sending ---------------------------------------------------------------------------------------
  async function send(where, what) {
    const answer = await fetch(`/correct/${where}?lang=${language()}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ who: who(), ...what }),
    });
    return answer.json();
  }

  function tell(place, told, retry) {
    if (!place) return;
    place.replaceChildren();
    place.classList.toggle("fault", Boolean(told.fault));
    place.append(written(told.fault || told.says, "span"));
    if (told.moved && told.moved.length) {
      const list = document.createElement("ul");
      for (const each of told.moved) {
        const item = document.createElement("li"), link = written(each.says, "button");
        link.type = "button";
        link.className = "link";
        link.dataset.set = `event=${each.event}`;
        item.append(link);
        if (each.why) item.append(written(each.why, "small"));
        list.append(item);
      }
      place.append(list);
    }
    if (told.again && retry) {
      const button = written(told.again, "button");
      button.type = "button";
      button.className = "anyway";
      button.addEventListener("click", () => retry(told.seen));
      place.append(button);
    }
  }

  async function decide(what, place, where) {
    let told;
    try { told = await send(where || "decide", what); } catch (lost) {
      const says = document.querySelector("[data-unreached]");
      told = { fault: says ? says.dataset.unreached : String(lost.message) };
    }
    if (told.fault) return tell(place, told, (seen) => decide({ ...what, seen }, place, where));
    said = told;
    hideMissed();
    again();
    if (what.kind === "add" && told.event) go({ event: told.event, show: null });
    tell(place, told);
    return undefined;
  }

  // The panel is filled anew after saving: what moved is said in it again.
  document.addEventListener("filled", () => {
    const field = document.getElementById("correct-who");
    if (field && !field.value) field.value = who();
    const place = document.querySelector("#correct > .correct-said");
    if (place && said && !place.hasChildNodes()) {
      tell(place, said);
      place.scrollIntoView({ block: "nearest" });
    }
  });
  window.lives.onAddress(() => {
    const event = window.lives.query().get("event");
    if (said && said.shownFor !== undefined && said.shownFor !== event) said = null;
    if (said) said.shownFor = event;
  });

  const valueOf = (form) => {
    const value = {};
    form.querySelectorAll("input[name]").forEach((field) => { value[field.name] = field.value.trim(); });
    form.querySelectorAll("select[data-name]").forEach((field) => { value[field.dataset.name] = field.value; });
    return value;
  };
  const why = () => {
    const field = document.getElementById("correct-why");
    return field ? field.value.trim() : "";
  };

  function press(control) {
    const { decide: kind, undo, trust } = control.dataset;
    const about = control.closest("#correct");
    const form = control.closest("form");
    if (trust) {
      const note = control.closest(".conflict");
      let place = note.querySelector(".correct-said");
      if (!place) {
        place = written("");
        place.className = "correct-said";
        place.setAttribute("role", "status");
        note.append(place);
      }
      const { testimony, conflict } = control.dataset;
      return decide({ testimony, event: "", kind: "trust", value: { conflict, side: trust } }, place);
    }
    if (kind === "add") {
      const { testimony } = document.querySelector("#read .book").dataset;
      const value = { ...valueOf(form), start: form.dataset.start, end: form.dataset.end };
      return decide({ testimony, event: "", kind, value }, form.querySelector(".correct-said"));
    }
    const place = about.querySelector(":scope > .correct-said");
    if (undo) return decide({ entry: undo, why: why() }, place, "undo");
    const { testimony, event, seen } = about.dataset;
    return decide({ testimony, event, kind, seen, why: why(), value: form ? valueOf(form) : {} }, place);
  }

  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-decide], [data-undo], [data-trust]");
    if (control) press(control);
    if (event.target.closest("[data-missed-close]")) hideMissed();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form.decide");
    if (!form) return;
    event.preventDefault();
    press(form.querySelector("[data-decide]"));
  });
  document.addEventListener("keydown", (event) => {
    const form = event.key === "Enter" && event.target.matches("form.decide input") && event.target.closest("form");
    if (!form) return;
    event.preventDefault();
    press(form.querySelector("[data-decide]"));
  });

  // --- A typed date is read back at once ---------------------------------------------------------------
  let later = 0, asked = 0;
  document.addEventListener("input", (event) => {
    const form = event.target.name === "date" && event.target.closest("form.decide");
    if (!form) return;
    clearTimeout(later);
    later = setTimeout(async () => {
      const place = form.querySelector("[data-reads]"), text = event.target.value.trim();
      const number = (asked += 1);
      if (!text) { place.textContent = ""; return; }
      const about = document.getElementById("correct") || document.querySelector("#read .book");
      const query = new URLSearchParams({ text, testimony: about.dataset.testimony, lang: language() });
      try {
        const told = await (await fetch(`/correct/reading?${query}`)).json();
        if (number !== asked) return;
        place.textContent = told.says || told.fault;
        place.classList.toggle("fault", Boolean(told.fault));
      } catch (lost) { place.textContent = ""; }
    }, 200);
  });

  // --- Words that are selected in the text: add what was missed ------------------------------------------
  const missed = () => document.getElementById("missed");
  function hideMissed() {
    const form = missed();
    if (form) form.hidden = true;
  }

  // Offsets are code points of the text: pieces say where they begin.
  function placeOf(node, offset) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const piece = element.closest("[data-at]");
    if (!piece || !piece.closest("#read .words")) return null;
    const before = document.createRange();
    before.setStart(piece, 0);
    before.setEnd(node, offset);
    return +piece.dataset.at + [...before.toString()].length;
  }

  function selected() {
    const form = missed(), selection = window.getSelection();
    if (!form || !selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0), words = selection.toString().trim();
    const start = placeOf(range.startContainer, range.startOffset);
    const end = placeOf(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start || !words) return;
    form.dataset.start = start;
    form.dataset.end = end;
    document.getElementById("missed-words").textContent = words.length > 160 ? `${words.slice(0, 160)} …` : words;
    form.querySelector(".correct-said").replaceChildren();
    form.hidden = false;
  }
  document.addEventListener("pointerup", (event) => {
    if (event.target.closest && event.target.closest("#read .words")) setTimeout(selected, 0);
  });
  document.addEventListener("keyup", (event) => { if (event.shiftKey && event.key.startsWith("Arrow")) selected(); });
})();
