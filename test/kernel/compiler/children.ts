import { execFileSync } from "node:child_process";

/** The processes that this one started, whose command line contains a word. */
export function childrenWith(word: string): number[] {
  const children = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)], {
    encoding: "utf8",
  });
  return children
    .split("\n")
    .filter((line) => line.includes(word) && !line.includes("defunct"))
    .map((line) => Number.parseInt(line, 10));
}

export function typescripts(): number[] {
  return childrenWith("--lsp");
}
