const units = [
  { unit: "s", seconds: 1 },
  { unit: "ms", seconds: 1e-3 },
  { unit: "µs", seconds: 1e-6 },
  { unit: "ns", seconds: 1e-9 },
] as const;

/** A time for people, with three digits: `1.23 ms`, `2 min 5 s`. */
export function duration(seconds: number): string {
  if (seconds >= 60) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  if (seconds === 0) return "0 s";
  const { unit, seconds: size } = units.find((each) => seconds >= each.seconds) ?? units[3];
  return `${Number((seconds / size).toPrecision(3))} ${unit}`;
}
