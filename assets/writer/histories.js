// The histories of a catalogue: which are shown, another one, and away with one.
(function () {
  "use strict";
  const { main, send, fault, values } = window.writer;
  const language = document.documentElement.lang;
  const id = main.dataset.job;

  async function act(address, body) {
    const answer = await send(`/histories/${address}`, body).catch((error) => ({ told: { fault: error.message } }));
    fault(answer.told.fault);
    return answer.ok ? answer.told : null;
  }

  // All the tables of one history go to one place; then it is checked.
  async function give(files) {
    if (!files.length) return;
    main.setAttribute("aria-busy", "true");
    const made = await act("new");
    const faults = [];
    for (const file of made ? files : []) {
      const answer = await send(`/histories/${made.job}/file?name=${encodeURIComponent(file.name)}`, file, true)
        .catch((error) => ({ ok: false, told: { fault: error.message } }));
      if (!answer.ok) faults.push(answer.told.fault);
    }
    if (made && !faults.length && await act(`${made.job}/check`)) {
      return location.assign(`/histories/${made.job}?lang=${language}`);
    }
    if (faults.length) fault(faults.join("\n"));
    main.removeAttribute("aria-busy");
  }

  document.addEventListener("change", async (event) => {
    if (event.target.id === "files") return give([...event.target.files]);
    const pack = event.target.dataset.show;
    if (pack && await act("show", { id: pack, how: event.target.value })) location.reload();
  });
  document.addEventListener("click", async (event) => {
    const control = event.target.closest("button");
    if (!control) return;
    const { check, remove, lives } = control.dataset;
    if (check) {
      const told = await act("checked", { id: check });
      if (told) document.getElementById(`says-${check}`).textContent = told.says;
    }
    if (remove && (control.dataset.sure || !main.dataset.sure)) {
      if (await act("remove", { id: remove })) location.reload();
    } else if (remove) { // asked once more, in its own words
      control.dataset.sure = "1";
      control.textContent = main.dataset.sure;
    }
    if (lives) {
      control.disabled = true;
      if (await act("lives", { how: lives })) location.reload();
      control.disabled = false;
    }
  });
  document.addEventListener("submit", async (event) => {
    if (event.target.id !== "install") return;
    event.preventDefault();
    main.setAttribute("aria-busy", "true");
    if (await act(`${id}/install`, values(event.target))) location.assign(`/settings?lang=${language}`);
    main.removeAttribute("aria-busy");
  });

  window.writer.takesDrops(document.getElementById("drop"), give);
})();
