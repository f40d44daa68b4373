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
    // Only the panel scrolls; asking it of every place would lay the page out for each of them.
    if (!open.size && place.id === "panel") place.scrollTop = 0;
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

  // Pieces are pairs: an empty element, and what is in it. An element with the same within is kept
  // and takes on the attributes of the new one, and so its focus and the browser's work are kept.
  function putInPieces(place, pieces) {
    if (!place) return;
    const focused = place.contains(document.activeElement) ? document.activeElement : null;
    const frames = document.createElement("template"), olds = new Map();
    frames.innerHTML = pieces.map(([frame]) => frame).join("");
    for (const old of place.children) olds.set(old.within, old);
    const news = [...frames.content.children].map((frame, number) => {
      const within = pieces[number][1], old = olds.get(within);
      if (!old || old.nodeName !== frame.nodeName) {
        frame.innerHTML = within;
        frame.within = within;
        return frame;
      }
      olds.delete(within);
      for (const { name } of [...old.attributes]) if (!frame.hasAttribute(name)) old.removeAttribute(name);
      for (const { name, value } of frame.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
      return old;
    });
    const sign = focused && signOf(focused);
    news.forEach((each, number) => {
      if (place.children[number] !== each) place.insertBefore(each, place.children[number] || null);
    });
    while (place.children.length > news.length) place.lastElementChild.remove();
    if (!focused || document.activeElement === focused) return;
    const again = (sign && place.querySelector(sign)) || place.closest("[tabindex]");
    if (again) again.focus({ preventScroll: true });
  }

  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    explorer: {
      fill(told) {
        if (!told) return;
        for (const [place, text] of Object.entries(told.html)) put(document.getElementById(place), text);
        for (const [place, pieces] of Object.entries(told.pieces)) putInPieces(document.getElementById(place), pieces);
        for (const [place, name] of Object.entries(told.classes)) {
          const element = document.getElementById(place);
          if (element && element.className !== name) element.className = name;
        }
        document.dispatchEvent(new CustomEvent("filled"));
      },
    },
  });
})();
