/**
 * A message in which names stand as the cell has them. V8 draws the code that failed into a message, which is that of
 * the script: `(0 , __scope.f) is not a function`.
 */
export function withWrittenNames(message: string): string {
  return message
    .replace(/\(0 ?, ?__scope\.([\p{ID_Continue}$]+)\)/gu, "$1")
    .replace(/\b__scope\./g, "");
}
