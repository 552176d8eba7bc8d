import { cellExport } from "./cell-text.js";
import { exportedName, NotebookNames } from "./notebook-names.js";
import type { LanguageId } from "./parse.js";
import type { TypeService } from "./type-service.js";
import type { Workspace } from "./workspace.js";

const barrelFile = "scope.ts";
const fileOf = (slot: number): string => `cell_${slot}.ts`;
/** Slots are made in such numbers: making some changes what the barrel imports, which costs several cells' time. */
const batch = 64;
const emptyCell = `${new NotebookNames().header([])}\nexport {};`;
/** The cell that is being written: completed and inspected, never imported. */
export const draftFile = "draft.ts";

/**
 * The files of the cells, one each, and the barrel `scope.ts` through which they see each other.
 *
 * The barrel names every slot from the start, used or not, and each cell imports the barrel and nothing else of ours:
 * TypeScript is fast as long as one file at a time changes, and not in what it imports.
 */
export class CellSlots {
  readonly #workspace: Workspace;
  readonly #types: TypeService;
  readonly #exported = new Map<number, readonly string[]>();
  #made = 0;
  #current = 1;

  constructor(workspace: Workspace, types: TypeService) {
    this.#workspace = workspace;
    this.#types = types;
    // Once on disk, so that the project has its files; from then on TypeScript sees only what it is sent.
    workspace.addFiles([barrelFile, draftFile], emptyCell);
    this.#make();
    this.#open();
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
    this.#types.set(fileOf(this.#current), text, language);
  }

  /** The current slot keeps its text; what follows goes into the next. */
  advance(): void {
    this.#current++;
    if (this.#current > this.#made) this.#make();
    this.#open();
  }

  /** Lets later cells import `names` of a slot. */
  export(slot: number, names: readonly string[]): void {
    this.#exported.set(slot, names);
    this.#setBarrel();
  }

  /** Resolves when TypeScript has taken in all that was set, so that the next check changes one file only. */
  async settle(limit: number): Promise<void> {
    await this.#types.diagnostics(barrelFile, limit);
    await this.#types.diagnostics(fileOf(this.#current), limit);
  }

  /** Empties all slots. */
  clear(): void {
    for (let slot = 1; slot <= this.#current; slot++) this.#types.set(fileOf(slot), emptyCell);
    this.#exported.clear();
    this.#current = 1;
    this.#setBarrel();
  }

  #make(): void {
    const files: string[] = [];
    for (let slot = this.#made + 1; slot <= this.#made + batch; slot++) files.push(fileOf(slot));
    this.#workspace.addFiles(files, emptyCell);
    this.#made += batch;
    this.#setBarrel();
  }

  #open(): void {
    this.#types.set(fileOf(this.#current), emptyCell);
  }

  #setBarrel(): void {
    const lines = [`export * from "${this.#workspace.prelude}";`];
    for (let slot = 1; slot <= this.#made; slot++) {
      const names = (this.#exported.get(slot) ?? []).map(
        (name) => `${cellExport(name)} as ${exportedName(name, slot)}`,
      );
      lines.push(`export { ${names.join(", ")} } from "./cell_${slot}";`);
    }
    this.#types.set(barrelFile, lines.join("\n"));
  }
}
