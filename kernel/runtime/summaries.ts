import { inspect, types } from "node:util";
import type { Scope } from "./scope.js";

const longest = 200;
const mostKeys = 100;

/** What names of the scope hold, each in a few words. No code of the user is run for it. */
export function summariesOf(scope: Scope, names: readonly string[]): string[] {
  return names.map((name) => {
    const value = Object.getOwnPropertyDescriptor(scope, name)?.value as unknown;
    return summary(value).slice(0, longest);
  });
}

function summary(value: unknown): string {
  return (
    shapeOf(value) ??
    inspect(value, {
      // Where nobody can read it, nothing is to be drawn.
      depth: isLarge(value) ? -1 : 0,
      customInspect: false,
      breakLength: Infinity,
      compact: true,
      maxArrayLength: 6,
      maxStringLength: longest,
    })
  );
}

/** Tensors and frames are told by their shapes. */
function shapeOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || types.isProxy(value)) return undefined;
  const shape = own(value, "shape") ?? frameShape(value);
  if (!Array.isArray(shape) || !shape.every((size) => typeof size === "number")) return undefined;
  const dtype = own(value, "dtype");
  return `${shape.join(" × ") || "scalar"}${typeof dtype === "string" ? ` ${dtype}` : ""}`;
}

/** A danfojs frame or series computes its shape when it is asked; these are what it has. */
function frameShape(value: object): number[] | undefined {
  const [rows, columns] = [own(value, "$index"), own(value, "$columns")];
  if (!Array.isArray(rows) || !Array.isArray(columns)) return undefined;
  return own(value, "$isSeries") === true ? [rows.length] : [rows.length, columns.length];
}

function own(value: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(value, name)?.value as unknown;
}

function isLarge(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (types.isProxy(value)) return true;
  return !isList(value) && Object.keys(value).length > mostKeys;
}

function isList(value: object): boolean {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}
