import type { Part } from "./part.js";

const oldest = 20;

export const node: Part = {
  title: "Node",
  essential: true,
  examine() {
    const { node: version } = process.versions;
    const found = `${version} (${process.execPath})`;
    if (Number(version.split(".")[0]) >= oldest) return { ok: true, found };
    return { ok: false, found, fix: `install Node ${oldest} or newer: https://nodejs.org` };
  },
};
