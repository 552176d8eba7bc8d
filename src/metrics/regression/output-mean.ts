import { invalid } from "../../util/errors.js";
import { checkSamples, columnAt, readNumbers, type NumberSource } from "../numbers.js";

/** Score of one output: a true and a predicted number for each sample. */
export type OutputScore = (truth: Float64Array, predicted: Float64Array) => number;

/**
 * Score of each output, the plain mean of them if there are several: scikit-learn's `"uniform_average"`.
 * @throws if truth and predictions differ in samples or outputs, are empty, or hold what is no finite number.
 */
export function outputMean(
  score: OutputScore,
  truth: NumberSource,
  predicted: NumberSource,
): number {
  const [right, guess] = [readNumbers("truth", truth), readNumbers("predicted", predicted)];
  checkSamples("predicted", guess.samples, right.samples);
  if (guess.width !== right.width) {
    throw invalid("predicted", {
      expected: `${right.width} numbers a sample, as truth has`,
      received: guess.width,
    });
  }
  let sum = 0;
  for (let output = 0; output < right.width; output++) {
    sum += score(columnAt(right, output), columnAt(guess, output));
  }
  return sum / right.width;
}

/** Mean over the samples of what each one's error costs. */
export function meanCost(cost: (truth: number, predicted: number) => number): OutputScore {
  return (truth, predicted) =>
    truth.reduce((sum, value, i) => sum + cost(value, predicted[i]!), 0) / truth.length;
}
