import { parseArgs, type ParseArgsConfig } from "node:util";
import { UsageError } from "./usage-error.js";

/** Node's `parseArgs`, whose complaints become a `UsageError` of one line. */
export function parseArguments<T extends ParseArgsConfig>(
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node's own words, without its hint about arguments that begin with a dash.
    const [sentence = ""] = error.message.split(". ");
    throw new UsageError(sentence.charAt(0).toLowerCase() + sentence.slice(1));
  }
}
