import { invalid } from "../../../src/util/errors.js";
import { field } from "../content.js";
import type { Handler } from "../handler.js";
import { historyAccesses } from "../history/query.js";

/** Cells executed before, here and in earlier sessions. Nothing is transformed, so that `raw` makes no difference. */
export const history: Handler = async (content, context) => {
  const access = field(content, "hist_access_type", "string");
  const entries = await context.history.query({
    access,
    n: field(content, "n", "number", Infinity),
    session: field(content, "session", "number", 0),
    start: field(content, "start", "number", 0),
    stop: field(content, "stop", "number", Infinity),
    pattern: field(content, "pattern", "string", "*"),
    unique: field(content, "unique", "boolean", false),
  });
  if (!entries) {
    throw invalid("hist_access_type", {
      expected: "a way to read the history",
      received: access,
      available: historyAccesses,
    });
  }
  const withOutput = field(content, "output", "boolean", false);
  return {
    status: "ok",
    history: entries.map(({ session, line, input, output }) => [
      session,
      line,
      withOutput ? [input, output ?? null] : input,
    ]),
  };
};
