import { formatMetric } from "../../display/numbers.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { columnScaler, type ColumnScaler, type ScalerMethod } from "./column-scaler.js";
import { columnScale } from "./standard-scaler.js";
import { bestPower, inverseYeoJohnson, yeoJohnson } from "./yeo-johnson.js";

export interface PowerTransformerOptions extends ColumnsOption {
  /** Bring the result to mean 0 and standard deviation 1; default `true`. */
  standardize?: boolean;
}

/** What was learnt of one column. */
export interface ColumnPower {
  column: string;
  /** Exponent λ of the transformation; 1 changes nothing. */
  power: number;
  /** Of the transformed values. */
  mean: number;
  /** Standard deviation of the transformed values, 1 for a constant column. */
  scale: number;
}

export type PowerTransformer = ColumnScaler<
  "powerTransformer",
  PowerTransformerOptions,
  ColumnPower
>;

/**
 * Makes skewed columns look like a normal distribution by Yeo and Johnson's power transformation, whose exponent is
 * learnt by maximum likelihood, and standardises them. Follows scikit-learn's `PowerTransformer`: values of either sign;
 * missing values are skipped by `fit` and stay missing (as `NaN`); a constant column is only centred. A new
 * value so far from those learnt that its power exceeds float64 becomes infinite; the inverse gives `NaN` for what the
 * transformation cannot give. Data of any kind, see `standardScaler`.
 *
 * @throws if a column is unknown, is not numeric, is infinite somewhere, or has no value at all when fitted.
 */
export function powerTransformer(options: PowerTransformerOptions = {}): PowerTransformer {
  return columnScaler(powerTransforming, options);
}

export const powerTransforming: ScalerMethod<
  "powerTransformer",
  PowerTransformerOptions,
  ColumnPower
> = {
  name: "powerTransformer",
  learn(column, values) {
    const power = bestPower(values);
    const { mean, scale } = columnScale(column, values.map(yeoJohnson(power)));
    return { column, power, mean, scale };
  },
  forward({ power, mean, scale }, { standardize = true }) {
    const transform = yeoJohnson(power);
    return standardize ? (value) => (transform(value) - mean) / scale : transform;
  },
  inverse({ power, mean, scale }, { standardize = true }) {
    const restore = inverseYeoJohnson(power);
    return standardize ? (value) => restore(value * scale + mean) : restore;
  },
  header: ["power", "mean after", "standard deviation after"],
  cells: ({ power, mean, scale }) => [power, mean, scale].map(formatMetric),
};
