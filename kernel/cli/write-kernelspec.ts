import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { kernelspecPlaces, kernelspec, type KernelspecPlace } from "./kernelspec.js";
import { logoOf } from "./logo.js";

/** Those that Jupyter looks for, in pixels. */
const logoSizes = [32, 64];

/** Writes the kernelspecs of every language into a folder of kernelspecs, and tells which. */
export function writeKernelspecs(parent: string): KernelspecPlace[] {
  const places = kernelspecPlaces(parent);
  for (const place of places) writeKernelspec(place);
  return places;
}

/** Writes a kernelspec and its logos; one that is there is replaced. */
function writeKernelspec({ language, folder }: KernelspecPlace): void {
  const logo = logoOf(language);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "kernel.json"),
    `${JSON.stringify(kernelspec(language), undefined, 2)}\n`,
  );
  writeFileSync(join(folder, "logo-svg.svg"), logo);
  for (const size of logoSizes) {
    const image = new Resvg(logo, { fitTo: { mode: "width", value: size } }).render();
    writeFileSync(join(folder, `logo-${size}x${size}.png`), image.asPng());
  }
}
