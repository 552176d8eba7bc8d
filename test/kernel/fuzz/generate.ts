import { actions, same } from "./actions.js";
import { declarations, type Form } from "./declarations.js";
import { expression, waiting } from "./expression.js";
import type { Cell, Program, Statement } from "./program.js";
import { State } from "./state.js";

const forms: readonly Form[] = [...declarations, ...actions];

/** A program of some cells: the same for the same seed. */
export function generate(seed: number): Program {
  const state = new State(seed);
  const cells = Array.from({ length: 3 + state.int(5) }, () => cellOf(state));
  return { seed, cells, names: state.names };
}

function cellOf(state: State): Cell {
  state.beginCell();
  const restore = state.save();
  const kind = state.pick(kinds);
  const begin = statements(state, 1 + state.int(4));
  if (kind === "right") return { statements: begin, value: valueOf(state), wrong: false };
  if (kind === "wrong") {
    const all = [...begin, mistake(state), ...statements(state, state.int(3))];
    const value = valueOf(state);
    restore();
    return { statements: all, value, wrong: true };
  }
  // What comes behind the error is checked, but never comes to be: but for functions, which do.
  const reached = state.save();
  const fails = failure(state);
  const behind = state.save();
  const rest = statements(state, state.int(3));
  const isHoisted = rest.some(({ hoisted }) => hoisted);
  if (isHoisted) behind();
  const value = valueOf(state);
  reached();
  const all = [...begin, ...fails, ...(isHoisted ? [] : rest)];
  return { statements: all, value, wrong: false };
}

const kinds = [
  ...Array.from({ length: 14 }, () => "right" as const),
  ...Array.from({ length: 3 }, () => "wrong" as const),
  ...Array.from({ length: 3 }, () => "failing" as const),
];

function statements(state: State, count: number): Statement[] {
  return Array.from({ length: count }, () => state.pick(forms)(state)).flat();
}

/** Something that TypeScript must find. */
function mistake(state: State): Statement {
  const value = state.pickOf(state.values);
  const constant = state.pickOf(state.values.filter(({ assignable }) => !assignable));
  const variable = state.assignable("number");
  const version = state.nextVersion();
  const wrongs = [
    `const wrong${version}: number = "text";`,
    `unknown${version}.x;`,
    `Math.max("1");`,
    `[].nothing(${version});`,
    `let twice${version} = 1; let twice${version} = 2;`,
    `class Wrong${version} { field: string; }`,
    `(() => { await null; })();`,
    `({ x: 1 } satisfies { x: string });`,
    ...(value
      ? [
          `${state.mention(value)}.nothing;`,
          `const no${version}: boolean = ${state.mention(value)};`,
          `delete ${state.mention(value)};`,
        ]
      : []),
    ...(constant ? [`${state.mention(constant)} = ${expression(state, constant.type)};`] : []),
    ...(variable ? [`${state.mention(variable)} = "text";`] : []),
  ];
  return same(state.pick(wrongs))[0]!;
}

/** An error in the middle of a cell. */
function failure(state: State): Statement[] {
  const message = expression(state, "string");
  const thrown = state.pick([
    `if (Date.now() > 0) throw new RangeError(${message});`,
    `await Promise.reject(new TypeError(${message}));`,
    `JSON.parse("{" + ${message});`,
    `(() => { if (Date.now() > 0) throw ${message}; })();`,
    `for await (const each of [1, Promise.reject(new Error(${message}))]) void each;`,
  ]);
  return [...same(thrown), ...neverReached(state)];
}

/** A declaration that never comes to be. */
function neverReached(state: State): Statement[] {
  const name = state.declareUnused("value");
  if (name === undefined) return [];
  const text = `${name} = "never";`;
  return [{ typescript: `const ${text}`, javascript: text }];
}

function valueOf(state: State): string {
  if (state.chance(0.2)) return waiting(state, "number");
  const source = state.pickOf(state.sources);
  const values = state.values.map((value) => state.mention(value));
  return `[${[...values, ...(source && state.chance(0.8) ? [state.use(source)] : [])].join(", ")}]`;
}
