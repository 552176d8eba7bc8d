import type { Command } from "../command.js";

interface Entry {
  /** One line for the list of commands. */
  summary: string;
  /** Loads the command alone: `doctor` has to work where the packages that others need are missing. */
  load(): Promise<Command>;
}

/** Name → command, in the order of `--help`. */
export const commands: Readonly<Record<string, Entry>> = {
  lab: {
    summary: "open JupyterLab on a notebook, by default on the tour",
    load: async () => (await import("./lab.js")).lab,
  },
  run: {
    summary: "run notebooks without Jupyter and write their outputs",
    load: async () => (await import("./run.js")).run,
  },
  install: {
    summary: "make the kernel known to a Jupyter of your own",
    load: async () => (await import("./install.js")).install,
  },
  uninstall: {
    summary: "take the kernel back out of a Jupyter",
    load: async () => (await import("./uninstall.js")).uninstall,
  },
  doctor: {
    summary: "look at each part of TrainLab: found, version, what to do",
    load: async () => (await import("./doctor.js")).doctor,
  },
};
