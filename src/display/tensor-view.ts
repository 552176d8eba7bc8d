import type { Tensor } from "@tensorflow/tfjs-node";
import type * as Tf from "@tensorflow/tfjs-node";
import { ends } from "./ends.js";
import { formatFloats } from "./format-floats.js";

/** Texts of values, nested as the axes are; `"…"` stands for what is left out. */
export type Nested = string | readonly Nested[];

/** What is shown of a tensor. */
export interface TensorView {
  /** Kind, dtype and shape: `Tensor float32 [2, 3]`. */
  readonly head: string;
  readonly rank: number;
  /** For each axis the positions that are shown; `undefined` where some are left out. */
  readonly positions: readonly (readonly (number | undefined)[])[];
  /** Absent where the tensor was disposed, or has no values. */
  readonly values?: Nested;
}

/** Most positions that are shown of each axis, by the number of axes. */
const mostByRank = [1, 24, 14, 6, 3];
/** A tensor of up to so many values is read as a whole: cheaper than to cut pieces out of it. */
const readWhole = 10_000;

/** Chooses and formats what to show of a tensor. Reads only that much of a large one, and leaves no tensors behind. */
export function viewOf(tf: typeof Tf, tensor: Tensor): TensorView {
  const { shape, rank } = tensor;
  const head = headOf(tf, tensor);
  if (tensor.isDisposed) return { head, rank, positions: [] };
  const positions = shape.map((size) => ends(size, mostByRank[rank] ?? 2));
  if (tensor.size === 0) return { head, rank, positions };

  const cuttable = tensor.dtype !== "string" && tensor.dtype !== "complex64";
  const cut = cuttable && tensor.size > readWhole;
  const cells = cut
    ? tf.tidy(() => cellsOf(cutEnds(tf, tensor, positions)))
    : cellsOf(tensor, pick(shape, positions));
  const gaps = positions.map((axis) => axis.indexOf(undefined));
  return { head, rank, positions, values: nest(cells, positions, gaps) };
}

function headOf(tf: typeof Tf, tensor: Tensor): string {
  const kind = tensor instanceof tf.Variable ? `Variable "${tensor.name}"` : "Tensor";
  const disposed = tensor.isDisposed ? ", disposed: its values are gone" : "";
  return `${kind} ${tensor.dtype} [${tensor.shape.join(", ")}]${disposed}`;
}

type Positions = TensorView["positions"];

function known(axis: Positions[number]): number[] {
  return axis.filter((position) => position !== undefined);
}

function cutEnds(tf: typeof Tf, tensor: Tensor, positions: Positions): Tensor {
  return positions.reduce<Tensor>((left, axis, i) => {
    if (!axis.includes(undefined)) return left;
    const half = (axis.length - 1) / 2;
    const size = (length: number) => left.shape.map((whole, k) => (k === i ? length : whole));
    const from = (start: number) => left.shape.map((_, k) => (k === i ? start : 0));
    const last = tf.slice(left, from(left.shape[i]! - half), size(half));
    return tf.concat([tf.slice(left, from(0), size(half)), last], i);
  }, tensor);
}

/** The values at the given offsets (default: all) as text. */
function cellsOf(
  tensor: Tensor,
  offsets = Array.from({ length: tensor.size }, (_, i) => i),
): string[] {
  const data = tensor.dataSync<keyof Tf.DataTypeMap>() as ArrayLike<number | string>;
  const read = <T>(at: number): T => data[at] as T;
  if (tensor.dtype === "bool") return offsets.map((at) => String(Boolean(data[at])));
  if (tensor.dtype === "string") return offsets.map((at) => JSON.stringify(data[at]));
  if (tensor.dtype !== "complex64") return formatFloats(offsets.map(read<number>));
  return offsets.map((at) => complexText(read(2 * at), read(2 * at + 1)));
}

function short(part: number): string {
  return String(Number(part.toPrecision(6)));
}

function complexText(real: number, imaginary: number): string {
  return `${short(real)}${imaginary < 0 ? "-" : "+"}${short(Math.abs(imaginary))}i`;
}

/** Where the values at the positions that are shown lie among all, in order. */
function pick(shape: readonly number[], positions: Positions): number[] {
  return positions.reduce<number[]>(
    (offsets, axis, i) =>
      offsets.flatMap((offset) => known(axis).map((position) => offset * shape[i]! + position)),
    [0],
  );
}

function nest(cells: readonly string[], positions: Positions, gaps: readonly number[]): Nested {
  const [axis, ...inner] = positions;
  if (!axis) return cells[0]!;
  const count = known(axis).length;
  const size = cells.length / count;
  const parts: Nested[] = Array.from({ length: count }, (_, i) =>
    nest(cells.slice(i * size, (i + 1) * size), inner, gaps.slice(1)),
  );
  return gaps[0] === -1 ? parts : parts.toSpliced(gaps[0]!, 0, "…");
}
