// What may be done with a testimony as a whole.
(function () {
  "use strict";
  const { main, send, fault, values } = window.writer;
  const path = `/settings/${encodeURIComponent(main.dataset.id)}`;

  document.addEventListener("click", async (event) => {
    const control = event.target.closest("[data-post]");
    if (!control) return;
    const { ok, told } = await send(`${path}/${control.dataset.post}`);
    if (ok) location.reload();
    else fault(told.fault);
  });
  document.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { ok, told } = await send(`${path}/forget`, values(event.target));
    if (!ok) return fault(told.fault);
    main.innerHTML = told.html; // escaped by the server
    main.focus();
  });
})();
