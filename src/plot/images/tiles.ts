import type { TopLevelSpec } from "vega-lite";
import { heading } from "../parts/heading.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, textColor, theme } from "../theme.js";
import { grays, paintImage, type ColorScale } from "./paint.js";
import { rangeOf, type Image, type PixelRange } from "./read-images.js";

/** An image with the words below it. */
export interface Tile {
  image: Image;
  label?: string;
  /** Draws the words in red. */
  wrong?: boolean;
}

export interface TilesChart {
  tiles: readonly Tile[];
  description: string;
  title?: string | undefined;
  notes?: readonly (string | undefined)[];
  columns: number;
  /** Number that is black and number that is white; default: of all images, see `rangeOf`. */
  range?: PixelRange | undefined;
  /** Colours of images of one channel; default greys. */
  scale?: ColorScale;
}

/** Images in rows, all equally large. */
export function tilesSpec(chart: TilesChart): VegaLiteSpec {
  const { tiles, columns, scale = grays } = chart;
  const range = chart.range ?? rangeOf(tiles.map(({ image }) => image));
  const labelled = tiles.some(({ label }) => label !== undefined);
  const gap = 6;
  const text = labelled ? 15 : 0;
  const ratio = Math.max(...tiles.map(({ image }) => image.height / image.width));
  const side = Math.max(16, Math.min(96, Math.floor(fullWidth / columns) - gap));
  const [width, height] = [ratio > 1 ? side / ratio : side, ratio > 1 ? side : side * ratio];
  const rows = Math.ceil(tiles.length / columns);
  const values = tiles.map(({ image, label = "", wrong = false }, i) => ({
    number: i,
    x: (i % columns) * (side + gap) + side / 2,
    y: Math.floor(i / columns) * (height + text + gap) + height / 2,
    url: paintImage(image, range, 2 * side, scale),
    label,
    wrong,
    size: `${image.height} × ${image.width}${image.channels === 1 ? "" : ` × ${image.channels}`}`,
  }));
  const tooltip = [
    { field: "number", type: "quantitative" } as const,
    ...(labelled ? [{ field: "label", type: "nominal" } as const] : []),
    { field: "size", type: "nominal" } as const,
  ];
  const spec = {
    ...theme,
    description: chart.description,
    ...heading(chart.title, chart.notes),
    width: Math.min(columns, tiles.length) * (side + gap) - gap,
    height: rows * (height + text + gap) - gap,
    data: { values },
    layer: [
      {
        mark: { type: "image", width, height, aspect: true },
        encoding: { x: place("x"), y: place("y"), url: { field: "url", type: "nominal" }, tooltip },
      },
      ...(labelled
        ? [
            {
              mark: {
                type: "text" as const,
                color: textColor,
                dy: height / 2 + 9,
                fontSize: 11,
                limit: side + gap,
              },
              encoding: {
                x: place("x"),
                y: place("y"),
                text: { field: "label", type: "nominal" as const },
                ...(tiles.some(({ wrong }) => wrong)
                  ? {
                      color: {
                        condition: { test: "datum.wrong", value: palette[4] },
                        value: "#888",
                      },
                    }
                  : {}),
              },
            },
          ]
        : []),
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

/** As many columns as make a block that is wider than high. */
export function columnsFor(count: number): number {
  return Math.max(1, Math.min(12, Math.ceil(Math.sqrt(1.8 * count))));
}

function place(field: string) {
  return { field, type: "quantitative", scale: null, axis: null } as const;
}
