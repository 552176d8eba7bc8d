export { drawsNow, withDraws, type KeyName, type StepCount } from "./draws.js";
export { installDraws } from "./install.js";
