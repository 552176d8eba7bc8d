import type { ColorScale } from "./paint.js";

/** Red, green, blue of `#rrggbb`. */
export function rgb(hex: string): readonly [number, number, number] {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

/** Colours at equal distances, mixed between. */
export function mixed(hexes: readonly string[]): ColorScale {
  const colors = hexes.map(rgb);
  return (share) => {
    const place = Math.max(0, Math.min(1, share)) * (colors.length - 1);
    const below = Math.min(colors.length - 2, Math.floor(place));
    const [from, to] = [colors[below]!, colors[below + 1]!];
    const mix = (channel: 0 | 1 | 2): number =>
      from[channel] + (to[channel] - from[channel]) * (place - below);
    return [mix(0), mix(1), mix(2)];
  };
}

/** S. van der Walt and N. Smith's scale: even steps of lightness, for all kinds of colour blindness. */
export const viridis = mixed([
  "#440154",
  "#482878",
  "#3e4989",
  "#31688e",
  "#26828e",
  "#1f9e89",
  "#35b779",
  "#6ece58",
  "#b5de2b",
  "#fde725", // prettier-ignore
]);

/** From blue over white to orange: what lies to two sides of a middle. */
export const blueToOrange = mixed(["#08519c", "#6aa5dc", "#ffffff", "#f0a95a", "#b45f00"]);
