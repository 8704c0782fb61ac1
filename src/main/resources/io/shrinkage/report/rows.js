"use strict";
/* A row for each class: the values of two configurations, joined by a line. */
Charts.kinds.rows = (chart, width, label) => {
  const rows = chart.y.ticks.map((each) => each.at);

  function bridge(y) {
    const xs = chart.series.flatMap((each) => each.means.filter((point) => point[1] === y));
    return {
      type: "line",
      data: xs.map((point) => [point[0], y]),
      silent: true,
      showSymbol: false,
      lineStyle: { color: Charts.color("muted"), width: 2, opacity: 0.45 },
      tooltip: { show: false },
      z: 2,
    };
  }

  function means(series) {
    const paint = Charts.color(series.color);
    const hollow = { color: Charts.color("paper"), borderColor: paint, borderWidth: 2.25 };
    return {
      type: "scatter",
      name: series.name,
      data: series.means,
      symbolSize: 12,
      color: paint,
      itemStyle: series.dashed ? hollow : { color: paint },
      z: 5,
    };
  }

  /* Above the means, so that a click reaches them. */
  function runs(series, offset) {
    const paint = Charts.color(series.color);
    return {
      type: "scatter",
      name: series.name,
      data: series.dots.length > series.means.length
        ? series.dots.map((dot) => [dot[0], dot[1] + offset, dot[2], dot[3], dot[4]])
        : [],
      symbolSize: 5,
      color: paint,
      itemStyle: { color: paint, opacity: 0.5 },
      cursor: "pointer",
      z: 6,
    };
  }

  function tip(item) {
    if (!Array.isArray(item.value)) return "";
    const [x, y, run, name] = item.value;
    const value = item.seriesName + ": " + Charts.text(x, chart.x.unit);
    return run === undefined
      ? Charts.tip(chart.y.ticks[Math.round(y)].label, [value])
      : Charts.tip(name, [value, "run " + run]);
  }

  const xAxis = Charts.xAxis(chart.x, width);
  return {
    ...Charts.frame(chart, label, { trigger: "item", formatter: tip }),
    grid: Charts.rowGrid(chart.y, 46),
    xAxis: {
      ...xAxis,
      name: chart.x.label + " (" + chart.x.unit + ")",
      interval: chart.x.step,
      nameGap: 26,
      minInterval: undefined,
      splitLine: { show: true, lineStyle: { color: Charts.color("line") } },
    },
    yAxis: Charts.rowAxis(chart.y),
    series: [
      ...rows.map(bridge),
      ...chart.series.map((each, i) => runs(each, i ? -0.22 : 0.22)),
      ...chart.series.map(means),
    ],
  };
};

/* Room for the labels of rows, which ECharts does not measure where they are not at its own ticks. */
Charts.rowGrid = (axis, bottom) => {
  const widths = axis.ticks.map((each) => echarts.format.getTextRect(each.label, "12.5px " + Charts.family()).width);
  return { left: Math.min(116, Math.max(...widths)) + 14, right: 18, top: 36, bottom };
};

/* An axis with a label a row. */
Charts.rowAxis = (axis) => ({
  ...Charts.yAxis(axis),
  interval: undefined,
  splitLine: { show: false },
  axisLabel: {
    color: Charts.color("ink"),
    fontSize: 12.5,
    customValues: axis.ticks.map((each) => each.at),
    formatter: (value) => (axis.ticks[Math.round(value)] || { label: "" }).label,
    width: 110,
    overflow: "truncate",
  },
});
