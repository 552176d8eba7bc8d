import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";

/** A value, such as arguments or a result: tensors in arrays and records, and what is beside them. */
export interface Parted {
  /** In the order in which they are met. */
  readonly tensors: readonly Tensor[];
  /** Equal for values of the same form: equal shapes, data types and keys, and the same values that are no tensors. */
  readonly key: string;
  /** A value of the same form with other tensors. */
  with(tensors: readonly Tensor[]): unknown;
}

type Build = (next: () => Tensor) => unknown;

/** Parts arguments into tensors and the rest, to which variables, models and other objects with a class belong. */
export function partedArguments(value: unknown): Parted {
  return parted(
    value,
    (one): one is Tensor => one instanceof tf.Tensor && !(one instanceof tf.Variable),
  );
}

/** Parts a result into tensors and the rest. A variable is its value. */
export function partedResult(value: unknown): Parted {
  return parted(value, (one): one is Tensor => one instanceof tf.Tensor);
}

function parted(value: unknown, isTensor: (one: unknown) => one is Tensor): Parted {
  const tensors: Tensor[] = [];
  const keys: string[] = [];

  const visit = (one: unknown): Build => {
    if (isTensor(one)) {
      tensors.push(one);
      keys.push(`${one.dtype}[${one.shape}]`);
      return (next) => next();
    }
    if (Array.isArray(one)) {
      keys.push("(");
      const parts = one.map(visit);
      keys.push(")");
      return (next) => parts.map((part) => part(next));
    }
    if (isRecord(one)) {
      keys.push("{");
      const parts = Object.entries(one).map(([name, part]) => {
        keys.push(JSON.stringify(name));
        return [name, visit(part)] as const;
      });
      keys.push("}");
      return (next) => Object.fromEntries(parts.map(([name, part]) => [name, part(next)]));
    }
    keys.push(keyOf(one));
    return () => one;
  };

  const build = visit(value);
  return {
    tensors,
    key: keys.join(" "),
    with(others) {
      const rest = others.values();
      return build(() => rest.next().value!);
    },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

const numbers = new WeakMap<object, number>();
let objects = 0;

/** Objects and functions are told by which they are, other values by what they are. */
function keyOf(value: unknown): string {
  if ((typeof value !== "object" || value === null) && typeof value !== "function") {
    return Object.is(value, -0) ? "-0" : `${typeof value} ${JSON.stringify(String(value))}`;
  }
  const known = numbers.get(value) ?? objects++;
  numbers.set(value, known);
  return `#${known}`;
}
