import type { Position } from "./lines.js";

/** The parts of the Language Server Protocol's records that are used here. */
export interface LspRange {
  start: Position;
  end: Position;
}

export interface LspLocation {
  uri: string;
  range: LspRange;
}

export interface LspDiagnostic {
  range: LspRange;
  /** 1 error, 2 warning, 3 information, 4 hint. */
  severity?: number;
  code?: number | string;
  message: string;
  relatedInformation?: { location: LspLocation; message: string }[];
}

/** Plain text or Markdown. */
export type LspMarkup = string | { kind: "plaintext" | "markdown"; value: string };

export interface LspCompletionItem {
  label: string;
  kind?: number;
  sortText?: string;
  filterText?: string;
  insertText?: string;
  textEdit?: { newText: string; range?: LspRange; insert?: LspRange; replace?: LspRange };
  detail?: string;
  tags?: number[];
  /** What TypeScript needs to say more. */
  data?: unknown;
}

export type LspCompletions = LspCompletionItem[] | { items: LspCompletionItem[] } | null;

export interface LspHover {
  contents: LspMarkup;
}

export interface LspSignatureHelp {
  signatures: LspSignature[];
  activeSignature?: number;
  activeParameter?: number;
}

export interface LspSignature {
  label: string;
  documentation?: LspMarkup;
  parameters?: { label: string | [number, number]; documentation?: LspMarkup }[];
  activeParameter?: number;
}
