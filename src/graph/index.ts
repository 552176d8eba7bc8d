export { compileFunction, type CompiledFunction, type FunctionOptions } from "./function.js";
export { recordableLayers } from "./known-parts.js";
export { refusalOf } from "./refusal.js";
export { compiled } from "./setting.js";
export type { State } from "./state.js";
export {
  seenBefore,
  stepCompiler,
  type CompilableStep,
  type StepCompiler,
} from "./step-compiler.js";
