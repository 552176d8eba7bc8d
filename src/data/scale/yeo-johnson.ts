import { minimize } from "../../util/minimize.js";
import { extremes, isConstant, moments } from "../statistics.js";

/** Yeo and Johnson's power transformation of one value (Biometrika 87, 2000); `power` 1 changes nothing. */
export function yeoJohnson(power: number): (value: number) => number {
  const positive = boxCox(power);
  const negative = boxCox(2 - power);
  return (value) => (value >= 0 ? positive(Math.log1p(value)) : -negative(Math.log1p(-value)));
}

/** Undoes `yeoJohnson`; `NaN` for what it never gives. */
export function inverseYeoJohnson(power: number): (value: number) => number {
  const positive = inverseBoxCox(power);
  const negative = inverseBoxCox(2 - power);
  return (value) => (value >= 0 ? Math.expm1(positive(value)) : -Math.expm1(negative(-value)));
}

/**
 * The power after which values look most like a normal distribution, by maximum likelihood; 1 where they are constant.
 * The search keeps to powers whose variance float64 can hold, as scipy's `yeojohnson_normmax` does.
 */
export function bestPower(values: Float64Array): number {
  if (isConstant(moments(values))) return 1;
  const { min, max } = extremes(values);
  // What a power needs of a value: the logarithm of its size. Its sum is the Jacobian's part of the likelihood.
  const logs = values.map((value) => Math.sign(value) * Math.log1p(Math.abs(value)));
  const jacobian = logs.reduce((sum, log) => sum + log, 0);
  const transformed = new Float64Array(values.length);
  const loss = (power: number): number => {
    const positive = boxCox(power);
    const negative = boxCox(2 - power);
    for (let i = 0; i < logs.length; i++) {
      const log = logs[i]!;
      transformed[i] = log >= 0 ? positive(log) : -negative(-log);
    }
    return (values.length / 2) * Math.log(moments(transformed).variance) - (power - 1) * jacobian;
  };
  const { low, high } = safePowers(min, max);
  return minimize(loss, low, high);
}

/** (e^(power·log) - 1) / power, the Box–Cox transformation of e^log. */
function boxCox(power: number): (log: number) => number {
  if (Math.abs(power) < Number.EPSILON) return (log) => log;
  return (log) => Math.expm1(power * log) / power;
}

function inverseBoxCox(power: number): (value: number) => number {
  if (Math.abs(power) < Number.EPSILON) return (value) => value;
  return (value) => Math.log1p(value * power) / power;
}

/** Powers that leave the squares of 20 times the largest value within float64. */
function safePowers(min: number, max: number): { low: number; high: number } {
  const largest = Math.log1p(20 * Math.max(-min, max));
  const low = (Math.log(2 ** -1022) - Math.log(Number.EPSILON)) / 2 / largest;
  const high = (Math.log(Number.MAX_VALUE) + Math.log(Number.EPSILON)) / 2 / largest;
  if (max < 0) return { low: 2 - high, high: 2 - low };
  if (min < 0) return { low: Math.max(2 - high, low), high: Math.min(2 - low, high) };
  return { low, high };
}
