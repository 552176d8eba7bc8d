/** A cell that is not TypeScript but a request to the notebook itself. */
export type LineCommand =
  /** `tf.layers.dense?`: show the documentation of an expression. */
  | { type: "help"; expression: string }
  /** `%time …`: IPython's magics, which this kernel does not have. */
  | { type: "magic"; name: string };

/** A name or a path of members, then `?`; `??` is accepted for people who come from IPython. */
const help = /^\s*(?<expression>[\p{ID_Start}$_][\p{ID_Continue}$.]*)\s*\?{1,2}\s*$/u;
const magic = /^\s*(?<name>%{1,2}[\w-]*)/;

/** Neither form is valid TypeScript, so that no cell changes its meaning. */
export function parseLineCommand(code: string): LineCommand | undefined {
  const expression = help.exec(code)?.groups?.["expression"];
  if (expression !== undefined) return { type: "help", expression };
  const name = magic.exec(code)?.groups?.["name"];
  return name === undefined ? undefined : { type: "magic", name };
}
