import { builtins, preloads } from "../preloads.js";
import type { Declaration, Declarations, ValueKind } from "./declarations.js";

/** The name under which a cell exports its last value to the others; `_` for the user. */
export const lastValue = "__last$value";

const headerStart = "import { ";
const headerEnd = ' } from "./scope"';

interface DeclaredValue {
  slot: number;
  kind: ValueKind;
  runtime: boolean;
}

const always = [...Object.keys(preloads), ...Object.keys(builtins)];

/** Whether every notebook has the name. */
export function isGiven(name: string): boolean {
  return always.includes(name);
}

/**
 * What the notebook has declared so far: for each name the cell that did so last. Values and types are kept apart, so
 * that a type lives on beside a value of its name that another cell declares.
 */
export class NotebookNames {
  readonly #values = new Map<string, DeclaredValue>();
  readonly #types = new Map<string, number>();
  #lastValue: number | undefined;

  /** Takes over what cell `slot` declares, as far as `exists` says that it came to be. */
  add(slot: number, declarations: Declarations, exists: (name: string) => boolean): void {
    for (const [name, declaration] of declarations) {
      if (!declaration.runtime || exists(name)) this.#declare(name, slot, declaration);
    }
  }

  /** `_` is the value of cell `slot` from now on, unless the user has a `_`. */
  addLastValue(slot: number): void {
    this.#lastValue = slot;
  }

  clear(): void {
    this.#values.clear();
    this.#types.clear();
    this.#lastValue = undefined;
  }

  /** The names that compiled code finds in the scope. */
  runtimeNames(): Set<string> {
    const names = new Set([...always, "_"]);
    for (const [name, { runtime }] of this.#values) {
      if (runtime) names.add(name);
      else names.delete(name);
    }
    return names;
  }

  /** Everything that can be named. */
  all(): Set<string> {
    return new Set([...always, "_", ...this.#values.keys(), ...this.#types.keys()]);
  }

  /**
   * One line that imports `names` from the barrel, as a cell sees them. A variable is declared anew with the type of
   * the imported one: assigning to an import is an error, and TypeScript would not check what is assigned.
   *
   * @param own what the cell declares itself: of such a name it sees as a type what it declares as a value, or the
   * other way round
   */
  header(names: Iterable<string>, own: Declarations = new Map()): string {
    const imports: string[] = [];
    const declarations: string[] = [];
    for (const name of names) {
      const value = this.#values.get(name);
      const type = this.#types.get(name);
      const declared = own.get(name);
      if (declared?.value && !declared.type) {
        if (type !== undefined && this.#isOnItsOwn(name))
          imports.push(`type ${exportedName(name, type)} as ${name}`);
      } else if (declared) {
        if (!value || declared.value) continue;
        const exported = exportedName(name, value.slot);
        const keyword = value.kind === "variable" ? "let" : "const";
        imports.push(exported);
        declarations.push(`declare ${keyword} ${name}: typeof ${exported};`);
      } else if (value && (isPlain(value.kind) || (type !== undefined && type !== value.slot))) {
        const exported = exportedName(name, value.slot);
        const keyword = value.kind === "variable" ? "let" : "const";
        imports.push(exported);
        declarations.push(`declare ${keyword} ${name}: typeof ${exported};`);
        if (type !== undefined) imports.push(`${exportedName(name, type)} as ${name}`);
      } else if (value || type !== undefined) {
        imports.push(`${exportedName(name, value?.slot ?? type!)} as ${name}`);
      } else if (isGiven(name)) {
        imports.push(name);
      } else if (name === "_" && this.#lastValue !== undefined) {
        const exported = exportedName(lastValue, this.#lastValue);
        imports.push(exported);
        declarations.push(`declare let _: Awaited<typeof ${exported}>;`);
      }
    }
    return `${headerStart}${imports.join(", ")}${headerEnd}; ${declarations.join(" ")}`;
  }

  /** The cells that something is named from now. */
  slots(): Set<number> {
    const last = this.#lastValue === undefined ? [] : [this.#lastValue];
    const values = [...this.#values.values()].map(({ slot }) => slot);
    return new Set([...values, ...this.#types.values(), ...last]);
  }

  /** What a name was declared as; for what every notebook has, what it is. */
  kindOf(name: string): ValueKind | "type" | undefined {
    const value = this.#values.get(name);
    if (value) return value.kind;
    if (this.#types.has(name)) return "type";
    return kindOfAlways(name);
  }

  /** The cell that declared a name last. */
  slotOf(name: string): number | undefined {
    return this.#values.get(name)?.slot ?? this.#types.get(name);
  }

  /**
   * Whether a type stays when another cell gives its name to a value. A class or an import is gone as a type as well; a
   * type that stood beside a variable of its name is one of its own.
   */
  #isOnItsOwn(name: string): boolean {
    const value = this.#values.get(name);
    return !value || isPlain(value.kind) || this.#types.get(name) !== value.slot;
  }

  #declare(name: string, slot: number, { value, type, runtime }: Declaration): void {
    if (value) {
      if (!this.#isOnItsOwn(name)) this.#types.delete(name);
      this.#values.set(name, { slot, kind: value, runtime });
    }
    if (type) this.#types.set(name, slot);
  }
}

/** Without a type or a namespace of its name. */
function isPlain(kind: ValueKind): boolean {
  return kind === "variable" || kind === "constant";
}

function kindOfAlways(name: string): ValueKind | undefined {
  if (name in preloads) return "namespace";
  return name in builtins ? "function" : undefined;
}

/** How the barrel calls what cell `slot` exports: each redeclaration is another name, and earlier cells keep theirs. */
export function exportedName(name: string, slot: number): string {
  return `${name}$${slot}`;
}

/** The cells that a cell's text imports names of, by its header. */
export function importedSlots(text: string): Set<number> {
  const headers = text
    .split(headerEnd)
    .slice(0, -1)
    .map((before) => before.slice(before.lastIndexOf(headerStart)));
  const slots = headers.flatMap((header) => [...header.matchAll(/\$(\d+)\b/g)]);
  return new Set(slots.map(([, slot]) => Number(slot)));
}
