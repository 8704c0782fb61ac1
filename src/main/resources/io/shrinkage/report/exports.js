"use strict";
/* Saves a figure, with its title and note on white paper, as SVG, or as PNG drawn from that. */
const Exports = (() => {
  const NS = "http://www.w3.org/2000/svg";
  const WIDTH = 760;
  const MARGIN = 24;

  /* What no XML document may hold, whatever a class or an experiment is called. */
  const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

  function node(name, attributes, content) {
    const element = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (content !== undefined) element.textContent = content.replace(NO_XML, "\ufffd");
    return element;
  }

  function measure(font) {
    const context = document.createElement("canvas").getContext("2d");
    context.font = font + " " + Charts.family();
    return (text) => context.measureText(text).width;
  }

  function wrapped(text, font, room) {
    const width = measure(font);
    return text.split(" ").reduce((lines, word) => {
      const longer = lines.length ? lines[lines.length - 1] + " " + word : word;
      if (lines.length && width(longer) <= room) lines[lines.length - 1] = longer;
      else lines.push(word);
      return lines;
    }, []);
  }

  /* A sheet to which blocks are added from top to bottom. */
  function sheet() {
    const root = node("svg", { xmlns: NS, width: WIDTH, "font-family": Charts.family() });
    const state = { root, x: MARGIN, y: MARGIN, width: WIDTH - 2 * MARGIN };
    const paper = node("rect", { width: "100%", height: "100%", fill: Charts.color("paper") });
    root.append(paper);
    return state;
  }

  function lines(state, text, { font, size, weight, fill, step }) {
    for (const line of wrapped(text, font, state.width)) {
      state.y += step;
      const attributes = { x: MARGIN, y: state.y - 6, "font-size": size, "font-weight": weight, fill };
      state.root.append(node("text", attributes, line));
    }
  }

  function legend(state, chart, selected) {
    const names = new Map((chart.series || []).map((each) => [each.name, each]));
    if (names.size < 2) return;
    const width = measure("13px");
    let x = MARGIN;
    state.y += 24;
    for (const [name, series] of names) {
      if (selected[name] === false) continue;
      const room = 29 + width(name) + 20;
      if (x > MARGIN && x + room > WIDTH - MARGIN) {
        x = MARGIN;
        state.y += 20;
      }
      const key = { x1: x, x2: x + 22, y1: state.y - 4, y2: state.y - 4, "stroke-width": 2.5, stroke: Charts.color(series.color) };
      if (series.dashed && !series.part) key["stroke-dasharray"] = "5 4";
      state.root.append(node("line", key));
      state.root.append(node("text", { x: x + 29, y: state.y, "font-size": 13, fill: Charts.color("ink") }, name));
      x += room;
    }
    state.y += 6;
  }

  function plot(state, element, chart) {
    const shown = echarts.getInstanceByDom(element);
    const selected = (shown && (shown.getOption().legend[0] || {}).selected) || {};
    legend(state, chart, selected);
    const size = { width: state.width, height: element.classList.contains("tall") ? 520 : 400 };
    const instance = echarts.init(null, null, { renderer: "svg", ssr: true, ...size });
    const option = Charts.option(chart, size.width, element.getAttribute("aria-label"));
    instance.setOption({ ...option, legend: { show: false, selected } });
    const drawn = new DOMParser().parseFromString(instance.renderToSVGString(), "image/svg+xml");
    instance.dispose();
    if (drawn.querySelector("parsererror")) throw new Error("the chart is no SVG");
    const svg = document.importNode(drawn.documentElement, true);
    svg.setAttribute("x", MARGIN);
    svg.setAttribute("y", state.y + 6);
    state.root.append(svg);
    state.y += size.height + 10;
  }

  function experiment() {
    return document.querySelector("h1").textContent;
  }

  /* Drawn in the colors of print, whatever the color scheme of the screen is. */
  function svg(figure, draw) {
    const print = document.documentElement.dataset.print;
    document.documentElement.dataset.print = "colors";
    try {
      const state = sheet();
      const bold = { font: "600 16px", size: 16, weight: 600, fill: Charts.color("ink"), step: 22 };
      lines(state, figure.querySelector("h3").textContent.trim(), bold);
      draw(state);
      const small = { font: "12px", size: 12, weight: 400, fill: Charts.color("muted"), step: 17 };
      const note = figure.querySelector("figcaption .note");
      if (note) lines(state, note.textContent.trim(), small);
      lines(state, experiment() + " \u00b7 Shrinkage", small);
      const height = state.y + MARGIN - 6;
      state.root.setAttribute("height", height);
      state.root.setAttribute("viewBox", "0 0 " + WIDTH + " " + height);
      return { text: new XMLSerializer().serializeToString(state.root), height };
    } finally {
      if (print === undefined) delete document.documentElement.dataset.print;
      else document.documentElement.dataset.print = print;
    }
  }

  function png({ text, height }) {
    return new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [2 * WIDTH, 2 * height];
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no image"))), "image/png");
      };
      image.onerror = () => reject(new Error("the browser cannot draw the figure's SVG"));
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
    });
  }

  /* Letters, digits and few signs: whatever an experiment is called, it is one file in one folder. */
  function fileName(id, extension) {
    const plain = (experiment() + "-" + id).normalize("NFC").replace(/[^\p{L}\p{N}._-]+/gu, "-");
    return plain.replace(/\.{2,}/g, ".").replace(/^[.-]+/, "").slice(0, 100) + "." + extension;
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  const makers = {
    svg: async (drawn) => new Blob([drawn.text], { type: "image/svg+xml" }),
    png,
  };

  function button(figure, id, extension, draw) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = extension.toUpperCase();
    made.setAttribute("aria-label", "Save as " + made.textContent + ": " + figure.querySelector("h3").textContent.trim());
    made.addEventListener("click", async () => save(await makers[extension](draw()), fileName(id, extension)));
    return made;
  }

  /* Gives a figure its two buttons; what stands below its title is drawn onto the sheet. */
  function add(figure, id, draw) {
    const whole = () => svg(figure, draw);
    const box = document.createElement("div");
    box.className = "exports";
    box.append("Save ", button(figure, id, "svg", whole), " ", button(figure, id, "png", whole));
    figure.querySelector("details").before(box);
  }

  function attach(element, chart) {
    add(element.closest("figure"), chart.id, (state) => plot(state, element, chart));
  }

  return { attach, add, node };
})();
