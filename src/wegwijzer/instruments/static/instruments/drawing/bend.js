// A curve that never swings above the higher or below the lower of two neighbours (Fritsch and Carlson, 1980).
export function path(places) {
  if (places.length < 2) return "";
  const steep = places.slice(1).map(([x, y], at) => (y - places[at][1]) / Math.max(x - places[at][0], 0.001));
  const slopes = [steep[0], ...steep.slice(1).map((each, at) => (each * steep[at] > 0 ? (each + steep[at]) / 2 : 0)), steep.at(-1)];
  steep.forEach((each, at) => {
    if (each === 0) {
      slopes[at] = slopes[at + 1] = 0;
      return;
    }
    const [before, after] = [slopes[at] / each, slopes[at + 1] / each];
    const length = Math.hypot(before, after);
    if (length > 3) [slopes[at], slopes[at + 1]] = [(3 * before * each) / length, (3 * after * each) / length];
  });
  let drawn = `M${places[0].join(" ")}`;
  places.slice(1).forEach(([x, y], at) => {
    const [x0, y0] = places[at];
    const third = (x - x0) / 3;
    drawn += ` C${x0 + third} ${y0 + slopes[at] * third} ${x - third} ${y - slopes[at + 1] * third} ${x} ${y}`;
  });
  return drawn;
}
