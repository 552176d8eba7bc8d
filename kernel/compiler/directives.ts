/** What tslab's tags in a comment before a cell's code say of the whole cell. */
export interface Directives {
  /** `@module name`: the cell is a module that others import as `./name`. */
  module?: string;
  /** `@browser`: the cell is for the front end. */
  browser: boolean;
}

/** White space and comments before the first statement. */
const leading = /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*/;
const documentation = /\/\*\*[^]*?\*\//g;
/** A tag, and the text up to the next tag or the end of the comment. */
const tag = /(?<![^\s*])@(\w+)((?:(?!(?<=\s)@)[^])*)/g;
const moduleName = /^[\w-]+$/;

/** The tags that count: those of documentation comments that begin the cell. */
export function directivesOf(code: string): Directives {
  const directives: Directives = { browser: false };
  for (const [comment] of (leading.exec(code)?.[0] ?? "").matchAll(documentation)) {
    for (const [, name = "", text = ""] of comment.slice(3, -2).matchAll(tag)) {
      const value = text.replace(/^\s*\*/gm, "").trim();
      if (name === "module" && moduleName.test(value)) directives.module = value;
      else if (name === "browser") directives.browser = true;
      else if (name === "node") directives.browser = false;
    }
  }
  return directives;
}
