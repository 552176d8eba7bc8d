const word = /(?:[^\s"'\\]+|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g;
const part = /\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/g;

/** The words of an argument, parted by spaces; quotes and backslashes keep a space in a word, as in a shell. */
export function wordsOf(argument: string): string[] {
  return (argument.match(word) ?? []).map((text) =>
    text.replace(part, (_, escaped?: string, double?: string, single?: string) =>
      double === undefined ? (escaped ?? single ?? "") : double.replace(/\\(["\\])/g, "$1"),
    ),
  );
}
