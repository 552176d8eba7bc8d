/** A name of the notebook in the text of a statement, with a number that each declaration of the name has anew. */
export const mark = (name: string, version: number): string => `«${name}:${version}»`;

/** One statement, in the two languages that it is written in. Names are marked in both. */
export interface Statement {
  /** As in a cell: TypeScript. */
  typescript: string;
  /** As a program without declarations says it: assignments to variables that exist already. */
  javascript: string;
  /** A function: it exists before its cell runs. */
  hoisted?: boolean;
}

export interface Cell {
  statements: readonly Statement[];
  /** The last expression. */
  value: string;
  /** Has an error that TypeScript must find: it is not run. */
  wrong: boolean;
}

export interface Program {
  seed: number;
  cells: readonly Cell[];
  /** Every name that is declared, in whatever cell. */
  names: ReadonlySet<string>;
}

const marks = /«(\w+):(\d+)»/g;
const plain = (text: string): string => text.replace(marks, "$1");
const versioned = (text: string): string => text.replace(marks, "$1_$2");

/** The text of a cell in a notebook. */
export function cellText({ statements, value }: Cell): string {
  return plain([...statements.map(({ typescript }) => typescript), value].join("\n"));
}

/** The end of a cell in the module that `tsc` checks. */
const cellEnd = "// end of cell";

/** All cells as one module of TypeScript, in which each redeclaration is another name. */
export function checkedModule({ cells }: Program): string {
  const texts = cells.map(({ statements, value }) =>
    [...statements.map(({ typescript }) => typescript), `${value};`, cellEnd].join("\n"),
  );
  return `${versioned(texts.join("\n"))}\nexport {};`;
}

/** The cell, from 0, that a line of `checkedModule`, from 1, belongs to. */
export function cellOfLine(module: string, line: number): number {
  return module
    .split("\n")
    .slice(0, line - 1)
    .filter((text) => text === cellEnd).length;
}

/** All cells that run as one module of JavaScript, whose names are its variables; exports what became of each. */
export function runnableModule({ cells, names }: Program): string {
  const parts = cells.map(({ statements, value, wrong }, index) => {
    if (wrong) return "";
    const hoisted = statements.filter((statement) => statement.hoisted);
    const inOrder = statements.filter((statement) => !statement.hoisted);
    const lines = [...hoisted, ...inOrder].map(({ javascript }) => javascript);
    return `try {\n${lines.join("\n")}\noutcomes[${index}] = { value: await (${value}) };\n} catch (error) { outcomes[${index}] = { error }; }`;
  });
  const variables = names.size > 0 ? `let ${[...names].join(", ")};` : "";
  return plain(`export const outcomes = [];\n${variables}\n${parts.join("\n")}`);
}
