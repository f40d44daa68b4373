// p, or the button, opens what is chosen as slides (assets/slides/slides.js); the way to the stories
// takes it along.
(function () {
  "use strict";
  const open = () => location.assign("/present" + location.search);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.key !== "p") return;
    if (event.target.matches("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-present]")) open();
    const stories = event.target.closest("[data-stories]");
    if (stories && location.search) stories.href = "/stories" + location.search;
  });
})();
