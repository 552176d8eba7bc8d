import { shell } from "./shell.js";

export const bash = shell("bash");
