import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { kernelspec } from "./kernelspec.js";
import { logo } from "./logo.js";

/** Those that Jupyter looks for, in pixels. */
const logoSizes = [32, 64];

/** Writes the kernelspec and its logos into `folder`; one that is there is replaced. */
export function writeKernelspec(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "kernel.json"), `${JSON.stringify(kernelspec(), undefined, 2)}\n`);
  writeFileSync(join(folder, "logo-svg.svg"), logo);
  for (const size of logoSizes) {
    const image = new Resvg(logo, { fitTo: { mode: "width", value: size } }).render();
    writeFileSync(join(folder, `logo-${size}x${size}.png`), image.asPng());
  }
}
