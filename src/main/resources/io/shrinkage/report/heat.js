"use strict";
/* Cells over two axes of rows: the map of two strengths, the confusion matrix. */
Charts.kinds.heat = (chart, width, label) => {
  const STAR = [...Array(10).keys()].map((i) => {
    const [r, a] = [i % 2 ? 2.6 : 6.2, (Math.PI * (i / 5 - 0.5))];
    return [r * Math.cos(a), r * Math.sin(a)];
  });
  const room = (width - 70) / chart.x.ticks.length;

  function share(value) {
    const { weak, strong } = chart.scale;
    return strong === weak ? 1 : Math.min(1, Math.max(0, (value - weak) / (strong - weak)));
  }

  /* From nearly the paper's color to the full one. */
  function fill(value) {
    return value === null ? Charts.color("surface") : Charts.mixed("paper", "heat", 0.07 + 0.93 * share(value));
  }

  /* The relative luminance of WCAG 2. */
  function luminance(hex) {
    const [r, g, b] = [1, 3, 5]
      .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(a, b) {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  }

  /* What can be read on a cell. */
  function ink(value) {
    if (value === null) return Charts.color("muted");
    const [ground, paper, ink] = [fill(value), Charts.color("paper"), Charts.color("ink")];
    return contrast(ground, paper) > contrast(ground, ink) ? paper : ink;
  }

  function corners(params, api) {
    const [x, y] = [api.value(0), api.value(1)];
    const [a, b] = [api.coord([x - 0.5, y - 0.5]), api.coord([x + 0.5, y + 0.5])];
    return {
      x: Math.min(a[0], b[0]),
      y: Math.min(a[1], b[1]),
      width: Math.abs(b[0] - a[0]),
      height: Math.abs(b[1] - a[1]),
    };
  }

  const cells = {
    type: "custom",
    data: chart.cells.map((cell) => ({ value: [cell[0], cell[1]], tip: cell[4] })),
    z: 2,
    renderItem(params, api) {
      const [, , value, text, , best] = chart.cells[params.dataIndex];
      const box = corners(params, api);
      const children = [{
        type: "rect",
        shape: { x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1 },
        style: { fill: fill(value) },
      }];
      if (text.length * 6.4 < box.width - 2 && box.height > 13) {
        children.push({
          type: "text",
          silent: true,
          x: box.x + box.width / 2,
          y: box.y + box.height / 2,
          style: {
            text,
            fill: ink(value),
            align: "center",
            verticalAlign: "middle",
            font: (best ? "600 " : "") + "12px " + Charts.family(),
          },
        });
      }
      if (best) {
        children.push({
          type: "polygon",
          silent: true,
          shape: { points: STAR.map(([x, y]) => [box.x + box.width / 2 + x, box.y + Math.min(14, box.height / 4) + y]) },
          style: { fill: ink(value) },
        });
      }
      return { type: "group", children };
    },
  };

  const outline = {
    type: "custom",
    silent: true,
    clip: false,
    data: chart.outline,
    tooltip: { show: false },
    z: 6,
    renderItem(params, api) {
      const [x1, y1] = api.coord([api.value(0), api.value(1)]);
      const [x2, y2] = api.coord([api.value(2), api.value(3)]);
      return {
        type: "line",
        shape: { x1, y1, x2, y2 },
        style: { stroke: Charts.color("ink"), lineWidth: 2.5, lineCap: "square" },
      };
    },
  };

  /* What the colors mean, in the plot's first line. */
  function bar() {
    const { label, from, to } = chart.scale;
    const text = (content, style) => ({
      type: "text",
      style: { text: content, fill: Charts.color("muted"), font: "12px " + Charts.family(), ...style },
    });
    const stops = [0, 0.25, 0.5, 0.75, 1];
    const end = echarts.format.getTextRect(to, "12px sans-serif").width + 10;
    const [left, length] = [width - end - 74, 66];
    return [
      { type: "rect", shape: { x: left, y: 6, width: length, height: 10 }, style: {
        fill: { type: "linear", x: 0, y: 0, x2: 1, y2: 0, colorStops: stops.map((at) => ({ offset: at, color: Charts.mixed("paper", "heat", 0.07 + 0.93 * at) })) },
      } },
      text(to, { x: left + length + 7, y: 5 }),
      text((width > 430 ? label + " " : "") + from, { x: left - 7, y: 5, align: "right" }),
    ].map((each) => ({ ...each, silent: true }));
  }

  function gapMark(axis, vertical) {
    if (axis.gap === undefined) return [];
    return [{
      type: "custom",
      silent: true,
      clip: false,
      data: [[0, 0]],
      tooltip: { show: false },
      z: 10,
      renderItem(params, api) {
        const { x, y, height } = params.coordSys;
        const at = vertical ? [x, api.coord([0, axis.gap])[1]] : [api.coord([axis.gap, 0])[0], y + height];
        const stroke = (d) => ({
          type: "line",
          shape: vertical
            ? { x1: at[0] - 6, y1: at[1] + d - 3, x2: at[0] + 4, y2: at[1] + d + 3 }
            : { x1: at[0] + d - 3, y1: at[1] + 6, x2: at[0] + d + 3, y2: at[1] - 4 },
          style: { stroke: Charts.color("muted"), lineWidth: 1.25 },
        });
        return { type: "group", children: [stroke(-2.5), stroke(2.5)] };
      },
    }];
  }

  const xAxis = Charts.xAxis(chart.x, width);
  const names = chart.x.ticks.map((each) => each.label);
  const slanted = Math.max(...names.map((each) => each.length)) * 7 > room;
  return {
    ...Charts.frame(chart, label, { trigger: "item", formatter: (item) => item.data && item.data.tip ? Charts.tip(item.data.tip, []) : "" }),
    grid: Charts.rowGrid(chart.y, slanted ? 88 : 46),
    graphic: bar(),
    xAxis: {
      ...xAxis,
      name: chart.x.label,
      nameGap: slanted ? 70 : 28,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        ...xAxis.axisLabel,
        color: Charts.color("ink"),
        rotate: slanted ? 50 : 0,
        hideOverlap: false,
        formatter: (value) => names[Math.round(value)] || "",
      },
    },
    yAxis: { ...Charts.rowAxis(chart.y), inverse: chart.topDown },
    series: [cells, outline, ...gapMark(chart.x, false), ...gapMark(chart.y, true)],
  };
};
