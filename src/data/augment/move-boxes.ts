import { applyTo, inverse, type Affine, type Size } from "./affine.js";

/** A box by its corners in pixels: [x1, y1, x2, y2], x2 and y2 just outside, and what else is known of it. */
export interface AugmentedBox {
  box: readonly [x1: number, y1: number, x2: number, y2: number];
}

/** Boxes that keep less than this part of themselves inside the picture are gone. */
const leastVisible = 0.1;

/** The smallest upright boxes around what the boxes became, within the picture; those out of sight are left out. */
export function moveBoxes<Box extends AugmentedBox>(
  boxes: readonly Box[],
  from: Affine,
  { width, height }: Size,
): Box[] {
  const to = inverse(from);
  return boxes.flatMap((one) => {
    // Pixels have their middles at whole numbers: edges of boxes lie half a pixel before.
    const [x1, y1, x2, y2] = one.box.map((value) => value - 0.5) as [
      number,
      number,
      number,
      number,
    ];
    const corners = [[x1, y1], [x2, y1], [x1, y2], [x2, y2]].map(([x, y]) => applyTo(to, x!, y!)); // prettier-ignore
    const xs = corners.map(([x]) => x + 0.5);
    const ys = corners.map(([, y]) => y + 0.5);
    const whole = { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }; // prettier-ignore
    const left = Math.max(0, whole.left);
    const top = Math.max(0, whole.top);
    const right = Math.min(width, whole.right);
    const bottom = Math.min(height, whole.bottom);
    const visible = Math.max(0, right - left) * Math.max(0, bottom - top);
    const all = (whole.right - whole.left) * (whole.bottom - whole.top);
    return visible >= leastVisible * all && visible > 0
      ? [{ ...one, box: [left, top, right, bottom] as const }]
      : [];
  });
}
