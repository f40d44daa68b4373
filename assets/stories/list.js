// The list of stories: what is unsaved in this browser, files that are opened, removing and undoing.
(function () {
  "use strict";
  const { main, send, fault, say } = window.writer;
  const said = main.dataset, lang = document.documentElement.lang;
  const DRAFT = "lives-story:";
  const own = new Set((said.own || "").split(" ")); // what is unsaved of another one is a new story
  const ours = (path, query) => `${path}?${new URLSearchParams({ ...query, lang })}`;
  const made = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text }, more || {});

  // --- Unsaved, in this browser ----------------------------------------------------------------------
  function drafts() {
    const list = document.getElementById("drafts"), found = [];
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(DRAFT)) found.push([key.slice(DRAFT.length), JSON.parse(localStorage.getItem(key))]);
      }
    } catch (refused) { /* nothing is kept in this browser */ }
    found.sort((one, other) => (one[1].at < other[1].at ? 1 : -1));
    list.replaceChildren(...found.map(([name, draft]) => {
      const item = made("li", "", { className: "story" });
      const actions = made("div", "", { className: "actions" });
      const title = made("h3", draft.story.title || said.nameless, { dir: "auto" });
      const discard = made("button", said.discard, { type: "button" });
      discard.addEventListener("click", () => {
        localStorage.removeItem(DRAFT + name);
        undoing(draft.story.title || said.nameless, () => {
          localStorage.setItem(DRAFT + name, JSON.stringify(draft));
          drafts();
        });
        drafts();
      });
      actions.append(made("a", said.edit, {
        href: ours("/stories/edit", own.has(name) ? { id: name } : { draft: name }), className: "first",
      }), discard);
      item.append(title, made("p", new Date(draft.at).toLocaleString(lang), { className: "note" }), actions);
      return item;
    }));
    document.getElementById("in-browser").hidden = !found.length;
  }

  // --- Removing, and taking it back --------------------------------------------------------------------
  function undoing(title, back) {
    const place = document.getElementById("undoing"), undo = made("button", said.undo, { type: "button" });
    const told = said.removed.replace("{title}", title);
    undo.addEventListener("click", async () => {
      place.replaceChildren();
      await back();
      say(said.back.replace("{title}", title));
    });
    place.replaceChildren(made("span", told), undo);
    say(told);
    undo.focus();
  }

  async function remove(button) {
    const item = button.closest(".story");
    const answer = await sent(`/stories/${encodeURIComponent(button.dataset.remove)}/remove`);
    if (!answer) return;
    item.hidden = true;
    undoing(item.dataset.title, async () => {
      if (await sent("/stories/save", { story: answer.story, seen: "" })) item.hidden = false;
    });
  }

  async function sent(address, body, raw) {
    try {
      const answer = await send(address, body, raw);
      fault(answer.ok ? "" : answer.told.fault);
      return answer.ok ? answer.told : null;
    } catch (unreached) {
      fault(said.away);
      return null;
    }
  }

  // --- A file ----------------------------------------------------------------------------------------
  async function open(file) {
    if (file.size > Number(said.most)) {
      return fault(said.large.replace("{name}", file.name).replace("{size}", file.size.toLocaleString(lang)));
    }
    const name = encodeURIComponent(file.name);
    if (said.writes) {
      const kept = await sent(`/stories/load?name=${name}`, file, true);
      if (kept) location.assign(ours("/stories/edit", { id: kept.id }));
      return;
    }
    const read = await sent(`/stories/checked?name=${name}`, file, true);
    if (!read) return;
    const draft = Math.random().toString(36).slice(2, 10);
    localStorage.setItem(DRAFT + draft, JSON.stringify({ story: read.story, seen: "", at: new Date().toISOString() }));
    location.assign(ours("/stories/edit", { draft }));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove]");
    if (button) remove(button);
  });
  document.addEventListener("change", (event) => {
    if (event.target.id !== "story-file") return;
    const [file] = event.target.files;
    event.target.value = "";
    if (file) open(file);
  });
  if (said.fault) fault(said.fault);
  drafts();
})();
