/**
 * Deeper code is not given to parsers: from a depth of several thousand on they overflow the stack, which ends the
 * whole process in a native one (https://github.com/oxc-project/oxc) and takes TypeScript minutes.
 */
export const deepestNesting = 1000;

const opening = new Set(["(", "[", "{", "${"]);
const closing = new Set([")", "]", "}"]);

/** What nests to the right without a bracket: `a ? b : c ? d : e`, `a => b => c`, `a = b = c`, `else if`, `new new`. */
const chaining = new Set(["?", "=>", "=", "if", "else", "new", "for", "while", "extends"]);

/** Comments and strings, then what nests, then what ends a chain. */
const tokens =
  /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`|\$\{|=>|[()[\]{};,]|\?(?![.?])|(?<![=!<>])=(?!=)|\b(?:if|else|new|for|while|extends)\b/g;

/** Whether code nests deeper than a parser should be asked to follow. Judges from the words alone: a bound, not a parse. */
export function nestsTooDeep(code: string): boolean {
  if (code.length <= deepestNesting) return false;
  /** For each open bracket, the length of the chain in it. */
  const chains = [0];
  let depth = 0;
  for (const [token] of code.matchAll(tokens)) {
    if (opening.has(token)) {
      chains.push(0);
      depth++;
    } else if (closing.has(token)) {
      if (chains.length === 1) continue;
      depth -= 1 + chains.pop()!;
    } else if (chaining.has(token)) {
      chains.push(chains.pop()! + 1);
      depth++;
    } else if (token === ";" || token === ",") {
      depth -= chains.pop()!;
      chains.push(0);
    }
    if (depth > deepestNesting) return true;
  }
  return false;
}
