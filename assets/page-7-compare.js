// Compare: what the lives share, as a ring with a letter about each of its marks in the picture.
// The server says which (`data-marks` above the picture); where marks lie stands in the figure.
(function () {
  "use strict";
  const KEY = 0, LEFT = 2, RIGHT = 3, MIDDLE = 4;

  function place() {
    const area = document.getElementById("lives-area");
    if (!area) return null;
    let rings = area.querySelector(":scope > .rings");
    if (!rings) {
      rings = document.createElement("div");
      rings.className = "rings";
      rings.setAttribute("aria-hidden", "true");
      area.append(rings);
    }
    return rings;
  }

  function ring(mark, letters, width, shift) {
    const left = Math.max(mark[LEFT], 0), right = Math.min(mark[RIGHT], width);
    const element = document.createElement("i"), letter = document.createElement("b");
    letter.textContent = letters.join(" ");
    element.append(letter);
    if (left < 22) element.className = "inside";
    Object.assign(element.style, {
      left: `${shift + left - 3}px`, top: `${mark[MIDDLE] - 9}px`, width: `${Math.max(right - left, 4) + 6}px`,
    });
    return element;
  }

  function draw() {
    const rings = place(), told = document.querySelector("#above [data-marks]");
    const drawn = document.querySelector("#lives .js-plotly-plot");
    const about = drawn && drawn.layout && drawn.layout.meta;
    if (!rings) return;
    if (!told || !about) { rings.replaceChildren(); return; }
    const letters = new Map();
    for (const [letter, keys] of JSON.parse(told.dataset.marks)) {
      for (const key of keys) letters.set(key, [...(letters.get(key) || []), letter]);
    }
    const shift = drawn.getBoundingClientRect().left - document.getElementById("lives-area").getBoundingClientRect().left;
    rings.replaceChildren(...about.marks.filter((mark) => letters.has(mark[KEY])).map((mark) => ring(mark, letters.get(mark[KEY]), about.width, shift)));
  }

  document.addEventListener("filled", draw);
  document.addEventListener("drawn", draw);
})();
