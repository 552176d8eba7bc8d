import type { Form } from "./declarations.js";
import { expression, waiting } from "./expression.js";
import type { Statement } from "./program.js";
import type { State } from "./state.js";

/** Every form that works with the names that there are. */
export const actions: readonly Form[] = [
  assignment,
  swap,
  patternAssignment,
  nestedAssignment,
  shadowing,
  loop,
  caught,
  closure,
  timer,
  disposal,
];

/** A statement that is the same in both languages. */
export function same(text: string): Statement[] {
  return [{ typescript: text, javascript: text }];
}

function assignment(state: State): Statement[] {
  const target = state.assignable();
  if (!target) return [];
  const operator = target.type === "array" ? "=" : state.pick(["=", "+="]);
  return same(`${state.mention(target)} ${operator} ${waiting(state, target.type)};`);
}

function swap(state: State): Statement[] {
  const [one, other] = [state.assignable("number"), state.assignable("number")];
  if (!one || !other) return [];
  const [left, right] = [state.mention(one), state.mention(other)];
  return same(`;[${left}, ${right}] = [${right}, ${left}];`);
}

function patternAssignment(state: State): Statement[] {
  const target = state.assignable();
  if (!target) return [];
  const init = expression(state, target.type);
  return same(`({ ${target.name}: ${state.mention(target)} } = { ${target.name}: ${init} });`);
}

function nestedAssignment(state: State): Statement[] {
  const [one, other] = [state.assignable("number"), state.assignable("array")];
  if (!one || !other) return [];
  const [first, second] = [expression(state, "number"), waiting(state, "array")];
  const pattern = `{ x: [${state.mention(one)} = 4], y: ${state.mention(other)} }`;
  const text = (cast: string) => `(${pattern} = { x: [${first}]${cast}, y: ${second} });`;
  return [{ typescript: text(" as number[]"), javascript: text("") }];
}

/** An inner name that is the same as an outer one. */
function shadowing(state: State): Statement[] {
  const outer = state.pickOf(state.values);
  const target = state.assignable("number");
  if (!outer || !target || outer.name === target.name) return [];
  const { name } = outer;
  const at = state.mention(target);
  state.mention(outer);
  const text = state.pick([
    `{ let ${name} = 2; ${name}++; ${at} += ${name}; }`,
    `${at} += ((${name}@) => ${name} * 2)(4);`,
    `${at} += (function ${name}() { return typeof ${name} === "function" ? 1 : 2; })();`,
    `${at} += new (class ${name} { static n = 1; m = ${name}.n })().m;`,
    `try { throw 3; } catch (${name}) { ${at} += Number(${name}); }`,
    `for (const ${name} of [1, 2]) { ${at} += ${name}; }`,
    `for (let ${name} = 0; ${name} < 2; ${name}++) ${at} += ${name};`,
    `${name}: for (;;) { ${at}++; break ${name}; }`,
    `${at} += ({ ${name}: 6 }).${name};`,
  ]);
  return [{ typescript: text.replace("@", ": number"), javascript: text.replace("@", "") }];
}

function loop(state: State): Statement[] {
  const target = state.assignable("number");
  if (!target) return [];
  const array = expression(state, "array");
  const at = state.mention(target);
  return same(
    state.pick([
      `for (const each of ${array}) ${at} += each;`,
      `for (let i = 0; i < 3; i++) { if (i === 1) continue; ${at} += i; }`,
      `for await (const each of [Promise.resolve(1), 2]) ${at} -= each;`,
      `outer: for (const x of [1, 2]) for (const y of ${array}) { if (y > x) break outer; ${at} += y; }`,
      `switch (${at} % 2) { case 0: ${at}++; break; default: ${at}--; }`,
      `for (const { x, y: { z } } of [{ x: 1, y: { z: 2 } }]) ${at} += x + z;`,
      `for (${at} of ${array}) if (${at} > 3) break;`,
      `for ([${at} = 1] of [[3], []]) ${at}++;`,
      `for (const key in { p: 1, q: 2 }) ${at} += key.length;`,
      `do { ${at} += await Promise.resolve(1); } while (${at} % 3 !== 0 && ${at} < 5);`,
    ]),
  );
}

function caught(state: State): Statement[] {
  const target = state.assignable("string");
  if (!target) return [];
  const at = state.mention(target);
  const message = expression(state, "string");
  return same(
    state.pick([
      `try { throw new Error(${message}); } catch (error) { ${at} = String(error); } finally { ${at} += await "!"; }`,
      `try { await Promise.reject(new Error(${message})); } catch (error) { ${at} = String(error); }`,
      `${at} += await (async () => { try { return await Promise.reject(${message}); } catch (error) { return String(error); } })();`,
    ]),
  );
}

/** A closure that changes a name when it is called, and is called. */
function closure(state: State): Statement[] {
  const target = state.assignable("number");
  if (!target) return [];
  const at = state.mention(target);
  return same(`(() => { ${at}++; ${at} += ${expression(state, "number")}; })();`);
}

/** What a timer does, and what comes to be while the cell waits for it. */
function timer(state: State): Statement[] {
  const target = state.assignable("number");
  if (!target) return [];
  const at = state.mention(target);
  const more = expression(state, "number");
  return same(
    state.pick([
      `await new Promise((done) => setTimeout(() => { ${at} += ${more}; done(1); }, 0));`,
      `${at} += await new Promise((done) => setImmediate(() => done(${at}))).then(Number);`,
      `queueMicrotask(() => { ${at}++; }); await null;`,
    ]),
  );
}

function disposal(state: State): Statement[] {
  const target = state.assignable("number");
  if (!target) return [];
  const at = state.mention(target);
  return [
    {
      typescript: `{ using held = { [Symbol.dispose]() { ${at} += 1; } }; ${at} *= 2; void held; }`,
      javascript: `try { ${at} *= 2; } finally { ${at} += 1; }`,
    },
  ];
}
