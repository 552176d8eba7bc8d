import type { Inspection } from "./compiler.js";
import type { LspHover, LspMarkup, LspSignatureHelp } from "./lsp.js";

/** What TypeScript says of a name: in short, and with the types that it names written out one level. */
export function inspectionOfHover(hover: LspHover, expanded: LspHover): Inspection | undefined {
  const markdown = hoverText(hover);
  // So it describes what it does not know.
  if (markdown === "```typescript\nany\n```") return undefined;
  const further = hoverText(expanded);
  if (markdown === further) return inspectionOf(markdown);
  const code = codeOf(markdown);
  if (/^(?:abstract )?(?:class|interface|type|enum) /.test(code)) return inspectionOf(further);
  // Of a function the named types say more, of a module nobody wants to read everything.
  if (!/^(?:const|let|var|\(property\)|\(parameter\)) /.test(code)) return inspectionOf(markdown);
  return inspectionOf(
    markdown.replace(fenced(code), `${fenced(code)}\n${fenced(codeOf(further))}`),
  );
}

function hoverText({ contents }: LspHover): string {
  return withoutOwnNames(markupText(contents)).trim();
}

/** The code that a hover begins with. */
function codeOf(markdown: string): string {
  return /^```typescript\n([^]*?)\n```/.exec(markdown)?.[1] ?? "";
}

/** The signature that a call is about to use, its current parameter in bold, and its documentation. */
export function inspectionOfSignature(help: LspSignatureHelp): Inspection | undefined {
  const active = help.activeSignature ?? 0;
  const signature = help.signatures[active];
  if (!signature) return undefined;
  const parameter = signature.parameters?.[signature.activeParameter ?? help.activeParameter ?? 0];
  const documentation = markupText(signature.documentation);
  const overloads = help.signatures.length - 1;
  const sections = [
    fenced(signature.label),
    overloads > 0 ? `and ${overloads} more overload${overloads > 1 ? "s" : ""}` : "",
    parameter ? parameterText(signature.label, parameter) : "",
    documentation,
  ];
  return inspectionOf(sections.filter((section) => section !== "").join("\n\n"));
}

/** How an earlier cell declared a name. */
export interface DeclaredName {
  place: string;
  source: string;
  /** The inside of the documentation comment above it. */
  comment: string;
  /** Whether TypeScript leaves the comment to us. */
  isVariable: boolean;
}

/** Adds a variable's documentation, and at detail level 1 the source. */
export function withDeclaration(
  inspection: Inspection,
  { place, source, comment, isVariable }: DeclaredName,
  detailLevel: 0 | 1,
): Inspection {
  const sections = [
    inspection.data["text/markdown"],
    isVariable ? comment.replace(/^[ \t]*\*[ \t]?/gm, "").trim() : "",
    detailLevel === 1 ? `${place}\n${fenced(source)}` : "",
  ];
  return inspectionOf(sections.filter((section) => section !== "").join("\n\n"));
}

/** Adds what a variable holds now, behind its type. */
export function withValue({ data }: Inspection, value: string): Inspection {
  const [declaration = ""] = /^```typescript\n[^]*?\n```/.exec(data["text/markdown"]) ?? [];
  const rest = data["text/markdown"].slice(declaration.length);
  // Between backticks there may be none.
  const marked = value.includes("`") ? `\`\` ${value} \`\`` : `\`${value}\``;
  const markdown = `${declaration}\n\nvalue: ${marked}\n\n${rest.trimStart()}`.trim();
  const lines = [plain(declaration), `value: ${value}`, plain(rest)];
  return {
    data: {
      "text/plain": lines.filter((line) => line !== "").join("\n\n"),
      "text/markdown": markdown,
    },
  };
}

function inspectionOf(markdown: string): Inspection {
  return { data: { "text/plain": plain(markdown), "text/markdown": markdown } };
}

function parameterText(
  label: string,
  parameter: { label: string | [number, number]; documentation?: LspMarkup },
): string {
  const name =
    typeof parameter.label === "string" ? parameter.label : label.slice(...parameter.label);
  const documentation = markupText(parameter.documentation);
  return documentation === "" ? `**${name}**` : `**${name}** — ${documentation}`;
}

function markupText(markup: LspMarkup | undefined): string {
  if (markup === undefined) return "";
  return typeof markup === "string" ? markup : markup.value;
}

/** `lr$3` is how a cell imports `lr`; that it is imported at all is ours. */
function withoutOwnNames(markdown: string): string {
  return markdown
    .replace(/\(alias\) /g, "")
    .replace(/^import .*\n/gm, "")
    .replace(/(?<=[\p{ID_Continue}$])\$\d+\b/gu, "");
}

function fenced(code: string): string {
  return `\`\`\`typescript\n${code}\n\`\`\``;
}

/** Markdown as one reads it without being drawn. */
function plain(markdown: string): string {
  return markdown
    .replace(/^```.*\n?/gm, "")
    .replace(/\*\*([^*\n]+)\*\*/g, "$1")
    .replace(/\*(@\w+)\*/g, "$1")
    .replace(/`([^`\n]+)`/g, "$1")
    .replace(/\{@link (?:[^}|]*\|)?\s*([^}]*)\}/g, "$1")
    .trim();
}
