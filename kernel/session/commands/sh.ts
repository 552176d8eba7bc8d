import { shell } from "./shell.js";

export const sh = shell("sh");
