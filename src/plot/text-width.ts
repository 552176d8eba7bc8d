/** Widths of the font that pictures are drawn in, in parts of its size; what is not listed has the usual width. */
const narrow = 0.34;
const usual = 0.61;
const wide = 0.9;

const narrowLetters = new Set("fijlrtI.,:;'|!()[] -/\\");
const wideLetters = new Set("mwMWOQG%@&+=<>~");

/**
 * Estimates the width of a line of text, in the unit of `fontSize`. Vega's own estimate, which it falls back on where
 * there is no canvas, is a third too wide: titles end up far from their axis.
 */
export function textWidth(text: string, fontSize: number, bold = false): number {
  let ems = 0;
  for (const letter of text) {
    if (letter > "\u1100") ems += 1;
    else ems += narrowLetters.has(letter) ? narrow : wideLetters.has(letter) ? wide : usual;
  }
  return ems * fontSize * (bold ? 1.12 : 1);
}
