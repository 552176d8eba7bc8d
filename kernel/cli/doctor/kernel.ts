import type { Part } from "./part.js";

const limitMilliseconds = 30_000;
const fix = "mend what stands above, then compile anew: npm run build";

/** Whether a kernel starts, checks a cell, runs it and answers over its sockets. */
export const kernel: Part = {
  title: "kernel",
  essential: true,
  async examine() {
    const request = {
      code: "const one: number = 1;",
      silent: true,
      user_expressions: { sum: "one + 1" },
      allow_stdin: false,
    };
    try {
      // Needs packages that may be missing.
      const { askNewKernel } = await import("./kernel-client.js");
      const start = Date.now();
      const reply = await askNewKernel("execute_request", request, limitMilliseconds);
      const { sum } = (reply["user_expressions"] ?? {}) as Record<string, { data?: object }>;
      const answer = (sum?.data as Record<string, unknown> | undefined)?.["text/plain"];
      const milliseconds = Date.now() - start;
      if (answer === "2")
        return {
          ok: true,
          found: `starts and answers: 1 + 1 = 2 after ${milliseconds} ms`,
        };
      return { ok: false, found: `answers ${JSON.stringify(reply)} to 1 + 1`, fix };
    } catch (error) {
      return { ok: false, found: `does not answer: ${(error as Error).message}`, fix };
    }
  },
};
