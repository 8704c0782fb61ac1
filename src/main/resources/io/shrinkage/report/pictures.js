"use strict";
/* Saves what is no chart: copies a figure onto the sheet as the browser lays it out. */
(() => {
  const PIXELS = "image-rendering: pixelated";
  const round = (value) => Math.round(100 * value) / 100;

  /* The lines into which a text is broken, with their places. */
  function fragments(text) {
    const range = document.createRange();
    const lines = [];
    let at = 0;
    for (const letter of text.data) {
      range.setStart(text, at);
      range.setEnd(text, (at += letter.length));
      const [box] = range.getClientRects();
      if (!box || box.width === 0) continue;
      const line = lines[lines.length - 1];
      if (line && Math.abs(line.top - box.top) < 2) {
        line.content += letter;
        line.left = Math.min(line.left, box.left);
      } else if (letter.trim()) {
        lines.push({ content: letter, left: box.left, top: box.top, height: box.height });
      }
    }
    return lines;
  }

  /* How much of a line's height is above its letters' feet. */
  function ascent(style) {
    const context = document.createElement("canvas").getContext("2d");
    context.font = style.fontWeight + " " + style.fontSize + " " + style.fontFamily;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText("x");
    return fontBoundingBoxAscent / (fontBoundingBoxAscent + fontBoundingBoxDescent);
  }

  function words(text) {
    const style = getComputedStyle(text.parentElement);
    return fragments(text).map(({ content, left, top, height }) =>
      Exports.node("text", {
        x: round(left),
        y: round(top + height * ascent(style)),
        "font-size": parseFloat(style.fontSize),
        "font-weight": style.fontWeight,
        fill: style.color,
      }, content.trimEnd()));
  }

  function photo(img) {
    const style = getComputedStyle(img);
    const { left, top, width, height } = img.getBoundingClientRect();
    const border = parseFloat(style.borderTopWidth);
    const inside = (by) => ({
      x: round(left + by),
      y: round(top + by),
      width: round(width - 2 * by),
      height: round(height - 2 * by),
    });
    const frame = { fill: "none", stroke: style.borderTopColor, "stroke-width": border };
    return [
      Exports.node("image", { ...inside(border), href: img.src, style: PIXELS }),
      Exports.node("rect", { ...inside(border / 2), ...frame }),
    ];
  }

  /* A shape in the units of the sheet. Its line is as wide as on the screen without vector-effect,
     which some programs do not know; where an axis is stretched, that holds on average. */
  function shape(element) {
    const copy = element.cloneNode(false);
    copy.removeAttribute("class");
    const { a, b, c, d, e, f } = element.getScreenCTM();
    const matrix = [a, b, c, d, e, f].map((each) => +each.toFixed(5));
    copy.setAttribute("transform", "matrix(" + matrix.join(" ") + ")");
    if (element.localName === "image") {
      copy.setAttribute("style", PIXELS);
      return [copy];
    }
    const style = getComputedStyle(element);
    copy.setAttribute("fill", style.fill);
    copy.setAttribute("stroke", style.stroke);
    const width = parseFloat(style.strokeWidth) / Math.sqrt(Math.abs(a * d - b * c));
    if (style.stroke !== "none") copy.setAttribute("stroke-width", +width.toFixed(5));
    return [copy];
  }

  function drawn(node) {
    if (node.nodeType === Node.TEXT_NODE) return words(node);
    if (node.localName === "img") return photo(node);
    if (node.ownerSVGElement) return shape(node);
    return [...node.childNodes].flatMap(drawn);
  }

  /* A copy of the figure's body, as wide as the sheet has room, whatever the screen is. */
  function copied(figure, width) {
    const frame = document.createElement("div");
    frame.className = "sheet";
    frame.style.width = width + "px";
    const copy = figure.cloneNode(true);
    copy.removeAttribute("id");
    copy.querySelectorAll("figcaption, details, .exports").forEach((each) => each.remove());
    for (const row of copy.querySelectorAll("[data-columns]")) {
      row.style.gridTemplateColumns = "repeat(" + row.dataset.columns + ", minmax(0, 340px))";
    }
    frame.append(copy);
    return frame;
  }

  function draw(figure, state) {
    const frame = copied(figure, state.width);
    document.body.append(frame);
    try {
      const { left, top, height } = frame.getBoundingClientRect();
      const place = "translate(" + (state.x - left) + " " + (state.y + 12 - top) + ")";
      const group = Exports.node("g", { transform: place });
      group.append(...drawn(frame));
      state.root.append(group);
      state.y += 20 + Math.ceil(height);
    } finally {
      frame.remove();
    }
  }

  for (const figure of document.querySelectorAll("figure.gallery, figure.pictures")) {
    Exports.add(figure, figure.id, (state) => draw(figure, state));
  }
})();
