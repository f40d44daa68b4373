// Research: the query as an address that can be read and copied, and as what its files are asked
// with.
(function () {
  "use strict";
  document.addEventListener("filled", () => {
    for (const place of document.querySelectorAll("[data-address]")) place.textContent = location.href;
    for (const link of document.querySelectorAll("[data-file]")) {
      link.href = `/research/${link.dataset.file}.csv${location.search}`;
    }
  });
})();
