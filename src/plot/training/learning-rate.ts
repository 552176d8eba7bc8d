import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { TitleOption } from "../parts/heading.js";
import { linesSpec } from "../parts/lines-spec.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";

/** The learning rate of a step, counted from 0: a function, or the rates themselves. */
export type ScheduleSource = ((step: number) => number) | ArrayLike<number>;

export interface LearningRatePlotOptions extends TitleOption {
  /** How many steps of a function are drawn; default 100. Lists are drawn whole. */
  steps?: number;
  /** Rates at equal factors in place of equal distances; default `false`. */
  log?: boolean;
  /** What a step is; default "step". */
  unit?: string;
}

/** Steps that can be told apart across a chart. */
const mostPoints = 600;

/**
 * Draws learning-rate schedules over the steps. Of more than 600 steps, as many at equal distances are drawn.
 *
 * @param schedules a schedule, or name → schedule.
 * @throws if there is none, it has no step, or `steps` is no whole number of at least 2.
 * @example
 * lab.plot.learningRate({ halved: (step) => 0.1 * 0.5 ** Math.floor(step / 30), fixed: () => 0.02 })
 */
export function plotLearningRate(
  schedules: ScheduleSource | Readonly<Record<string, ScheduleSource>>,
  options: LearningRatePlotOptions = {},
): Plot {
  return new Plot(learningRateSpec(schedules, options));
}

export function learningRateSpec(
  schedules: ScheduleSource | Readonly<Record<string, ScheduleSource>>,
  { steps = 100, log = false, unit = "step", title }: LearningRatePlotOptions = {},
): VegaLiteSpec {
  count("steps", steps, 2);
  const named = isSchedule(schedules) ? { "learning rate": schedules } : schedules;
  const lines = Object.entries(named).map(([name, schedule]) => {
    const length = typeof schedule === "function" ? steps : schedule.length;
    if (length === 0) throw invalid(name, { expected: "at least one rate", received: "none" });
    const places = Math.min(length, mostPoints);
    const points = Array.from({ length: places }, (_, i) => {
      const step = places === 1 ? 0 : Math.round((i * (length - 1)) / (places - 1));
      return { x: step, y: typeof schedule === "function" ? schedule(step) : schedule[step]! };
    });
    return [name, points] as const;
  });
  if (lines.length === 0) {
    throw invalid("schedules", { expected: "a schedule, or several by name", received: schedules });
  }
  return linesSpec({
    lines: Object.fromEntries(lines),
    description: `learning rate of ${lines.map(([name]) => name).join(", ")}`,
    title,
    x: unit,
    y: "learning rate",
    log,
    whole: true,
  });
}

function isSchedule(given: object): given is ScheduleSource {
  return typeof given === "function" || "length" in given;
}
