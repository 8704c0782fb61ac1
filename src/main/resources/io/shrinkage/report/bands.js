"use strict";
/* The range of many runs, from the lowest to the highest at every epoch that all of them have. */
Charts.band = (series, paint) => {
  const length = Math.min(...series.threads.map((points) => points.length));
  const range = [...Array(length).keys()].map((i) => {
    const values = series.threads.map((points) => points[i][1]);
    return [series.threads[0][i][0], Math.min(...values), Math.max(...values)];
  });
  return {
    type: "custom",
    name: series.name,
    silent: true,
    clip: true,
    data: [[0, 0]],
    tooltip: { show: false },
    z: 2,
    color: paint,
    renderItem(params, api) {
      const lowest = range.map(([x, low]) => api.coord([x, low]));
      const highest = range.map(([x, , high]) => api.coord([x, high]));
      return {
        type: "polygon",
        shape: { points: [...lowest, ...highest.reverse()] },
        style: { fill: paint, opacity: 0.24 },
      };
    },
  };
};
