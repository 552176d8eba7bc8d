import { random, type Random } from "../../../src/util/random.js";
import { mark } from "./program.js";

export type Type = "number" | "string" | "array";
export const types: readonly Type[] = ["number", "string", "array"];

export interface Value {
  name: string;
  version: number;
  type: Type;
  assignable: boolean;
}

/** Something else than a value that a name can be: how it is used, to get what can be compared. */
export interface Source {
  name: string;
  use: string;
  /** How a class is extended. */
  base?: string;
}

/**
 * Values and everything else have names of their own: an old function may see a new value of any type in what it
 * mentions, but not a function, whose text is not the same in the two programs.
 */
const valueNames = ["a", "b", "c", "data", "name", "size"];
const otherNames = ["F", "G", "K", "Map", "fetch"];

/** What a notebook that is being generated has declared so far, and chance. */
export class State {
  readonly names = new Set<string>();
  readonly #random: Random;
  #values = new Map<string, Value>();
  #sources = new Map<string, Source>();
  #version = 0;
  /** Names that the cell has mentioned or declared: it cannot declare them (again). */
  #taken = new Set<string>();

  constructor(seed: number) {
    this.#random = random(seed);
  }

  beginCell(): void {
    this.#taken = new Set();
  }

  /** Gives what makes all declarations that follow undone. */
  save(): () => void {
    const [values, sources] = [new Map(this.#values), new Map(this.#sources)];
    return () => {
      this.#values = values;
      this.#sources = sources;
    };
  }

  get values(): Value[] {
    return [...this.#values.values()];
  }

  get sources(): Source[] {
    return [...this.#sources.values()];
  }

  nextVersion(): number {
    return ++this.#version;
  }

  /** Declares a value, if a name is left for it; gives its marked name. */
  declareValue(type: Type, assignable: boolean): string | undefined {
    const name = this.pickOf(this.#free(valueNames));
    if (name === undefined) return undefined;
    const own = this.#declare(name);
    this.#values.set(name, { name, version: this.#version, type, assignable });
    return own;
  }

  hasFreeValues(count: number): boolean {
    return this.#free(valueNames).length >= count;
  }

  /** Declares something else; gives its marked name. */
  declareOther(use: (own: string) => string, base?: (own: string) => string): string | undefined {
    const name = this.pickOf(this.#free(otherNames));
    if (name === undefined) return undefined;
    const own = this.#declare(name);
    this.#sources.set(name, { name, use: use(own), ...(base && { base: base(own) }) });
    return own;
  }

  /** A name for something that never comes to be, or for a type beside a value; none of an expression's. */
  declareUnused(of: "value" | "other"): string | undefined {
    const name = this.pickOf(this.#free(of === "value" ? valueNames : otherNames));
    if (name === undefined) return undefined;
    this.#values.delete(name);
    return this.#declare(name);
  }

  /** A type that has a name of its own; once a cell. */
  declareType(name: string): string | undefined {
    if (this.#taken.has(name)) return undefined;
    this.#taken.add(name);
    return mark(name, this.nextVersion());
  }

  mention({ name, version }: Value): string {
    this.#taken.add(name);
    return mark(name, version);
  }

  use({ name, use }: Source): string {
    this.#taken.add(name);
    return use;
  }

  valueOf(type: Type): Value | undefined {
    return this.pickOf(this.values.filter((value) => value.type === type));
  }

  assignable(type?: Type): Value | undefined {
    return this.pickOf(
      this.values.filter(
        (value) => value.assignable && (type === undefined || value.type === type),
      ),
    );
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(items.length)]!;
  }

  pickOf<T>(items: readonly T[]): T | undefined {
    return items.length === 0 ? undefined : this.pick(items);
  }

  chance(probability: number): boolean {
    return this.#random.next() < probability;
  }

  int(limit: number): number {
    return this.#random.int(limit);
  }

  #declare(name: string): string {
    this.#taken.add(name);
    this.names.add(name);
    return mark(name, this.nextVersion());
  }

  #free(names: readonly string[]): string[] {
    return names.filter((name) => !this.#taken.has(name));
  }
}
