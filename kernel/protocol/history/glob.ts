/** A pattern of `*`, `?` and `[…]` for the whole text, as IPython's history search takes it (SQLite's GLOB). */
export function globToRegExp(pattern: string): RegExp {
  const source = pattern.replace(/\[(?<set>[^\]]+)\]|[*?]|[\\^$.|+(){}[\]]/g, (token, set) =>
    typeof set === "string" ? characterSet(set) : (wildcards[token] ?? `\\${token}`),
  );
  return new RegExp(`^${source}$`, "su");
}

const wildcards: Readonly<Record<string, string>> = { "*": ".*", "?": "." };

function characterSet(set: string): string {
  return `[${set.replace(/^!/, "^").replaceAll(/[\\[]/g, "\\$&")}]`;
}
