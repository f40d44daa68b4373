// What lines lives up: marks glide from one axis to another; [ and ] move the line of the date, and
// a says the date and every age at it, as the pointer does for those who see it.
(function () {
  "use strict";
  const { query, narrow } = window.lives;
  const KEY = 0, LEFT = 2, RIGHT = 3, MIDDLE = 4, MOST = 300, LASTS = 420;
  const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const by = (id) => document.getElementById(id);

  // --- From one axis to another ------------------------------------------------------------------
  let axis = null, places = new Map();
  const middle = (mark, width) => (Math.max(mark[LEFT], 0) + Math.min(mark[RIGHT], width)) / 2;

  function glide(about, before) {
    const area = by("lives-area"), graph = area.querySelector(".graph");
    const shift = graph.getBoundingClientRect().left - area.getBoundingClientRect().left;
    graph.animate([{ opacity: 0 }, { opacity: 0, offset: 0.5 }, { opacity: 1 }], { duration: LASTS, easing: "ease-out" });
    const moving = document.createElement("div");
    moving.className = "gliding";
    moving.setAttribute("aria-hidden", "true");
    for (const mark of about.marks.filter((one) => before.has(one[KEY])).slice(0, MOST)) {
      const [x, y] = before.get(mark[KEY]), dot = document.createElement("i");
      const to = [shift + middle(mark, about.width), mark[MIDDLE]];
      moving.append(dot);
      dot.animate(
        [{ transform: `translate(${shift + x}px, ${y}px) rotate(45deg)` }, { transform: `translate(${to[0]}px, ${to[1]}px) rotate(45deg)` }],
        { duration: LASTS, easing: "ease-in-out", fill: "forwards" },
      );
    }
    area.append(moving);
    setTimeout(() => moving.remove(), LASTS);
  }

  document.addEventListener("drawn", () => {
    const about = window.lives.drawn(), now = query().get("axis") || "";
    if (!about) return;
    if (axis !== null && axis !== now && places.size && !still() && !narrow()) glide(about, places);
    axis = now;
    places = new Map(about.marks.map((mark) => [mark[KEY], [middle(mark, about.width), mark[MIDDLE]]]));
  });

  // --- The line by keys --------------------------------------------------------------------------
  function said() {
    const ages = [...document.querySelectorAll("#names .lane")].map((lane) => {
      const chip = lane.querySelector(".age"), who = lane.querySelector(".who, .what");
      return chip && !chip.hidden && who ? `${who.textContent} ${chip.textContent}` : "";
    });
    return [by("pointer-day").textContent, ...ages.filter(Boolean)].join("; ");
  }

  const KEYS = {
    "[": (at, width) => Math.max(at - width / 72, 0),
    "]": (at, width) => Math.min(at + width / 72, width),
    a: (at) => at,
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(event.key in KEYS)) return;
    if (event.target.matches("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
    const about = window.lives.drawn();
    if (!about || narrow() || !by("picture").offsetParent) return;
    event.preventDefault();
    const at = window.lives.lineAt;
    window.lives.pointAt(KEYS[event.key](at === null || at === undefined ? about.width / 2 : at, about.width));
    by("say-mark").textContent = event.key === "a" ? said() : by("pointer-day").textContent;
  });
})();
