import { invalid } from "../../src/util/errors.js";
import type { JsonObject } from "./message.js";

interface Types {
  string: string;
  number: number;
  boolean: boolean;
}

/** A field of a request's content, or `fallback` where it is missing; throws where it is of another type. */
export function field<T extends keyof Types>(
  content: JsonObject,
  name: string,
  type: T,
  fallback?: Types[T],
): Types[T] {
  const value = content[name] ?? fallback;
  // The comparison is what the cast states.
  if (typeof value === type) return value as Types[T];
  throw invalid(name, { expected: `a ${type}`, received: value });
}

/** A field that holds an object; empty where it is missing. */
export function objectField(content: JsonObject, name: string): JsonObject {
  const value = content[name] ?? {};
  if (typeof value === "object" && !Array.isArray(value)) return value as JsonObject;
  throw invalid(name, { expected: "an object", received: value });
}

/** A field that maps names to strings; empty where it is missing. */
export function stringsField(content: JsonObject, name: string): Record<string, string> {
  const object = objectField(content, name);
  return Object.fromEntries(Object.keys(object).map((key) => [key, field(object, key, "string")]));
}
