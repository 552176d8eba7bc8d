import { expression, waiting } from "./expression.js";
import type { Statement } from "./program.js";
import { types, type State } from "./state.js";

/** Makes a statement of one form; none where there is no name left for it. */
export type Form = (state: State) => Statement[];

/** Every form that declares names. */
export const declarations: readonly Form[] = [
  variable,
  variable,
  objectPattern,
  arrayPattern,
  nestedPattern,
  functionDeclaration,
  functionOfPatterns,
  arrow,
  generatorFunction,
  runningGenerator,
  classDeclaration,
  classWithAccessors,
  derivedClass,
  enumDeclaration,
  namespaceDeclaration,
  record,
  patternOfOther,
  typeAndValue,
  typeBesideValue,
  importDeclaration,
];

function variable(state: State): Statement[] {
  const type = state.pick(types);
  const init = waiting(state, type);
  const keyword = state.pick(["let", "const", "var"]);
  const declared = state.declareValue(type, keyword !== "const");
  if (!declared) return [];
  const text = `${declared} = ${init};`;
  return [{ typescript: `${keyword} ${text}`, javascript: text }];
}

function objectPattern(state: State): Statement[] {
  const [first, second] = [expression(state, "number"), expression(state, "string")];
  if (!state.hasFreeValues(2)) return [];
  const one = state.declareValue("number", true);
  const other = state.declareValue("string", true);
  const text = `{ x: ${one}, y: [${other}] } = { x: ${first}, y: [${second}] as [string] }`;
  return [{ typescript: `let ${text};`, javascript: `(${text.replace(" as [string]", "")});` }];
}

function arrayPattern(state: State): Statement[] {
  const init = expression(state, "array");
  if (!state.hasFreeValues(2)) return [];
  const first = state.declareValue("number", false);
  const rest = state.declareValue("array", false);
  const pattern = `[${first} = 7, ...${rest}]`;
  return [
    { typescript: `const ${pattern}: number[] = ${init};`, javascript: `;${pattern} = ${init};` },
  ];
}

/** With a default that waits, and a key in brackets. */
function nestedPattern(state: State): Statement[] {
  const [fallback, given] = [waiting(state, "number"), expression(state, "string")];
  if (!state.hasFreeValues(2)) return [];
  const one = state.declareValue("number", true);
  const other = state.declareValue("string", true);
  const pattern = `{ p: { q: ${one} = ${fallback} }, ["k1"]: ${other} = "none" }`;
  const init = `{ p: {}, k1: ${given} }`;
  return [
    {
      typescript: `var ${pattern} = ${init} as { p: { q?: number }; k1: string };`,
      javascript: `(${pattern} = ${init});`,
    },
  ];
}

function functionDeclaration(state: State): Statement[] {
  const [body, fallback] = [expression(state, "number"), expression(state, "number")];
  const waits = state.chance(0.3);
  const name = state.declareOther((own) => (waits ? `await ${own}(2)` : `${own}()`));
  if (!name) return [];
  const [start, inner] = [waits ? "async function" : "function", `return x + (${body});`];
  return [
    {
      typescript: `${start} ${name}(x: number = ${fallback}) { ${inner} }`,
      javascript: `${name} = ${start} (x = ${fallback}) { ${inner} };`,
      hoisted: true,
    },
  ];
}

function functionOfPatterns(state: State): Statement[] {
  const [one, other] = [expression(state, "number"), expression(state, "number")];
  const name = state.declareOther((own) => `(${own}() + ${own}({ x: 1, y: [3] }, 4))`);
  if (!name) return [];
  const pattern = `{ x = ${one}, y: [z = ${other}] = [] }`;
  const body = "{ return x + z + rest.length; }";
  return [
    {
      typescript: `function ${name}(${pattern}: { x?: number; y?: number[] } = {}, ...rest: number[]) ${body}`,
      javascript: `${name} = function (${pattern} = {}, ...rest) ${body};`,
      hoisted: true,
    },
  ];
}

function arrow(state: State): Statement[] {
  const body = expression(state, "number");
  const name = state.declareOther((own) => `${own}(1)`);
  if (!name) return [];
  return [
    {
      typescript: `const ${name} = (x: number) => x * (${body});`,
      javascript: `${name} = (x) => x * (${body});`,
    },
  ];
}

function generatorFunction(state: State): Statement[] {
  const [one, other] = [expression(state, "number"), expression(state, "number")];
  const name = state.declareOther((own) => `[...${own}()].length`);
  if (!name) return [];
  const body = `{ yield ${one}; yield* [${other}, 1]; }`;
  return [
    {
      typescript: `function* ${name}() ${body}`,
      javascript: `${name} = function* () ${body};`,
      hoisted: true,
    },
  ];
}

/** One that later cells go on with: it sees what they assign. */
function runningGenerator(state: State): Statement[] {
  const steps = [
    expression(state, "number"),
    expression(state, "string"),
    waiting(state, "number"),
  ];
  const waits = state.chance(0.4) || steps.some((step) => step.includes("await"));
  const name = state.declareOther((own) =>
    waits ? `String((await ${own}.next()).value)` : `String(${own}.next().value)`,
  );
  if (!name) return [];
  const body = steps.map((step) => `yield String(${step});`).join(" ");
  const text = `${name} = (${waits ? "async " : ""}function* () { ${body} })();`;
  return [{ typescript: `let ${text}`, javascript: text }];
}

function classDeclaration(state: State): Statement[] {
  const [field, method] = [expression(state, "number"), expression(state, "number")];
  const name = state.declareOther(
    (own) => `new ${own}(3).sum() + ${own}.made`,
    (own) => own,
  );
  if (!name) return [];
  const constructed = `this.#hidden + this.field + (${method}) + ${name}.made`;
  return [
    {
      typescript: `class ${name} { static made = 1; #hidden = 2; field: number = ${field}; constructor(readonly given: number) {} sum(): number { return this.given + ${constructed}; } }`,
      javascript: `${name} = class ${name} { static made = 1; given; #hidden = 2; field = ${field}; constructor(given) { this.given = given; } sum() { return this.given + ${constructed}; } };`,
    },
  ];
}

/** With accessors, a static block, a private method and a computed name. */
function classWithAccessors(state: State): Statement[] {
  const [got, computed] = [expression(state, "number"), waiting(state, "number")];
  const target = state.assignable("number");
  const block = target ? `static { ${state.mention(target)} += 2; }` : "";
  const name = state.declareOther(
    (own) => `(Object.assign(new ${own}(), { x: 5 }).x + Reflect.get(new ${own}(), "m1")())`,
  );
  if (!name) return [];
  const members = (number: string) =>
    `${block} #x = 1; get x() { return this.#x + this.#more(); } set x(v${number}) { this.#x = v; } #more() { return ${got}; } ["m" + (${computed} * 0 + 1)]() { return 3; }`;
  return [
    {
      typescript: `class ${name} { ${members(": number")} }`,
      javascript: `${name} = class ${name} { ${members("")} };`,
    },
  ];
}

function derivedClass(state: State): Statement[] {
  const base = state.pickOf(state.sources.filter((source) => source.base !== undefined));
  if (!base) return [];
  const extra = expression(state, "number");
  state.use(base);
  const name = state.declareOther((own) => `new ${own}().sum()`);
  if (!name) return [];
  const body = (override: string) =>
    `{ extra = ${extra}; constructor() { super(5); } ${override}sum() { return super.sum() + this.extra; } }`;
  return [
    {
      typescript: `class ${name} extends ${base.base} ${body("override ")}`,
      javascript: `${name} = class ${name} extends ${base.base} ${body("")};`,
    },
  ];
}

function enumDeclaration(state: State): Statement[] {
  const name = state.declareOther((own) => `(${own}.B + ${own}["A"])`);
  if (!name) return [];
  const start = state.int(9);
  const members = `{ A: ${start}, B: ${start + 1}, ${start}: "A", ${start + 1}: "B" }`;
  return [{ typescript: `enum ${name} { A = ${start}, B }`, javascript: `${name} = ${members};` }];
}

function namespaceDeclaration(state: State): Statement[] {
  const init = expression(state, "number");
  const name = state.declareOther((own) => `(${own}.half() + ${own}.part)`);
  if (!name) return [];
  return [
    {
      typescript: `namespace ${name} { export const part = ${init}; export function half() { return part / 2; } }`,
      javascript: `${name} = { part: ${init}, half: () => ${name}.part / 2 };`,
    },
  ];
}

/** A variable under a name that functions, classes and the like have as well. */
function record(state: State): Statement[] {
  const init = waiting(state, "number");
  const keyword = state.pick(["let", "const", "var"]);
  const name = state.declareOther((own) => `(${own}.n + ${own}.twice())`);
  if (!name) return [];
  const text = `${name} = { n: ${init}, twice() { return 2 * this.n; } };`;
  return [{ typescript: `${keyword} ${text}`, javascript: text }];
}

function patternOfOther(state: State): Statement[] {
  const init = expression(state, "array");
  const name = state.declareOther((own) => `${own}.length`);
  if (!name) return [];
  const text = `[, ...${name}] = ${init}`;
  return [{ typescript: `let ${text};`, javascript: `;${text};` }];
}

/** A type, and a value of it. */
function typeAndValue(state: State): Statement[] {
  const init = expression(state, "number");
  const type = state.hasFreeValues(1) ? state.declareType("Shape") : undefined;
  return type === undefined ? [] : valueOfType(state, type, init);
}

/** A type under a name that stays what it was as a value. */
function typeBesideValue(state: State): Statement[] {
  const init = expression(state, "number");
  const type = state.hasFreeValues(1) ? state.declareUnused("other") : undefined;
  return type === undefined ? [] : valueOfType(state, type, init);
}

function valueOfType(state: State, type: string, init: string): Statement[] {
  const value = state.declareValue("number", true);
  const declaration = state.pick([
    `interface ${type} { x: number }`,
    `type ${type} = { readonly x: number };`,
  ]);
  return [
    { typescript: declaration, javascript: "" },
    {
      typescript: `let ${value} = ({ x: ${init} } satisfies ${type} as ${type}).x;`,
      javascript: `${value} = ({ x: ${init} }).x;`,
    },
  ];
}

function importDeclaration(state: State): Statement[] {
  const text = expression(state, "string");
  const name = state.declareOther((own) => `${own}("x/y").length`);
  if (!name) return [];
  const value = state.declareValue("string", true);
  const use = value
    ? {
        typescript: `let ${value} = ${name}(${text});`,
        javascript: `${value} = ${name}(${text});`,
      }
    : undefined;
  return [
    {
      typescript: `import { basename as ${name} } from "node:path";`,
      javascript: `${name} = (await import("node:path")).basename;`,
      hoisted: true,
    },
    ...(use ? [use] : []),
  ];
}
