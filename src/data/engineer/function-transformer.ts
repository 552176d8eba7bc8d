import { invalid } from "../../util/errors.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { columnScaler, type ColumnScaler, type ScalerMethod } from "../scale/column-scaler.js";

/** Functions by name, with what undoes them. */
const functions = {
  log: { forward: Math.log, inverse: Math.exp },
  log1p: { forward: Math.log1p, inverse: Math.expm1 },
  log10: { forward: Math.log10, inverse: (value: number) => 10 ** value },
  exp: { forward: Math.exp, inverse: Math.log },
  sqrt: { forward: Math.sqrt, inverse: (value: number) => value ** 2 },
  cbrt: { forward: Math.cbrt, inverse: (value: number) => value ** 3 },
  square: { forward: (value: number) => value ** 2, inverse: Math.sqrt },
  reciprocal: { forward: (value: number) => 1 / value, inverse: (value: number) => 1 / value },
  abs: { forward: Math.abs, inverse: undefined },
} as const;

export interface FunctionTransformerOptions extends ColumnsOption {
  /**
   * What to do to each number: a name ("log", "log1p", "log10", "exp", "sqrt", "cbrt", "square", "reciprocal", "abs"),
   * or a function of your own, which cannot be saved as JSON.
   */
  func: keyof typeof functions | ((value: number) => number);
  /** What undoes a function of your own. */
  inverse?: (value: number) => number;
}

export type FunctionTransformer = ColumnScaler<
  "functionTransformer",
  FunctionTransformerOptions,
  { column: string }
>;

/**
 * Applies a function to every number of the columns; missing values stay missing. Follows scikit-learn's
 * `FunctionTransformer`, value by value. `"square"` is undone to the positive root.
 *
 * @throws if the name is unknown, a column is unknown, not numeric or infinite somewhere, the function gives no number
 *   (the logarithm of one below 0), or the inverse is asked for and there is none.
 * @example
 * lab.data.functionTransformer({ func: "log1p", columns: ["income"] }).fitTransform(df);
 */
export function functionTransformer(options: FunctionTransformerOptions): FunctionTransformer {
  return columnScaler(applying, options);
}

export const applying: ScalerMethod<
  "functionTransformer",
  FunctionTransformerOptions,
  { column: string }
> = {
  name: "functionTransformer",
  check({ func }) {
    if (typeof func === "function" || Object.hasOwn(functions, func)) return;
    throw invalid("func", {
      expected: "a function, or the name of one",
      received: func,
      available: Object.keys(functions),
    });
  },
  save(options) {
    if (typeof options.func === "string") return options;
    throw invalid("func", {
      expected: "the name of a function, to be saved as JSON",
      received: "a function of your own",
      available: Object.keys(functions),
    });
  },
  learn: (column) => ({ column }),
  forward: ({ column }, { func }) =>
    checked("func", column, typeof func === "string" ? functions[func].forward : func),
  inverse({ column }, { func, inverse }) {
    const back = typeof func === "string" ? functions[func].inverse : inverse;
    if (back) return checked("inverse", column, back);
    throw invalid("inverse", { expected: "a function that undoes func", received: "none" });
  },
  header: [],
  cells: () => [],
};

function checked(
  argument: string,
  column: string,
  apply: (value: number) => number,
): (value: number) => number {
  return (value) => {
    const result = apply(value);
    if (Number.isFinite(result)) return result;
    throw invalid(argument, {
      expected: `a finite number for every value of column "${column}"`,
      received: `${result} for ${value}`,
    });
  };
}
