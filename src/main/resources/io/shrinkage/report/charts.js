"use strict";
/* Draws the chart descriptions of the page; what they say was decided when the report was written. */
const Charts = (() => {
  const CROSS = "path://M2 0L5 3 8 0 10 2 7 5 10 8 8 10 5 7 2 10 0 8 3 5 0 2Z";

  /* Painters of other kinds of charts, which add themselves. */
  const kinds = {};

  function rgb(hex) {
    return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  }

  /* Two colors of the style sheet, mixed: share 0 is the first, 1 the second. */
  function mixed(from, to, share) {
    const [a, b] = [rgb(color(from)), rgb(color(to))];
    const mean = a.map((each, i) => Math.round(each + share * (b[i] - each)));
    return "#" + mean.map((each) => each.toString(16).padStart(2, "0")).join("");
  }

  /* "l1" is a color of the style sheet; "l1/paper/40" has 40 % of the paper's in it. */
  function color(name) {
    const [base, other, percent] = name.split("/");
    if (other) return mixed(base, other, percent / 100);
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  /* Without double quotes, which ECharts writes into attributes as they are. */
  function family() {
    return getComputedStyle(document.body).fontFamily.replace(/"/g, "'");
  }

  function text(value, unit) {
    const magnitude = Math.abs(value);
    const plain = unit
      ? value.toFixed(2)
      : magnitude !== 0 && (magnitude < 1e-3 || magnitude >= 1e6)
        ? value.toExponential(2)
        : value.toFixed(magnitude >= 100 ? 1 : magnitude >= 10 ? 2 : 3);
    return plain.replace("-", "\u2212") + (unit ? "\u00a0" + unit : "");
  }

  /* The value at a position of the y axis, as text. */
  function level(axis, at) {
    if (!axis.ticks.length) return text(at, axis.unit);
    return at < axis.gap ? "0" : String(+(10 ** at).toPrecision(3)) + "\u00a0\u00d7";
  }

  function tick(axis, at) {
    return axis.ticks.reduce((a, b) => (Math.abs(b.at - at) < Math.abs(a.at - at) ? b : a)).label;
  }

  /* A tooltip is built of text nodes, so that no name can become markup. */
  function tip(head, lines) {
    const box = document.createElement("div");
    box.className = "tip";
    box.append(Object.assign(document.createElement("strong"), { textContent: head }));
    for (const line of lines) {
      box.append(Object.assign(document.createElement("span"), { textContent: line }));
    }
    return box;
  }

  /* Long labels of categories are broken at spaces, or slanted where there is no room for that. */
  function broken(label) {
    return label.split(" ").reduce((lines, word) => {
      const last = lines[lines.length - 1];
      if (last !== undefined && last.length + word.length < 12) lines[lines.length - 1] += " " + word;
      else lines.push(word);
      return lines;
    }, []);
  }

  function tickLabels(axis, width) {
    const lines = axis.ticks.map((each) => broken(each.label));
    const longest = Math.max(...lines.flat().map((line) => line.length));
    const full = Math.max(...axis.ticks.map((each) => each.label.length));
    const slanted = longest > 9 && longest * 6.8 > (0.86 * width) / axis.ticks.length;
    const text = (value) => tick(axis, value);
    return {
      customValues: axis.ticks.map((each) => each.at),
      lineHeight: 15,
      formatter: slanted ? text : (value) => broken(text(value)).join("\n"),
      ...(slanted && { rotate: 38, hideOverlap: false }),
      ...((slanted ? full : longest) > 24 && { width: 150, overflow: "truncate" }),
    };
  }

  function xAxis(axis, width) {
    const own = axis.ticks.length > 0;
    const long = axis.ticks.some((each) => each.label.length > 9);
    return {
      type: "value",
      min: axis.min,
      max: axis.max,
      name: long ? "" : axis.label,
      nameLocation: "middle",
      nameGap: 29,
      nameTextStyle: { color: color("muted"), fontSize: 13 },
      axisLine: { show: true, onZero: false, lineStyle: { color: color("muted") } },
      axisTick: {
        show: true,
        lineStyle: { color: color("muted") },
        ...(own && { customValues: axis.ticks.map((each) => each.at) }),
      },
      axisLabel: {
        color: color("muted"),
        fontSize: 12.5,
        hideOverlap: true,
        ...(own && tickLabels(axis, width)),
      },
      splitLine: { show: false },
      minInterval: own ? undefined : 1,
    };
  }

  /* With ticks it is logarithmic: positions are log10 of the values, below the gap they are 0. */
  function yAxis(axis) {
    const customValues = axis.ticks.length ? axis.ticks.map((each) => each.at) : undefined;
    return {
      type: "value",
      min: axis.min,
      max: axis.max,
      interval: axis.step,
      axisLine: { show: false },
      axisTick: { show: false, customValues },
      axisLabel: {
        color: color("muted"),
        fontSize: 12.5,
        customValues,
        formatter: (value) =>
          customValues ? tick(axis, value) : String(+value.toPrecision(6)).replace("-", "\u2212"),
      },
      splitLine: { lineStyle: { color: color("line") } },
    };
  }

  /* Unique, and tells the tooltip which part a series is. */
  let ids = 0;
  function id(series) {
    return series.part + "/" + ids++;
  }

  function meanLine(series, paint, data) {
    const hollow = { color: color("paper"), borderColor: paint, borderWidth: 2 };
    return {
      type: "line",
      id: id(series),
      name: series.name,
      data,
      symbol: series.connected ? "circle" : "rect",
      symbolSize: series.connected ? 8 : [26, 4],
      showSymbol: true,
      color: paint,
      itemStyle: series.dashed && series.connected ? hollow : { color: paint },
      lineStyle: { color: paint, width: series.connected ? 2.25 : 0, type: series.dashed ? [6, 4] : "solid" },
      emphasis: { scale: 1.25 },
      z: 4,
    };
  }

  /* The mean at 0 stands beyond the break of the axis: a thin dotted line says so. */
  function means(series, gap, paint) {
    const points = series.means;
    const beyond = gap === undefined ? [] : points.filter((point) => point[0] < gap);
    const rest = points.filter((point) => !beyond.includes(point));
    const lines = [meanLine(series, paint, rest)];
    if (beyond.length) {
      const bridge = meanLine(series, paint, beyond.concat(rest.slice(0, 1)));
      bridge.lineStyle = { ...bridge.lineStyle, width: 1.25, type: [2, 4] };
      lines.push(bridge);
    }
    return lines;
  }

  /* Above the means, so that a click reaches the run that lies on one. */
  function dots(series, paint) {
    const scatter = (used, symbol, size) => ({
      type: "scatter",
      id: id(series),
      name: series.name,
      data: series.dots.filter((dot) => dot[4] === used),
      symbol,
      symbolSize: size,
      color: paint,
      itemStyle: series.dashed && used
        ? { color: "transparent", borderColor: paint, borderWidth: 1.25, opacity: 0.6 }
        : { color: paint, opacity: used ? 0.42 : 0.9 },
      cursor: "pointer",
      z: 5,
    });
    return [scatter(1, "circle", 7), scatter(0, CROSS, 9)].filter((each) => each.data.length);
  }

  /* One standard error below and above each mean. */
  function bars(series, paint) {
    if (!(series.bars || []).length) return [];
    return [{
      type: "custom",
      id: id(series),
      name: series.name,
      data: series.bars,
      encode: { x: 0, y: [1, 2] },
      silent: true,
      tooltip: { show: false },
      z: 3,
      renderItem(params, api) {
        const [x, low] = api.coord([api.value(0), api.value(1)]);
        const high = api.coord([api.value(0), api.value(2)])[1];
        const stroke = (x1, y1, x2, y2) => ({
          type: "line",
          shape: { x1, y1, x2, y2 },
          style: { stroke: paint, lineWidth: 1.25, opacity: 0.75 },
        });
        const children = [stroke(x, low, x, high), stroke(x - 4, low, x + 4, low), stroke(x - 4, high, x + 4, high)];
        return { type: "group", children };
      },
    }];
  }

  function threads(series, paint) {
    return series.threads.map((points) => ({
      type: "line",
      name: series.name,
      data: points,
      showSymbol: false,
      silent: true,
      color: paint,
      lineStyle: { color: paint, width: 1, opacity: 0.4, type: series.dashed ? [4, 3] : "solid" },
      tooltip: { show: false },
      z: 2,
    }));
  }

  /* Many lines are one dark patch: a band takes their place. */
  function behind(series, paint) {
    return (series.band || []).length ? [Charts.band(series, paint)] : threads(series, paint);
  }

  function marks(chart) {
    const data = [];
    if (chart.baseline !== undefined) {
      data.push({ yAxis: chart.baseline, label: { formatter: "baseline", position: "insideEndTop" } });
    }
    const mark = (at, formatter) => data.push({ xAxis: at, label: { formatter, position: "end", distance: 9 } });
    if (chart.best !== undefined) mark(chart.best, chart.best === chart.simplest ? "min, 1se" : "min");
    if (chart.simplest !== undefined && chart.simplest !== chart.best) mark(chart.simplest, "1se");
    return {
      type: "line",
      data: [],
      silent: true,
      markLine: {
        silent: true,
        symbol: "none",
        animation: false,
        data,
        lineStyle: { color: color("muted"), width: 1, type: [2, 3], opacity: 0.8 },
        label: { color: color("muted"), fontSize: 12 },
      },
    };
  }

  /* Two short strokes over the x axis, where it is broken between 0 and the smallest value. */
  function breakMark(gap, level) {
    return {
      type: "custom",
      silent: true,
      clip: false,
      data: [[gap, level]],
      tooltip: { show: false },
      z: 10,
      renderItem(params, api) {
        const x = api.coord([gap, level])[0];
        const y = params.coordSys.y + params.coordSys.height;
        const stroke = (dx) => ({
          type: "line",
          shape: { x1: x + dx - 3, y1: y + 6, x2: x + dx + 3, y2: y - 6 },
          style: { stroke: color("muted"), lineWidth: 1.25 },
        });
        const hole = {
          type: "rect",
          shape: { x: x - 3, y: y - 3, width: 6, height: 6 },
          style: { fill: color("paper") },
        };
        return { type: "group", children: [hole, stroke(-3), stroke(3)] };
      },
    };
  }

  /* The same beside the y axis, as a dotted line across the grid. */
  function levelBreak(gap) {
    return {
      type: "custom",
      silent: true,
      data: [[0, gap]],
      tooltip: { show: false },
      z: 1,
      renderItem(params, api) {
        const y = api.coord([0, gap])[1];
        const { x, width } = params.coordSys;
        const shape = { x1: x, y1: y, x2: x + width, y2: y };
        return { type: "line", shape, style: { stroke: color("muted"), lineWidth: 1, lineDash: [1, 5] } };
      },
    };
  }

  function curveTip(chart) {
    return (items) => {
      const means = items.filter((item) => item.seriesIndex < chart.series.length);
      const lines = means.map((item) => item.seriesName + ": " + level(chart.y, item.value[1]));
      return tip("epoch " + items[0].value[0], lines);
    };
  }

  /* The mean at a dot's place, on which it may lie. */
  function meanAt(chart, { seriesName, seriesId, value }) {
    const its = (each) => each.name === seriesName && seriesId.startsWith(each.part + "/");
    const own = chart.series.find(its);
    return own.means.filter(([x]) => x === value[0]).map(([, y]) => "mean: " + level(chart.y, y));
  }

  function pathTip(chart) {
    const parts = chart.series.flatMap((each) => (each.part ? [each.part] : []));
    return (item) => {
      if (!Array.isArray(item.value)) return "";
      const [x, y, run, label, used] = item.value;
      const what = parts.length ? item.seriesName + ", " + item.seriesId.split("/")[0] : item.seriesName;
      const value = what + ": " + level(chart.y, y);
      return run === undefined
        ? tip(tick(chart.x, x), [what.startsWith("mean") ? value : "mean, " + value])
        : tip(label, [value, ...meanAt(chart, item), used ? "run " + run : "collapsed run " + run]);
    };
  }

  /* What all kinds of charts share. */
  function frame(chart, label, tooltip) {
    return {
      animation: false,
      textStyle: { fontFamily: family() },
      aria: { enabled: true, label: { description: label } },
      grid: { left: 4, right: 18, top: 36, bottom: 26, containLabel: true },
      legend: { show: false },
      title: {
        text: chart.y.unit ? chart.y.label + " (" + chart.y.unit + ")" : chart.y.label,
        left: 0,
        top: 4,
        padding: 0,
        textStyle: { color: color("muted"), fontSize: 13, fontWeight: "normal" },
      },
      tooltip: {
        confine: true,
        backgroundColor: color("paper"),
        borderColor: color("line"),
        padding: [7, 11],
        axisPointer: { lineStyle: { color: color("muted") } },
        ...tooltip,
      },
    };
  }

  function option(chart, width, label) {
    if (kinds[chart.kind]) return kinds[chart.kind](chart, width, label);
    const curves = chart.x.ticks.length === 0;
    const series = chart.series.flatMap((each) => means(each, chart.x.gap, color(each.color)));
    for (const each of chart.series) {
      const paint = color(each.color);
      series.push(...bars(each, paint), ...dots(each, paint), ...behind(each, paint));
    }
    if (curves) series.forEach((each) => (each.showSymbol = false));
    series.push(marks(chart));
    if (chart.x.gap !== undefined) series.push(breakMark(chart.x.gap, chart.y.max));
    if (chart.y.gap !== undefined) series.push(levelBreak(chart.y.gap));
    const trigger = curves ? "axis" : "item";
    const formatter = curves ? curveTip(chart) : pathTip(chart);
    return {
      ...frame(chart, label, { trigger, formatter }),
      xAxis: xAxis(chart.x, width),
      yAxis: yAxis(chart.y),
      series,
    };
  }

  /* A legend of real buttons, which wraps, and which a keyboard can reach. */
  function legend(element, chart, instance) {
    const names = new Map((chart.series || []).map((each) => [each.name, each]));
    const list = document.createElement("div");
    const characters = [...names.keys()].join("").length + chart.y.label.length;
    const fits = names.size === 2 && 7 * characters + 135 < element.clientWidth;
    list.className = fits ? "legend beside" : "legend";
    for (const [name, series] of names.size > 1 ? names : []) {
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-pressed", "true");
      const key = document.createElement("span");
      key.className = series.dashed && !series.part ? "key dashed" : "key";
      key.style.color = color(series.color);
      button.append(key, name);
      button.addEventListener("click", () => {
        const shown = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", shown);
        instance.dispatchAction({ type: shown ? "legendSelect" : "legendUnSelect", name });
      });
      list.append(button);
    }
    const old = element.previousElementSibling;
    if (old && old.classList.contains("legend")) old.remove();
    if (list.childElementCount) element.before(list);
  }

  function draw(element, chart) {
    const old = echarts.getInstanceByDom(element);
    if (old) old.dispose();
    const instance = echarts.init(element, null, { renderer: "svg" });
    instance.setOption(option(chart, element.clientWidth, element.getAttribute("aria-label")));
    legend(element, chart, instance);
    return instance;
  }

  return { draw, option, kinds, frame, xAxis, yAxis, meanLine, threads, dots, breakMark, tip, text, family, color, mixed };
})();
