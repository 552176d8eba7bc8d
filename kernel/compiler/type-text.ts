import type { Inspection } from "./compiler.js";

const variables = new Set(["let", "const", "var"]);

/** The type of a name, from what TypeScript says of it: `number`, `(x: number) => string`, `class`. */
export function typeText({ data }: Inspection): string {
  const code = /```\w*\n([^]*?)\n```/.exec(data["text/markdown"])?.[1] ?? "";
  const { kind = "", rest = "" } =
    /^(?:\(\w+\) )?(?<kind>[a-z ]+) (?<name>[\p{ID_Continue}$]+)(?<rest>[^]*)$/u.exec(code)
      ?.groups ?? {};
  if (variables.has(kind)) return rest.replace(/^: /, "");
  // Overloads and members follow.
  return kind === "function" ? (rest.split("\n")[0] ?? "") : kind;
}
