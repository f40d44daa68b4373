// Gives files and text to the server, one request a file, and looks on while they are read.
(function () {
  "use strict";
  const { main, send, fault, values } = window.writer;

  async function job() {
    const made = await send("/add/new");
    if (!made.ok) throw new Error(made.told.fault);
    return made.told.job;
  }

  // Every file is a request of its own: what is wrong with one does not hold up the others.
  async function give(files) {
    if (!files.length) return;
    main.setAttribute("aria-busy", "true");
    const faults = [];
    try {
      const id = await job();
      let given = 0;
      for (const file of files) {
        if (file.size > +main.dataset.most) {
          const says = main.dataset.large.replace("{size}", file.size.toLocaleString("en"));
          faults.push(says.replace("{name}", () => file.name));
          continue;
        }
        const answer = await send(`/add/${id}/file?name=${encodeURIComponent(file.name)}`, file, true)
          .catch((error) => ({ ok: false, told: { fault: `${file.name}: ${error.message}` } }));
        if (answer.ok) given += 1;
        else faults.push(answer.told.fault);
      }
      if (faults.length) sessionStorage.setItem("faults", faults.join("\n"));
      if (given) return location.assign(`/add/${id}?lang=${document.documentElement.lang}`);
    } catch (error) { faults.push(error.message); }
    sessionStorage.removeItem("faults");
    main.removeAttribute("aria-busy");
    fault(faults.join("\n"));
  }

  async function paste(form) {
    const text = form.elements.text.value;
    if (!text.trim()) return form.elements.text.focus();
    try {
      const id = await job();
      const answer = await send(`/add/${id}/text`, text, true);
      if (answer.ok) location.assign(`/add/${id}?lang=${document.documentElement.lang}`);
      else fault(answer.told.fault);
    } catch (error) { fault(error.message); }
  }

  async function token(form) {
    const answer = await send("/token", form.elements.token.value, true);
    if (answer.ok) location.reload();
    else fault(form.closest("main").dataset.wrong || "✗");
  }

  // --- The files of a job ------------------------------------------------------------------------
  const id = main.dataset.job;
  let asking = 0;

  async function look() {
    clearTimeout(asking);
    const answer = await fetch(`/add/${id}/state?lang=${document.documentElement.lang}`);
    if (!answer.ok) return fault((await answer.text()).trim());
    const told = await answer.json();
    for (const [key, item] of Object.entries(told.items)) {
      const place = document.getElementById(`item-${key}`);
      if (place && place.dataset.state === item.state) continue;
      const made = document.createElement("template");
      made.innerHTML = item.html;
      if (place) place.replaceWith(made.content);
      else document.getElementById("items").append(made.content);
    }
    forms();
    if (told.busy) asking = setTimeout(look, 400);
  }

  function forms() {
    document.getElementById("keep-all").hidden = document.querySelectorAll("form.about").length < 2;
  }

  async function keep(form) {
    const shown = form.querySelector(".fault");
    const answer = await send(`/add/${id}/keep/${form.dataset.key}`, values(form));
    if (answer.ok) return true;
    fault(answer.told.fault, shown);
    return false;
  }

  document.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (event.target.id === "paste") return paste(event.target);
    if (event.target.id === "token") return token(event.target);
    if (event.target.matches("form.about") && await keep(event.target)) look();
  });
  document.addEventListener("click", async (event) => {
    const cancel = event.target.closest("[data-cancel]");
    if (cancel) {
      await send(`/add/${id}/cancel/${cancel.dataset.cancel}`);
      return look();
    }
    if (event.target.id !== "keep-all") return;
    for (const form of document.querySelectorAll("form.about")) await keep(form);
    look();
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "files") give([...event.target.files]);
  });

  window.writer.takesDrops(document.getElementById("drop"), give);
  if (id && document.getElementById("items")) {
    const faults = sessionStorage.getItem("faults");
    sessionStorage.removeItem("faults");
    fault(faults);
    look();
  }
})();
