"use strict";
/* The range of many runs, from the lowest to the highest at every epoch that all of them have. */
Charts.band = (series, paint) => {
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
      const lowest = series.band.map(([x, low]) => api.coord([x, low]));
      const highest = series.band.map(([x, , high]) => api.coord([x, high]));
      return {
        type: "polygon",
        shape: { points: [...lowest, ...highest.reverse()] },
        style: { fill: paint, opacity: 0.24 },
      };
    },
  };
};
