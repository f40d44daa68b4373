// The panel for sharing, citing and taking away: asked for as HTML when it is opened, shown in a
// dialog. The server escaped every told word in it (timeline/explorer/served.py).
(function () {
  "use strict";
  let dialog = null, from = null;

  function made() {
    if (dialog) return dialog;
    dialog = document.createElement("dialog");
    dialog.id = "share";
    dialog.className = "share";
    dialog.setAttribute("aria-labelledby", "share-title");
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => { if (from && from.isConnected) from.focus(); });
    document.body.append(dialog);
    return dialog;
  }

  async function open(control) {
    from = control;
    const answer = await fetch("/share/panel" + location.search);
    if (!answer.ok) return;
    made().innerHTML = await answer.text();
    if (!dialog.open) dialog.showModal();
    choose(dialog.querySelector("[data-tab]"));
  }

  function choose(tab) {
    if (!tab) return;
    for (const each of dialog.querySelectorAll("[data-tab]")) {
      const chosen = each === tab;
      each.setAttribute("aria-selected", String(chosen));
      each.tabIndex = chosen ? 0 : -1;
      document.getElementById("share-" + each.dataset.tab).hidden = !chosen;
    }
    tab.focus();
  }

  function copyByHand(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand("copy");
  }

  async function copy(control) {
    const element = document.getElementById(control.dataset.copy);
    let done = true;
    try { await navigator.clipboard.writeText(element.textContent); }
    catch (refused) { done = copyByHand(element); }
    if (!done) return;
    const says = control.textContent;
    control.textContent = control.dataset.copied;
    const say = document.getElementById("say");
    if (say) say.textContent = control.dataset.copied;
    setTimeout(() => { control.textContent = says; }, 1600);
  }

  document.addEventListener("click", (event) => {
    const share = event.target.closest("[data-share]");
    if (share && share.dataset.share === "0") return dialog.close();
    if (share) return open(share);
    const tab = event.target.closest("#share [data-tab]");
    if (tab) return choose(tab);
    const copied = event.target.closest("[data-copy]");
    if (copied) return copy(copied);
  });
  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest && event.target.closest("#share [data-tab]");
    if (!tab || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const all = [...dialog.querySelectorAll("[data-tab]")];
    const step = event.key === "ArrowRight" ? 1 : all.length - 1;
    event.preventDefault();
    choose(all[(all.indexOf(tab) + step) % all.length]);
  });

  // --- Safe publishing: what would be published is asked again with every choice ------------------
  let waiting = 0;
  async function check(form) {
    const place = document.getElementById("publish-check");
    const said = new URLSearchParams(location.search);
    for (const [name, value] of new FormData(form)) if (value) said.set(name, value);
    const text = said.toString();
    document.getElementById("publish-take").href = "/publish/take.zip?" + text;
    place.setAttribute("aria-busy", "true");
    if (!place.firstChild) place.textContent = "…";
    const answer = await fetch("/publish/check?" + text);
    place.innerHTML = answer.ok ? await answer.text() : "";
    if (!answer.ok) place.textContent = await answer.text();
    place.removeAttribute("aria-busy");
  }
  document.addEventListener("input", (event) => {
    const form = event.target.closest("#publish-form");
    if (!form) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => check(form), 350);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest('#share [data-tab="publish"]')) return;
    const form = document.getElementById("publish-form");
    if (form && !form.asked) { form.asked = true; check(form); }
  });
  document.addEventListener("submit", (event) => { if (event.target.id === "publish-form") event.preventDefault(); });
})();
