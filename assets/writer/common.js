// What the pages for adding and reviewing share: who it is, how something is sent, the theme.
window.writer = (function () {
  "use strict";
  const WHO = "lives-who";
  const main = document.getElementById("main");

  function who(name) {
    try {
      if (name !== undefined) localStorage.setItem(WHO, name);
      return localStorage.getItem(WHO) || "";
    } catch (refused) { return name || ""; }
  }

  async function send(address, body, raw) {
    const headers = raw ? {} : { "Content-Type": "application/json" };
    const sent = raw ? body : JSON.stringify({ who: who(), ...(body || {}) });
    const answer = await fetch(address + (address.includes("?") ? "&" : "?") + "lang=" + document.documentElement.lang, {
      method: "POST", headers, body: sent,
    });
    const json = (answer.headers.get("Content-Type") || "").includes("json");
    const told = json ? await answer.json() : { fault: (await answer.text()).trim() };
    return { ok: answer.ok, status: answer.status, told };
  }

  function fault(text, place) {
    const shown = place || document.getElementById("fault");
    if (!shown) return;
    shown.textContent = text || "";
    if (text) shown.scrollIntoView({ block: "nearest" });
  }

  function say(text) {
    document.getElementById("say").textContent = text;
  }

  function values(form) {
    const found = {};
    for (const field of form.querySelectorAll("[name]")) {
      if (field.type !== "checkbox") found[field.name] = field.value;
      else if (field.value === "on") found[field.name] = field.checked;
      else if (field.checked) (found[field.name] = found[field.name] || []).push(field.value);
    }
    return found;
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    const root = document.documentElement;
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch (refused) { /* not kept */ }
  });

  // What is dropped anywhere on the page is given, as if it were dropped on the place for it.
  function takesDrops(place, give) {
    if (!place) return;
    document.addEventListener("dragover", (event) => { event.preventDefault(); place.classList.add("over-it"); });
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) place.classList.remove("over-it"); });
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      place.classList.remove("over-it");
      give([...event.dataTransfer.files]);
    });
  }

  return { main, who, send, fault, say, values, takesDrops };
})();
