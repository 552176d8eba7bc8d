import type { Namespace } from "./interop.js";
export function importTypeScript(url: string): Promise<Namespace> {
  return import(url) as Promise<Namespace>;
}
