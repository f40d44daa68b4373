// Before anything is painted: the theme the reader chose, else the one the system prefers; and
// whether the help of the first visit was closed before.
(function () {
  "use strict";
  let chosen = null, helped = null;
  try {
    chosen = localStorage.getItem("theme");
    helped = localStorage.getItem("helped");
  } catch (refused) { /* nothing is kept, then */ }
  if (helped) document.documentElement.dataset.helped = "1";
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = document.documentElement.dataset.agThemeMode = chosen || (dark ? "dark" : "light");
})();
