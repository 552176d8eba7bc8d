import { spawnSync } from "node:child_process";

/** The record that a client in Python prints for a spec. */
export function runClient<Record>(python: string, program: string, spec: object): Record {
  const { status, stdout, stderr } = spawnSync(python, [program], {
    input: JSON.stringify(spec),
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`the bench's client failed: ${stderr}`);
  return JSON.parse(stdout) as Record;
}
