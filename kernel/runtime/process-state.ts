import { failureOf } from "./failure.js";
import type { ProcessAnswer, ProcessChange } from "./messages.js";

/** Changes the folder and environment of this process; tells what they are then, or why not. */
export function changeProcess({ directory, environment = {} }: ProcessChange): ProcessAnswer {
  try {
    if (directory !== undefined) process.chdir(directory);
    Object.assign(process.env, environment);
    return { ok: true, state: { directory: process.cwd(), environment: process.env } };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}
