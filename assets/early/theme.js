// Before anything is painted: the theme the reader chose, else the one the system prefers.
(function () {
  "use strict";
  let chosen = null;
  try { chosen = localStorage.getItem("theme"); } catch (refused) { chosen = null; }
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = document.documentElement.dataset.agThemeMode = chosen || (dark ? "dark" : "light");
})();
