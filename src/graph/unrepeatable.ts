/** A function of JavaScript that gives something else in each call, where it is, and what that is called. */
interface Unrepeatable {
  readonly owner: Record<string, unknown>;
  readonly name: string;
  readonly what: string;
}

const time = "it looks at the clock";

const functions: readonly Unrepeatable[] = [
  { owner: Math as never, name: "random", what: "it draws random numbers in JavaScript" },
  { owner: Date as never, name: "now", what: time },
  { owner: performance as never, name: "now", what: time },
  { owner: process as never, name: "hrtime", what: time },
];

/** Has the calls of such functions told of; returns what ends that. */
export function watchUnrepeatable(tell: (what: string) => void): () => void {
  const restorers = functions.map(({ owner, name, what }) => {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    const original = owner[name] as (...args: unknown[]) => unknown;
    const told = function (this: unknown, ...args: unknown[]): unknown {
      tell(what);
      return original.apply(this, args);
    };
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value: Object.assign(told, original),
    });
    return (): void => {
      if (owner[name] !== told) return;
      if (before) Object.defineProperty(owner, name, before);
      else Reflect.deleteProperty(owner, name);
    };
  });
  return () => restorers.forEach((restore) => restore());
}

/** Operations that give tensors of other shapes for other values; JavaScript has seen those of the recording only. */
const shaped =
  /^(Unique|Where$|ListDiff|NonMaxSuppression|DynamicPartition|Ragged|Sparse(Segment|Fill|Reshape))/;

export function isShapedByValues(operation: string): boolean {
  return shaped.test(operation);
}
