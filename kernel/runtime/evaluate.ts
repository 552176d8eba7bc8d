import { Script } from "node:vm";
import { preloadsIn } from "../preloads.js";
import { bundleOf } from "./bundle.js";
import { failureOf } from "./failure.js";
import type { Evaluated } from "./messages.js";
import { prefetch } from "./preload.js";
import type { Scope } from "./scope.js";

/** Values of JavaScript expressions over the scope, each shown or failed for itself: `user_expressions`. */
export async function evaluateAll(
  scope: Scope,
  expressions: Record<string, string>,
): Promise<Record<string, Evaluated>> {
  const results: Record<string, Evaluated> = {};
  for (const [name, expression] of Object.entries(expressions)) {
    results[name] = await evaluateOne(scope, expression);
  }
  return results;
}

async function evaluateOne(scope: Scope, expression: string): Promise<Evaluated> {
  try {
    await Promise.all(preloadsIn(expression).map(prefetch));
    // `with` makes every name of the scope a name of the expression; only sloppy code may use it.
    const code = `(async (scope) => { with (scope) { return (${expression}\n); } })`;
    const evaluate = new Script(code, { filename: "expression" }).runInThisContext() as (
      scope: Scope,
    ) => Promise<unknown>;
    const data = await bundleOf(await evaluate(scope));
    return { status: "ok", data: data ?? {}, metadata: {} };
  } catch (error) {
    return { status: "error", ...failureOf(error) };
  }
}
