import type { Recording } from "../recording.js";
import { derivatives } from "./derivatives.js";
import { pruned, rewrite, withoutFetchedInputs } from "./graph.js";
import { identities, partsTogether, reshapes } from "./identities.js";
import { sumsTogether } from "./sums.js";
import { packedProducts, stepsTogether } from "./time-steps.js";

/**
 * A recording that gives the same numbers with fewer operations, to about 1e-7, relative: some sums add in another order.
 */
export function simplified(recording: Recording): Recording {
  return withoutFetchedInputs(simple(sumsTogether(simple(stepsTogether(simple(recording))))));
}

function simple(recording: Recording): Recording {
  return pruned(
    rewrite(recording, identities, reshapes, partsTogether, derivatives, packedProducts),
  );
}
