/** A line for whoever reads the kernel's own output, such as the terminal of JupyterLab. */
export function log(where: string, what: unknown): void {
  const text = what instanceof Error ? what.message : String(what);
  process.stderr.write(`trainlab: ${where}: ${text}\n`);
}
