import { invalid } from "../../util/errors.js";
import { readNumbers, type NumberSource } from "../numbers.js";

/** A box by its corners, the y axis pointing down. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * What the four numbers of a box are: `"xyxy"`, left, top, right, bottom; `"yxyx"`, as TensorFlow has it: top, left,
 * bottom, right; `"xywh"`, as COCO has it: left, top, width, height; `"cxcywh"`, as YOLO has it: centre, width, height.
 */
export type BoxFormat = keyof typeof formats;

export interface BoxOptions {
  /** Default `"xyxy"`. */
  format?: BoxFormat;
}

const formats = {
  xyxy: (a: number, b: number, c: number, d: number): Box => box(a, b, c, d),
  yxyx: (a: number, b: number, c: number, d: number): Box => box(b, a, d, c),
  xywh: (a: number, b: number, c: number, d: number): Box => box(a, b, a + c, b + d),
  cxcywh: (a: number, b: number, c: number, d: number): Box =>
    box(a - c / 2, b - d / 2, a + c / 2, b + d / 2),
};

function box(left: number, top: number, right: number, bottom: number): Box {
  return { left, top, right, bottom };
}

/** @throws if the boxes are not rows of four finite numbers, or one ends before it begins. */
export function readBoxes(
  argument: string,
  source: NumberSource,
  { format = "xyxy" }: BoxOptions,
): Box[] {
  if (!Object.hasOwn(formats, format)) {
    throw invalid("format", {
      expected: "a form of boxes",
      received: format,
      available: Object.keys(formats),
    });
  }
  if (Array.isArray(source) && source.length === 0) return [];
  const { values, width, samples } = readNumbers(argument, source);
  if (width !== 4) throw invalid(argument, { expected: "four numbers a box", received: width });
  return Array.from({ length: samples }, (_, row) => {
    const [a, b, c, d] = values.subarray(4 * row, 4 * row + 4);
    const read = formats[format](a!, b!, c!, d!);
    if (read.right >= read.left && read.bottom >= read.top) return read;
    throw invalid(`${argument}[${row}]`, {
      expected: `a box as ${format}, which ends after it begins`,
      received: [a, b, c, d],
    });
  });
}

/** Intersection over union of two boxes; 0 where neither has an area. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const both = Math.max(0, width) * Math.max(0, height);
  const either = area(a) + area(b) - both;
  return either === 0 ? 0 : both / either;
}

function area({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top);
}
