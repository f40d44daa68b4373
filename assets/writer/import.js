// Gives one file to the server, looks on while it is read, and says what is to become of it.
(function () {
  "use strict";
  const { main, send, fault, values } = window.writer;
  const language = document.documentElement.lang;
  const id = main.dataset.job;

  async function give(file) {
    if (!file) return;
    if (file.size > +main.dataset.most) {
      return fault(`${file.name}: ${file.size.toLocaleString("en")} > ${(+main.dataset.most).toLocaleString("en")}`);
    }
    main.setAttribute("aria-busy", "true");
    try {
      const answer = await send(`/import/file?name=${encodeURIComponent(file.name)}`, file, true);
      if (answer.ok) return location.assign(`/import/${answer.told.job}?lang=${language}`);
      fault(answer.told.fault);
    } catch (error) { fault(error.message); }
    main.removeAttribute("aria-busy");
  }

  // --- One file ------------------------------------------------------------------------------------
  let shown = "";
  async function look() {
    const answer = await fetch(`/import/${id}/state?lang=${language}`);
    if (!answer.ok) return fault((await answer.text()).trim());
    const told = await answer.json();
    if (told.state !== shown) {
      document.getElementById("state").innerHTML = told.html; // escaped by the server
      shown = told.state;
      choose();
    }
    if (told.state === "reading" || told.state === "keeping") setTimeout(look, 300);
  }

  async function post(what, body) {
    const answer = await send(`/import/${id}/${what}`, body);
    fault(answer.told.fault);
    if (answer.ok) look();
  }

  // What belongs to lives is shown for lives, what belongs to a history for a history.
  function choose() {
    const form = document.getElementById("wish");
    if (!form) return;
    const lives = form.elements.as.value === "lives";
    form.querySelector(".of-lives").hidden = !lives;
    form.querySelector(".of-history").hidden = lives;
  }

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "wish") return;
    event.preventDefault();
    const said = values(event.target);
    said.as = event.target.elements.as.value;
    post("keep", said);
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "files") give(event.target.files[0]);
    if (event.target.name === "as") choose();
  });
  document.addEventListener("click", (event) => {
    const order = event.target.closest("[data-order]");
    if (order) post("order", { order: order.dataset.order });
  });

  window.writer.takesDrops(document.getElementById("drop"), (files) => give(files[0]));
  if (id) {
    shown = main.dataset.state;
    choose();
    if (shown === "reading" || shown === "keeping") look();
  }
})();
