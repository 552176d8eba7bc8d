import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CellSlots } from "./cell-slots.js";
import { errorsOf, missingPackages } from "./check.js";
import { cellPlace, type Diagnostic } from "./diagnostics.js";
import type { InsertedText } from "./insertions.js";
import { Lines } from "./lines.js";
import type { LspLocation } from "./lsp.js";
import { languageIds, type Language } from "./parse.js";
import { SourceFiles } from "./source-files.js";
import type { TypeService } from "./type-service.js";
import type { Workspace } from "./workspace.js";

/** A cell as it is checked. */
export interface CheckedCell {
  count: number;
  code: string;
  /** `code` with what TypeScript sees besides. */
  text: InsertedText;
  language: Language;
}

/** Asks TypeScript for the errors of cells. */
export class Checker {
  readonly #workspace: Workspace;
  readonly #types: TypeService;
  readonly #slots: CellSlots;
  readonly #limit: number;
  readonly #files: SourceFiles;
  /** By slot: what errors may point at. */
  readonly #cells = new Map<number, CheckedCell>();
  /** Packages that are installed, but that TypeScript cannot read. */
  readonly #unreadable = new Set<string>();

  constructor(workspace: Workspace, types: TypeService, slots: CellSlots, limit: number) {
    this.#workspace = workspace;
    this.#types = types;
    this.#slots = slots;
    this.#limit = limit;
    this.#files = new SourceFiles(workspace.directory);
  }

  /** The errors of a cell, which takes the current slot. */
  async check(cell: CheckedCell): Promise<Diagnostic[]> {
    const slot = this.#slots.current;
    this.#cells.set(slot, cell);
    this.#types.filesChanged(this.#files.changes(cell.code));
    const errors = await this.#ask(slot, cell);
    const appeared = missingPackages(errors).filter((name) => this.#isInstalled(name));
    if (appeared.every((name) => this.#unreadable.has(name))) return errors;
    // TypeScript remembers that a package was missing, and would still say so after it was installed.
    this.#types.restart();
    for (const name of appeared) this.#unreadable.add(name);
    return this.#ask(slot, cell);
  }

  /** The cell that took a slot. */
  cell(slot: number): CheckedCell | undefined {
    return this.#cells.get(slot);
  }

  forget(): void {
    this.#cells.clear();
  }

  async #ask(slot: number, { text, language }: CheckedCell): Promise<Diagnostic[]> {
    this.#slots.setText(text.text, languageIds[language]);
    const found = await this.#types.diagnostics(this.#slots.file(slot), this.#limit);
    return errorsOf(found, text, (location) => this.#placeName(location));
  }

  #isInstalled(name: string): boolean {
    return this.#workspace.packageFolders.some((folder) => existsSync(join(folder, name)));
  }

  #placeName({ uri, range }: LspLocation): string | undefined {
    const slot = this.#slots.slotOf(uri);
    const cell = slot === undefined ? undefined : this.#cells.get(slot);
    if (!cell) return undefined;
    const offset = cell.text.toSource(new Lines(cell.text.text).offsetAt(range.start));
    if (offset === undefined) return undefined;
    return cellPlace(cell.count, new Lines(cell.code).positionAt(offset));
  }
}
