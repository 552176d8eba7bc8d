import type { State, Type } from "./state.js";

const deepest = 2;

/** An expression of a type, over the names that there are; the same in TypeScript and in JavaScript. */
export function expression(state: State, type: Type, depth = 0): string {
  const known = state.valueOf(type);
  const variable = known && (() => state.mention(known));
  if (depth > deepest) return variable ? variable() : literals[type](state.int(20));
  const inner = (of: Type): string => expression(state, of, depth + 1);
  const forms: readonly (() => string)[] = [
    () => literals[type](state.int(20)),
    ...composed[type].map((form) => () => form(inner, state)),
    ...(variable ? [variable, variable] : []),
  ];
  return state.pick(forms)();
}

/** The same where a cell may wait. */
export function waiting(state: State, type: Type): string {
  const value = expression(state, type);
  return state.chance(0.2) ? `(await Promise.resolve(${value}))` : value;
}

const literals: Readonly<Record<Type, (n: number) => string>> = {
  number: (n) => String(n),
  string: (n) => `"s${n}"`,
  array: (n) => `[${n}, 1]`,
};

type Form = (inner: (of: Type) => string, state: State) => string;

const composed: Readonly<Record<Type, readonly Form[]>> = {
  number: [
    (inner, state) => `(${inner("number")} ${state.pick(["+", "-", "*"])} ${inner("number")})`,
    (inner) => `(${inner("number")} > 3 ? ${inner("number")} : ${inner("number")})`,
    (inner) => `${inner("array")}.length`,
    (inner) => `${inner("string")}.length`,
    (inner) => `[${inner("number")}].map((x) => x + 1)[0]!`,
  ],
  string: [
    (inner) => `\`\${${inner("number")}}-\${${inner("string")}}\``,
    (inner) => `(${inner("string")} + ${inner("string")})`,
    (inner) => `String(${inner("number")})`,
  ],
  array: [
    (inner) => `[${inner("number")}, ...${inner("array")}]`,
    (inner) => `${inner("array")}.slice(1)`,
    (inner) => `[${inner("number")}, ${inner("number")}]`,
  ],
};
