import { Session } from "node:inspector";

/** The variables around a function, by name, innermost scope first; their values are those of now. */
export type Captured = readonly Readonly<Record<string, unknown>>[];

/** Where a value goes in and the scopes come out: the inspector speaks of values by number. */
const exchange = Symbol.for("trainlab.captured");

const objectGroup = "trainlab";

interface Exchange {
  value: unknown;
  scopes?: ArrayLike<{
    readonly description: string;
    readonly object: Record<string, unknown>;
  }>;
  take(this: void, scopes: NonNullable<Exchange["scopes"]>): void;
}

let session: Session | undefined;

/**
 * The variables that a function has captured, read through V8's inspector; without the global ones. Takes about 0.1 ms.
 *
 * @returns nothing where the inspector is not to be had.
 */
export function capturedOf(fn: object): Captured | undefined {
  const passed: Exchange = {
    value: fn,
    take: (scopes) => void (passed.scopes = scopes),
  };
  Object.defineProperty(globalThis, exchange, {
    value: passed,
    configurable: true,
  });
  try {
    const self = ask("Runtime.evaluate", {
      expression: `globalThis[Symbol.for(${JSON.stringify(exchange.description)})].value`,
      objectGroup,
    })?.result?.objectId;
    if (self === undefined) return undefined;
    const properties = ask("Runtime.getProperties", {
      objectId: self,
      ownProperties: true,
    });
    const scopes = properties?.internalProperties?.find(({ name }) => name === "[[Scopes]]");
    const objectId = scopes?.value?.objectId;
    if (objectId === undefined) return undefined;
    ask("Runtime.callFunctionOn", {
      objectId,
      functionDeclaration: `function () { globalThis[Symbol.for(${JSON.stringify(exchange.description)})].take(this); }`,
    });
    // The array of scopes has no methods.
    return Array.from(passed.scopes ?? [])
      .filter(({ description }) => description !== "Global")
      .map(({ object }) => object);
  } finally {
    // The inspector holds what it has numbered, and what that led to.
    ask("Runtime.releaseObjectGroup", { objectGroup });
    Reflect.deleteProperty(globalThis, exchange);
  }
}

/** The part of the inspector's answers that is looked at. */
interface Answer {
  readonly result?: { readonly objectId?: string };
  readonly internalProperties?: readonly {
    readonly name: string;
    readonly value?: { readonly objectId?: string };
  }[];
}

/** Asks this thread's inspector, which answers at once. */
function ask(method: string, parameters: object): Answer | undefined {
  if (!process.features.inspector) return undefined;
  if (!session) {
    session = new Session();
    session.connect();
  }
  let answer: Answer | undefined;
  session.post(method, parameters, (error, result) => {
    if (!error) answer = result as Answer;
  });
  return answer;
}
