import { run } from "./command.mjs";
import { environmentPython } from "./paths.mjs";

/** Runs pip of the virtual environment. No package is ever compiled. */
export function pip(command, args, log) {
  const options = [
    "--disable-pip-version-check",
    "--no-input",
    "--progress-bar",
    "off",
    "--only-binary=:all:",
  ];
  return run(environmentPython, ["-m", "pip", command, ...options, ...args], { log });
}

/** Installs what a requirements file of the repository pins. */
export function installRequirements(file, log) {
  return pip("install", ["--requirement", file], log);
}
