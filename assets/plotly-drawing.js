// A kind of trace for Plotly: paths and texts that the server has placed already, in the plot's own
// pixels. For the same picture made of scatter traces Plotly looks at every corner several times,
// and takes many times as long. They come as JSON in one text, and so do the marks of layout.meta:
// what is a list in a figure Dash copies item by item.
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const WRITTEN = { d: "d", fill: "fill", stroke: "stroke", width: "stroke-width", dash: "stroke-dasharray" };
  const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  const escaped = (text) => text.replace(/[&<>]/g, (each) => ESCAPED[each]);

  // What every trace with an x and a y axis belongs to; Plotly tells it of a plot without traces.
  const blank = { data: [], layout: { width: 10, height: 10 }, _context: { locale: "en", locales: {} } };
  Plotly.Plots.graphJson(blank, false, "keepall", "object", true);
  const [basePlotModule] = blank._fullLayout._basePlotModules;

  function write(place, part, { family, size }) {
    if (part.texts) {
      Object.assign(place.style, { fontFamily: family, fontSize: `${size}px`, userSelect: "none" });
      place.setAttribute("fill", part.fill);
      place.innerHTML = part.texts.map(([x, y, text]) => (
        `<text x="${x}" y="${y + size / 4}">${escaped(text)}</text>`
      )).join("");
      return;
    }
    for (const [name, attribute] of Object.entries(WRITTEN)) {
      const value = part[name] === undefined && name === "fill" ? "none" : part[name];
      if (value === undefined) place.removeAttribute(attribute);
      else place.setAttribute(attribute, value);
    }
  }

  function draw(trace, parts, font) {
    parts.forEach((part, number) => {
      const name = part.texts ? "g" : "path", old = trace.childNodes[number];
      const place = old && old.nodeName === name ? old : document.createElementNS(SVG, name);
      write(place, part, font);
      if (old && old !== place) old.replaceWith(place);
      else if (!old) trace.append(place);
    });
    while (trace.childNodes.length > parts.length) trace.lastChild.remove();
  }

  Plotly.register({
    moduleType: "trace",
    name: "drawing",
    basePlotModule,
    categories: ["cartesian", "svg", "noHover", "noOpacity"],
    layerName: "scatterlayer",
    meta: {},
    attributes: { parts: { valType: "string", dflt: "[]", editType: "calc" } },
    supplyDefaults(given, full) {
      full.parts = given.parts || "[]";
    },
    calc: (graph, { parts }) => [{ parts: JSON.parse(parts) }],
    plot({ layout, _fullLayout }, axes, traces, layer) {
      const about = layout.meta;
      if (about && typeof about.marks === "string") about.marks = JSON.parse(about.marks);
      const places = layer.selectAll("g.trace").data(traces);
      places.enter().append("g").attr("class", "trace").style("pointer-events", "none");
      places.exit().remove();
      places.each(function ([{ parts }]) { draw(this, parts, _fullLayout.font); });
    },
  });
})();
