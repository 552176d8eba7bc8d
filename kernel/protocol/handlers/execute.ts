import { field, stringsField } from "../content.js";
import type { Handler } from "../handler.js";

/** Runs a cell; what it shows goes to all clients. */
export const execute: Handler = async (content, { session, history, request, publish, ask }) => {
  const code = field(content, "code", "string");
  const silent = field(content, "silent", "boolean", false);
  const storeHistory = !silent && field(content, "store_history", "boolean", true);
  const allowStdin = field(content, "allow_stdin", "boolean", true);
  const userExpressions = stringsField(content, "user_expressions");

  const { executionCount, failure, result, payload, ...answer } = await session.execute(code, {
    id: request.header.msg_id,
    silent,
    storeHistory,
    userExpressions,
    onStart: (execution_count) => {
      if (!silent) publish("execute_input", { code, execution_count });
      if (storeHistory) history.addInput(execution_count, code);
    },
    onOutput: ({ type, ...shown }) => publish(type, shown),
    ...(allowStdin && { onInput: ask }),
  });

  const text = result?.["text/plain"];
  if (storeHistory && typeof text === "string") history.addOutput(executionCount, text);
  const reply = {
    execution_count: executionCount,
    user_expressions: answer.userExpressions,
    payload,
  };
  return failure ? { status: "error", ...failure, ...reply } : { status: "ok", ...reply };
};
