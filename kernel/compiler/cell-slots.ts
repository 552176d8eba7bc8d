import { cellExport } from "./cell-text.js";
import { exportedName, importedSlots, NotebookNames } from "./notebook-names.js";
import type { LanguageId } from "./parse.js";
import { reachable } from "./reachable.js";
import type { TypeService } from "./type-service.js";
import type { Workspace } from "./workspace.js";

/** Slots are made in such numbers: making some changes what the barrel imports, which costs several cells' time. */
const batch = 64;
const barrelFile = "scope.ts";
const fileOf = (slot: number): string => `cell_${slot}.ts`;
const batchOf = (slot: number): number => Math.ceil(slot / batch);
const batchFile = (number: number): string => `scope_${number}.ts`;
const emptyCell = `${new NotebookNames().header([])}\nexport {};`;
/** A cell that may do more to others than give them names: types of packages and of the world, files that it reads. */
const lasting =
  /\bdeclare\s+(?:global|module)\b|\brequire\b|\bimport\b(?!\s*\{[^}]*\} from "\.\/scope")|\/\/\/\s*</;
/** The cell that is being written: completed and inspected, never imported. */
export const draftFile = "draft.ts";

/**
 * The files of the cells, one each, and the barrel `scope.ts` through which they see each other.
 *
 * The barrel names every slot from the start, used or not, and each cell imports the barrel and nothing else of ours:
 * TypeScript is fast as long as one file at a time changes, and not in what it imports. The names stand in a file for each
 * batch of slots, so that the file that changes is as short in a long notebook as in a new one.
 *
 * A slot whose names were all declared again, and which no cell in use imports, goes to another cell: a notebook that
 * is run over and over takes no more memory and time than one that was run once.
 */
export class CellSlots {
  readonly #prelude: string;
  readonly #types: TypeService;
  readonly #exported = new Map<number, readonly string[]>();
  readonly #imported = new Map<number, ReadonlySet<number>>();
  readonly #lasting = new Set<number>();
  #free: number[] = [];
  #made = 0;
  #opened = 1;
  #current = 1;

  constructor({ prelude }: Workspace, types: TypeService) {
    this.#prelude = prelude;
    this.#types = types;
    types.files.set(draftFile, emptyCell);
    this.#make();
    types.files.open(fileOf(this.#current));
  }

  /** The slot of the cell that is being compiled. */
  get current(): number {
    return this.#current;
  }

  file(slot: number): string {
    return fileOf(slot);
  }

  /** The slot of a file that TypeScript speaks of. */
  slotOf(uri: string): number | undefined {
    const name = /\/cell_(\d+)\.ts$/.exec(uri)?.[1];
    return name === undefined ? undefined : Number(name);
  }

  setText(text: string, language: LanguageId): void {
    this.#imported.set(this.#current, importedSlots(text));
    if (lasting.test(text)) this.#lasting.add(this.#current);
    else this.#lasting.delete(this.#current);
    this.#types.files.set(fileOf(this.#current), text, language);
  }

  /** The current slot keeps its text; what follows goes into another. */
  advance(): void {
    const free = this.#free.pop();
    this.#current = free ?? ++this.#opened;
    if (this.#current > this.#made) this.#make();
    // A free slot keeps its text until it gets another: to empty it would change a second file.
    if (free === undefined) this.#types.files.open(fileOf(this.#current));
  }

  /**
   * Lets later cells import `names` of a slot.
   *
   * @param inUse the slots that something is named from
   */
  export(slot: number, names: readonly string[], inUse: Iterable<number>): void {
    this.#exported.set(slot, names);
    this.#release(inUse);
    this.#setBatch(batchOf(slot));
    // While the reader looks at what the cell gave, and not when the next one waits.
    if (this.#opened === this.#made) this.#make();
  }

  /** Resolves when TypeScript has read the declarations of the libraries. */
  async warmUp(limit: number): Promise<void> {
    try {
      await this.#types.diagnostics(fileOf(this.#current), limit);
    } catch {
      // The first cell is told, if it is no better then.
    }
  }

  /** Resolves when TypeScript has taken in all that was set, so that the next check changes one file only. */
  async settle(limit: number): Promise<void> {
    try {
      await this.#types.takeIn(barrelFile, limit);
    } catch {
      // Nothing is lost but time. The file that TypeScript died over was emptied, and this one is never to blame.
      this.#setBarrel();
    }
  }

  /** Empties all slots. */
  clear(): void {
    this.#types.files.setAll(numbers(1, this.#opened).map(fileOf), emptyCell);
    this.#exported.clear();
    this.#imported.clear();
    this.#lasting.clear();
    this.#free = [];
    this.#opened = 1;
    this.#current = 1;
    numbers(1, batchOf(this.#made)).forEach((number) => this.#setBatch(number));
  }

  #release(inUse: Iterable<number>): void {
    const needed = reachable(
      [...inUse, ...this.#lasting],
      (slot) => this.#imported.get(slot) ?? [],
    );
    for (const slot of this.#exported.keys()) {
      if (needed.has(slot)) continue;
      this.#exported.delete(slot);
      this.#imported.delete(slot);
      this.#free.push(slot);
    }
  }

  #make(): void {
    const { files } = this.#types;
    const batches = batchOf(this.#made);
    files.close([...numbers(1, this.#made).map(fileOf), ...numbers(1, batches).map(batchFile)]);
    const slots = numbers(this.#made + 1, this.#made + batch);
    for (const slot of slots) files.set(fileOf(slot), emptyCell);
    this.#made += batch;
    this.#setBatch(batches + 1);
    this.#setBarrel();
  }

  #setBarrel(): void {
    const batches = numbers(1, batchOf(this.#made)).map((number) => `./scope_${number}`);
    const lines = [this.#prelude, ...batches].map((module) => `export * from "${module}";`);
    this.#types.files.set(barrelFile, lines.join("\n"));
  }

  /** What a slot that went to another cell exported stays in its batch until that changes: nobody imports it. */
  #setBatch(number: number): void {
    const lines = numbers((number - 1) * batch + 1, number * batch).map((slot) => {
      const names = (this.#exported.get(slot) ?? []).map(
        (name) => `${cellExport(name)} as ${exportedName(name, slot)}`,
      );
      return `export { ${names.join(", ")} } from "./cell_${slot}";`;
    });
    this.#types.files.set(batchFile(number), lines.join("\n"));
  }
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
