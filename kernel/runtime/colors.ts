const style = (open: number, close: number) => (text: string) =>
  `\u001b[${open}m${text}\u001b[${close}m`;

/** ANSI colours of tracebacks; every front end draws them. */
export const red = style(31, 39);
export const green = style(32, 39);
export const blue = style(34, 39);
export const cyan = style(36, 39);
export const bold = style(1, 22);
