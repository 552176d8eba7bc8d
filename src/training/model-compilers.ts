import type { LayersModel } from "@tensorflow/tfjs-node";
import { stepCompiler, type CompilableStep, type StepCompiler } from "../graph/index.js";

/** What runs steps of a model, by the function that a program calls. */
export type Caller =
  | "lab.fit"
  | "lab.fit, accumulation"
  | "lab.fit, validation"
  | "lab.evaluate"
  | "model.fit"
  | "model.evaluate"
  | "model.predict";

interface Known {
  readonly key: readonly unknown[];
  readonly compiler: StepCompiler;
}

const known = new WeakMap<LayersModel, Map<Caller, Known>>();

/**
 * The compiler of a model's steps, with the graphs of the calls before.
 *
 * @param key what the step was made of; another one gets another compiler, and the graphs of the old one end.
 */
export function compilerOf(
  model: LayersModel,
  caller: Caller,
  key: readonly unknown[],
  step: CompilableStep,
): StepCompiler {
  const callers = known.get(model) ?? new Map<Caller, Known>();
  known.set(model, callers);
  const before = callers.get(caller);
  if (before && alike(before.key, key)) return before.compiler;
  before?.compiler.close();
  const compiler = stepCompiler(step);
  callers.set(caller, { key, compiler });
  return compiler;
}

/** The compilers of all steps that a model has run, by caller. */
export function compilersOf(model: LayersModel): ReadonlyMap<Caller, StepCompiler> {
  const found = [model, innerOf(model)].flatMap((one) => [...(known.get(one) ?? [])]);
  return new Map(found.map(([caller, { compiler }]) => [caller, compiler]));
}

/** Frees the graphs of a model; they are made anew when they are needed. */
export function closeCompilers(model: LayersModel): void {
  for (const compiler of compilersOf(model).values()) compiler.close();
}

/** `tf.Sequential` trains a model inside itself, which its type hides. */
export function innerOf(model: LayersModel): LayersModel {
  return (model as LayersModel & { model?: LayersModel }).model ?? model;
}

function alike(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, i) => part === other[i]);
}
