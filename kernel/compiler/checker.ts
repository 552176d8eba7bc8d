import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { CellSlots } from "./cell-slots.js";
import { errorsOf, errorsOfFile, missingPackages, typeImportsIn } from "./check.js";
import { cellPlace, sourcePlace, type Diagnostic } from "./diagnostics.js";
import type { InsertedText } from "./insertions.js";
import { Lines, type Position } from "./lines.js";
import type { LspLocation } from "./lsp.js";
import { isJavaScript, languageIds, type Language } from "./parse.js";
import { errorsOfJavaScript } from "./plain-javascript.js";
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

/** What TypeScript says of a cell. */
export interface Checked {
  errors: Diagnostic[];
  /** Offsets of what the cell imports that is a type only, though the import does not say so. */
  typeImports: number[];
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

  /** The errors of a cell, which takes the current slot, after those of the files that it imports. */
  async check(cell: CheckedCell): Promise<Checked> {
    const slot = this.#slots.current;
    this.#cells.set(slot, cell);
    this.#types.files.filesChanged(this.#files.changes(cell.code));
    const checked = await this.#check(slot, cell);
    const appeared = missingPackages(checked.errors).filter((name) => this.#isInstalled(name));
    if (appeared.every((name) => this.#unreadable.has(name))) return checked;
    // TypeScript remembers that a package was missing, and would still say so after it was installed.
    this.#types.restart();
    for (const name of appeared) this.#unreadable.add(name);
    return this.#check(slot, cell);
  }

  async #check(slot: number, cell: CheckedCell): Promise<Checked> {
    const { errors, typeImports } = await this.#ask(slot, cell);
    return { errors: [...(await this.#errorsOfImports(cell.code)), ...errors], typeImports };
  }

  /** The cell that took a slot. */
  cell(slot: number): CheckedCell | undefined {
    return this.#cells.get(slot);
  }

  forget(): void {
    this.#cells.clear();
  }

  async #ask(slot: number, { code, text, language }: CheckedCell): Promise<Checked> {
    this.#slots.setText(text.text, languageIds[language]);
    const found = await this.#types.diagnostics(this.#slots.file(slot), this.#limit);
    const errors = errorsOf(found, text, (location) => this.#placeName(location));
    return {
      errors: isJavaScript(language) ? errorsOfJavaScript(errors, code) : errors,
      typeImports: typeImportsIn(found, text),
    };
  }

  /** To be asked after the cell: a file that no cell imports yet would be checked with other options than theirs. */
  async #errorsOfImports(code: string): Promise<Diagnostic[]> {
    const errors: Diagnostic[] = [];
    for (const path of this.#files.imported(code)) {
      const found = await this.#types.diagnostics(path, this.#limit);
      if (found.length === 0) continue;
      const file = { name: this.#fileName(path), text: readFileSync(path, "utf8") };
      errors.push(...errorsOfFile(found, file, (location) => this.#placeName(location)));
    }
    return errors;
  }

  #isInstalled(name: string): boolean {
    return this.#workspace.packageFolders.some((folder) => existsSync(join(folder, name)));
  }

  #placeName({ uri, range }: LspLocation): string | undefined {
    const slot = this.#slots.slotOf(uri);
    if (slot === undefined) return this.#placeInFile(uri, range.start);
    const cell = this.#cells.get(slot);
    if (!cell) return undefined;
    const offset = cell.text.toSource(new Lines(cell.text.text).offsetAt(range.start));
    if (offset === undefined) return undefined;
    return cellPlace(cell.count, new Lines(cell.code).positionAt(offset));
  }

  /** In the user's own files; of a package's nobody wants to know. */
  #placeInFile(uri: string, position: Position): string | undefined {
    const name = uri.startsWith("file:") ? this.#fileName(fileURLToPath(uri)) : "..";
    return /^\.\.|(?:^|\/)node_modules\//.test(name) ? undefined : sourcePlace(name, position);
  }

  #fileName(path: string): string {
    return relative(this.#workspace.directory, path);
  }
}
