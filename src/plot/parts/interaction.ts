/**
 * A drag moves the view, the wheel with Shift zooms, a double click goes back. Without Shift the wheel scrolls the
 * notebook, which a chart must not catch.
 */
export const zoom = {
  name: "zoom",
  select: { type: "interval", zoom: "wheel![event.shiftKey]" },
  bind: "scales",
} as const;

/** A click in the legend leaves the chosen ones, with Shift several; a double click brings all back. */
export function legendFilter(field: string) {
  const select = { type: "point" as const, fields: [field] };
  return { name: "shown", select, bind: "legend" } as const;
}

/** Opacity of marks under a `legendFilter`. */
export function shown(opacity: number) {
  return { condition: { param: "shown", value: opacity }, value: 0.06 } as const;
}
