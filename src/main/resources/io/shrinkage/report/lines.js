"use strict";
/* Lines over two axes of numbers: the sparsity frontier, the reliability diagram. */
Charts.kinds.lines = (chart, width, label) => {
  function tip(item) {
    if (!Array.isArray(item.value)) return "";
    const [x, y] = item.value;
    const line = (axis, value) => axis.label + ": " + Charts.text(value, axis.unit);
    return Charts.tip(item.seriesName, [line(chart.x, x), line(chart.y, y)]);
  }

  function reference(points) {
    return {
      type: "line",
      data: points.map((point) => [point[0], point[1]]),
      silent: true,
      showSymbol: false,
      lineStyle: { color: Charts.color("muted"), width: 1, type: [4, 4] },
      tooltip: { show: false },
      z: 1,
    };
  }

  const series = [];
  for (const each of chart.series) {
    const paint = Charts.color(each.color);
    series.push(...Charts.threads(each, paint).map((thread) => ({
      ...thread,
      lineStyle: { ...thread.lineStyle, opacity: 0.3 },
    })));
    series.push({ ...Charts.meanLine(each, paint, each.means), symbolSize: 5.5 });
  }
  if (chart.reference.length) series.push(reference(chart.reference));
  return {
    ...Charts.frame(chart, label, { trigger: "item", formatter: tip }),
    xAxis: { ...Charts.xAxis(chart.x, width), name: chart.x.label + " (" + chart.x.unit + ")" },
    yAxis: Charts.yAxis(chart.y),
    series,
  };
};
