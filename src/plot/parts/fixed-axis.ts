/** A place along an axis from one end of a domain to the other, no further. */
export function fixedAxis(field: string, title: string, domain: readonly [number, number]) {
  return {
    field,
    type: "quantitative" as const,
    title,
    scale: { domain: [...domain], nice: false, zero: false },
    axis: { format: ".6~g", grid: false },
  };
}
