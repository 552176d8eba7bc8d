import { random, type Random } from "../../../src/util/random.js";
import { mark, type Cell, type Program, type Statement } from "./program.js";

type Type = "number" | "string" | "array";

interface Value {
  name: string;
  version: number;
  type: Type;
  assignable: boolean;
}

/** Something that expressions can use, and how: what they must say to get a number of it. */
interface Source {
  name: string;
  version: number;
  use: string;
}

/**
 * Values and everything else have names of their own: an old function may see a new value of any type in what it
 * mentions, but not a function, whose text is not the same in the two programs.
 */
const valueNames = ["a", "b", "c", "data", "name", "size"];
const otherNames = ["F", "G", "K", "Map", "fetch"];
const types: readonly Type[] = ["number", "string", "array"];

/** A program of some cells: the same for the same seed. */
export function generate(seed: number): Program {
  return new Generator(seed).program();
}

class Generator {
  readonly #seed: number;
  readonly #random: Random;
  #values = new Map<string, Value>();
  #sources = new Map<string, Source>();
  readonly #names = new Set<string>();
  #version = 0;
  /** Names that the cell has mentioned or declared: it cannot declare them (again). */
  #taken = new Set<string>();

  constructor(seed: number) {
    this.#seed = seed;
    this.#random = random(seed);
  }

  program(): Program {
    const cells = Array.from({ length: 3 + this.#int(5) }, () => this.#cell());
    return { seed: this.#seed, cells, names: this.#names };
  }

  #cell(): Cell {
    this.#taken = new Set();
    const before = { values: new Map(this.#values), sources: new Map(this.#sources) };
    const statements = Array.from({ length: 1 + this.#int(4) }, () => this.#statement()).flat();
    const wrong = this.#chance(0.15);
    if (wrong) statements.push(this.#mistake());
    else if (this.#chance(0.12)) statements.push(...this.#failure());
    const value = this.#value();
    if (wrong) {
      this.#values = before.values;
      this.#sources = before.sources;
    }
    return { statements, value, wrong };
  }

  #statement(): Statement[] {
    return this.#pick([
      () => this.#variable(),
      () => this.#variable(),
      () => this.#objectPattern(),
      () => this.#arrayPattern(),
      () => this.#function(),
      () => this.#arrow(),
      () => this.#generator(),
      () => this.#class(),
      () => this.#enum(),
      () => this.#namespace(),
      () => this.#type(),
      () => this.#import(),
      () => this.#assignment(),
      () => this.#swap(),
      () => this.#patternAssignment(),
      () => this.#shadowing(),
      () => this.#loop(),
      () => this.#caught(),
      () => this.#closure(),
    ])();
  }

  #variable(): Statement[] {
    const type = this.#pick(types);
    const waits = this.#chance(0.2);
    const init = this.#expression(type);
    const keyword = this.#pick(["let", "const", "var"]);
    const declared = this.#declareValue(type, keyword !== "const");
    if (!declared) return [];
    const text = `${declared} = ${waits ? `await Promise.resolve(${init})` : init};`;
    return [{ typescript: `${keyword} ${text}`, javascript: text }];
  }

  #objectPattern(): Statement[] {
    const [first, second] = [this.#expression("number"), this.#expression("string")];
    if (this.#freeValues().length < 2) return [];
    const one = this.#declareValue("number", true);
    const other = this.#declareValue("string", true);
    const text = `{ x: ${one}, y: [${other}] } = { x: ${first}, y: [${second}] as [string] }`;
    return [{ typescript: `let ${text};`, javascript: `(${text.replace(" as [string]", "")});` }];
  }

  #arrayPattern(): Statement[] {
    const init = this.#expression("array");
    if (this.#freeValues().length < 2) return [];
    const first = this.#declareValue("number", false);
    const rest = this.#declareValue("array", false);
    const pattern = `[${first} = 7, ...${rest}]`;
    return [
      { typescript: `const ${pattern}: number[] = ${init};`, javascript: `;${pattern} = ${init};` },
    ];
  }

  #function(): Statement[] {
    const body = this.#expression("number");
    const fallback = this.#expression("number");
    const waits = this.#chance(0.3);
    const name = this.#declareOther((own) => (waits ? `await ${own}(2)` : `${own}()`));
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

  #arrow(): Statement[] {
    const body = this.#expression("number");
    const name = this.#declareOther((own) => `${own}(1)`);
    if (!name) return [];
    return [
      {
        typescript: `const ${name} = (x: number) => x * (${body});`,
        javascript: `${name} = (x) => x * (${body});`,
      },
    ];
  }

  #generator(): Statement[] {
    const [one, other] = [this.#expression("number"), this.#expression("number")];
    const name = this.#declareOther((own) => `[...${own}()].length`);
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

  #class(): Statement[] {
    const [field, method] = [this.#expression("number"), this.#expression("number")];
    const name = this.#declareOther((own) => `new ${own}(3).sum() + ${own}.made`);
    if (!name) return [];
    const constructed = `this.#hidden + this.field + (${method}) + ${name}.made`;
    return [
      {
        typescript: `class ${name} { static made = 1; #hidden = 2; field: number = ${field}; constructor(readonly given: number) {} sum(): number { return this.given + ${constructed}; } }`,
        javascript: `${name} = class ${name} { static made = 1; given; #hidden = 2; field = ${field}; constructor(given) { this.given = given; } sum() { return this.given + ${constructed}; } };`,
      },
    ];
  }

  #enum(): Statement[] {
    const name = this.#declareOther((own) => `(${own}.B + ${own}["A"])`);
    if (!name) return [];
    const start = this.#int(9);
    const members = `{ A: ${start}, B: ${start + 1}, ${start}: "A", ${start + 1}: "B" }`;
    return [
      { typescript: `enum ${name} { A = ${start}, B }`, javascript: `${name} = ${members};` },
    ];
  }

  #namespace(): Statement[] {
    const init = this.#expression("number");
    const name = this.#declareOther((own) => `(${own}.half() + ${own}.part)`);
    if (!name) return [];
    return [
      {
        typescript: `namespace ${name} { export const part = ${init}; export function half() { return part / 2; } }`,
        javascript: `${name} = { part: ${init}, half: () => ${name}.part / 2 };`,
      },
    ];
  }

  /** A type, and a value of it. */
  #type(): Statement[] {
    const init = this.#expression("number");
    const value = this.#taken.has("Shape") ? undefined : this.#declareValue("number", true);
    if (!value) return [];
    this.#taken.add("Shape");
    const type = mark("Shape", ++this.#version);
    const declaration = this.#pick([
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

  #import(): Statement[] {
    const text = this.#expression("string");
    const name = this.#declareOther((own) => `${own}("x/y").length`);
    if (!name) return [];
    const value = this.#declareValue("string", true);
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

  #assignment(): Statement[] {
    const target = this.#assignable();
    if (!target) return [];
    const operator = target.type === "array" ? "=" : this.#pick(["=", "+="]);
    return this.#same(`${this.#mention(target)} ${operator} ${this.#expression(target.type)};`);
  }

  #swap(): Statement[] {
    const [one, other] = [this.#assignable("number"), this.#assignable("number")];
    if (!one || !other) return [];
    const [left, right] = [this.#mention(one), this.#mention(other)];
    return this.#same(`;[${left}, ${right}] = [${right}, ${left}];`);
  }

  #patternAssignment(): Statement[] {
    const target = this.#assignable();
    if (!target) return [];
    const { name } = target;
    const init = this.#expression(target.type);
    const at = this.#mention(target);
    return this.#same(`({ ${name}: ${at} } = { ${name}: ${init} });`);
  }

  /** An inner name that is the same as an outer one. */
  #shadowing(): Statement[] {
    const outer = this.#any();
    const target = this.#assignable("number");
    if (!outer || !target || outer.name === target.name) return [];
    const inner = this.#pick([
      (name: string) => `{ let ${name} = 2; ${name}++; @ += ${name}; }`,
      (name: string) => `@ += ((${name}) => ${name} * 2)(4);`,
      (name: string) =>
        `@ += (function ${name}() { return typeof ${name} === "function" ? 1 : 2; })();`,
      (name: string) => `try { throw 3; } catch (${name}) { @ += Number(${name}); }`,
    ])(outer.name).replaceAll("@", this.#mention(target));
    const typed = inner.replace(`((${outer.name}) =>`, `((${outer.name}: number) =>`);
    return [{ typescript: typed, javascript: inner }];
  }

  #loop(): Statement[] {
    const target = this.#assignable("number");
    if (!target) return [];
    const array = this.#expression("array");
    const at = this.#mention(target);
    return this.#same(
      this.#pick([
        `for (const each of ${array}) ${at} += each;`,
        `for (let i = 0; i < 3; i++) { if (i === 1) continue; ${at} += i; }`,
        `for await (const each of [Promise.resolve(1), 2]) ${at} -= each;`,
        `outer: for (const x of [1, 2]) for (const y of ${array}) { if (y > x) break outer; ${at} += y; }`,
        `switch (${at} % 2) { case 0: ${at}++; break; default: ${at}--; }`,
      ]),
    );
  }

  #caught(): Statement[] {
    const target = this.#assignable("string");
    if (!target) return [];
    const at = this.#mention(target);
    return this.#same(
      `try { throw new Error(${this.#expression("string")}); } catch (error) { ${at} = String(error); } finally { ${at} += await "!"; }`,
    );
  }

  /** A closure that changes a name when it is called, and is called. */
  #closure(): Statement[] {
    const target = this.#assignable("number");
    if (!target) return [];
    const at = this.#mention(target);
    return this.#same(`(() => { ${at}++; ${at} += ${this.#expression("number")}; })();`);
  }

  #mistake(): Statement {
    const value = this.#any();
    const wrongs = [
      `const wrong${++this.#version}: number = "text";`,
      `unknown${this.#version}.x;`,
      `Math.max("1");`,
      ...(value
        ? [
            `${this.#mention(value)}.nothing;`,
            `const no${this.#version}: boolean = ${this.#mention(value)};`,
          ]
        : []),
    ];
    return this.#same(this.#pick(wrongs))[0]!;
  }

  /** An error, and a declaration that is not reached. */
  #failure(): Statement[] {
    const message = this.#expression("string");
    const fails = this.#same(`if (Date.now() > 0) throw new RangeError(${message});`);
    const [name] = this.#freeValues();
    if (name === undefined) return fails;
    this.#taken.add(name);
    this.#names.add(name);
    const text = `${mark(name, ++this.#version)} = "never";`;
    return [...fails, { typescript: `const ${text}`, javascript: text }];
  }

  #value(): string {
    const source = this.#pick([undefined, ...this.#sources.values()]);
    const values = [...this.#values.values()].map((value) => this.#mention(value));
    const used = source ? [this.#mentionSource(source)] : [];
    return this.#chance(0.2) ? this.#expression("number") : `[${[...values, ...used].join(", ")}]`;
  }

  #expression(type: Type, depth = 0): string {
    const known = this.#of(type);
    const variable = known && (() => this.#mention(known));
    if (depth > 2) return variable ? variable() : literals[type](this.#int(20));
    const inner = (of: Type): string => this.#expression(of, depth + 1);
    const forms: Readonly<Record<Type, (() => string)[]>> = {
      number: [
        () => `(${inner("number")} ${this.#pick(["+", "-", "*"])} ${inner("number")})`,
        () => `(${inner("number")} > 3 ? ${inner("number")} : ${inner("number")})`,
        () => `${inner("array")}.length`,
        () => `${inner("string")}.length`,
        () => `[${inner("number")}].map((x) => x + 1)[0]!`,
      ],
      string: [
        () => `\`\${${inner("number")}}-\${${inner("string")}}\``,
        () => `(${inner("string")} + ${inner("string")})`,
        () => `String(${inner("number")})`,
      ],
      array: [
        () => `[${inner("number")}, ...${inner("array")}]`,
        () => `${inner("array")}.slice(1)`,
        () => `[${inner("number")}, ${inner("number")}]`,
      ],
    };
    const all = [
      () => literals[type](this.#int(20)),
      ...forms[type],
      ...(variable ? [variable, variable] : []),
    ];
    return this.#pick(all)();
  }

  #same(text: string): Statement[] {
    return [{ typescript: text, javascript: text }];
  }

  #declareValue(type: Type, assignable: boolean): string | undefined {
    const name = this.#pickOf(this.#freeValues());
    if (name === undefined) return undefined;
    this.#taken.add(name);
    this.#names.add(name);
    const version = ++this.#version;
    this.#values.set(name, { name, version, type, assignable });
    return mark(name, version);
  }

  #declareOther(use: (own: string) => string): string | undefined {
    const name = this.#pickOf(otherNames.filter((free) => !this.#taken.has(free)));
    if (name === undefined) return undefined;
    this.#taken.add(name);
    this.#names.add(name);
    const version = ++this.#version;
    const own = mark(name, version);
    this.#sources.set(name, { name, version, use: use(own) });
    return own;
  }

  /** Names of values that the cell can declare. */
  #freeValues(): string[] {
    return valueNames.filter((name) => !this.#taken.has(name));
  }

  #mention({ name, version }: Value): string {
    this.#taken.add(name);
    return mark(name, version);
  }

  #mentionSource({ name, use }: Source): string {
    this.#taken.add(name);
    return use;
  }

  #of(type: Type): Value | undefined {
    return this.#pickOf([...this.#values.values()].filter((value) => value.type === type));
  }

  #any(): Value | undefined {
    return this.#pickOf([...this.#values.values()]);
  }

  #assignable(type?: Type): Value | undefined {
    return this.#pickOf(
      [...this.#values.values()].filter(
        (value) => value.assignable && (type === undefined || value.type === type),
      ),
    );
  }

  #pickOf<T>(items: readonly T[]): T | undefined {
    return items.length === 0 ? undefined : this.#pick(items);
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#int(items.length)]!;
  }

  #chance(probability: number): boolean {
    return this.#random.next() < probability;
  }

  #int(limit: number): number {
    return this.#random.int(limit);
  }
}

const literals: Readonly<Record<Type, (n: number) => string>> = {
  number: (n) => String(n),
  string: (n) => `"s${n}"`,
  array: (n) => `[${n}, 1]`,
};
