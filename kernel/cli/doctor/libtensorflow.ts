import { fileURLToPath } from "node:url";
import type { NativeStatus } from "../../../src/native/status.js";
import { outputOf } from "./child.js";
import type { Part } from "./part.js";

const probe = fileURLToPath(new URL("tensor-probe.js", import.meta.url));
const fix =
  "npm start fetches it; or pip install tensorflow-cpu; or TRAINLAB_LIBTENSORFLOW=/folder/with/libtensorflow_cc.so.2";

/** What computes the tensors; without it the JavaScript backend does. */
export const libtensorflow: Part = {
  title: "libtensorflow",
  essential: false,
  async examine() {
    const started = await outputOf(process.execPath, [probe]);
    if ("problem" in started) return { ok: false, found: `does not load: ${started.problem}`, fix };
    const { sum, backend, version, source, path, problem, cost } = parse(started.output);
    if (backend === "cpu") {
      const reason = problem === undefined ? "none found" : `${path} does not load: ${problem}`;
      return { ok: false, found: `${reason}; without it, ${cost}`, fix };
    }
    const found = `${version} from ${source} (${path})`;
    return sum === 2
      ? { ok: true, found }
      : { ok: false, found: `${found}: 1 + 1 gave ${sum}`, fix };
  },
};

/** The last line: native code may print before it. */
function parse(output: string): NativeStatus & { sum: number } {
  return JSON.parse(output.split("\n").at(-1) ?? "") as NativeStatus & { sum: number };
}
