// Puts the server's HTML into its places, and the keyboard's focus back where it was. Every told
// word in that HTML was escaped when it was written (timeline/explorer/served.py).
(function () {
  "use strict";
  const NAMES = ["id", "data-set", "data-toggle", "data-drop", "data-end", "data-page"];

  function signOf(element) {
    for (const name of NAMES) {
      const value = element.getAttribute(name);
      if (value !== null) return `[${name}="${CSS.escape(value)}"]`;
    }
    return null;
  }

  function put(place, text) {
    if (!place || place.filled === text) return;
    const focused = place.contains(document.activeElement) ? document.activeElement : null;
    const sign = focused && focused !== place ? signOf(focused) : null;
    const open = new Map([...place.querySelectorAll("details")].map((each) => [each.firstChild.textContent, each.open]));
    const typing = focused && focused.matches("input") ? focused.value : null;
    place.innerHTML = text;
    place.filled = text;
    if (!open.size) place.scrollTop = 0;
    place.querySelectorAll("details").forEach((each) => {
      const name = each.firstChild.textContent;
      if (open.has(name)) each.open = open.get(name);
    });
    const again = sign && place.querySelector(sign);
    if (!again) { // what had the focus is gone: it stays near by
      const near = focused && focused !== place && place.closest("[tabindex]");
      if (near) near.focus({ preventScroll: true });
      return;
    }
    if (typing !== null) again.value = typing;
    again.focus({ preventScroll: true });
  }

  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    explorer: {
      fill(told) {
        if (!told) return;
        for (const [place, text] of Object.entries(told.html)) put(document.getElementById(place), text);
        for (const [place, name] of Object.entries(told.classes)) {
          const element = document.getElementById(place);
          if (element && element.className !== name) element.className = name;
        }
        document.dispatchEvent(new CustomEvent("filled"));
      },
    },
  });
})();
