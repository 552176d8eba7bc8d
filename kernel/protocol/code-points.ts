/**
 * The protocol counts code points, JavaScript counts UTF-16 units
 * (https://jupyter-client.readthedocs.io/en/stable/messaging.html#cursor-pos-unicode-note).
 */
export function toCodePoints(text: string, units: number): number {
  let points = 0;
  for (let index = 0; index < units && index < text.length; points++) {
    index += unitsAt(text, index);
  }
  return points;
}

/** Offset in UTF-16 units of the code point `points`; the end of the text where it is shorter. */
export function toUnits(text: string, points: number): number {
  let index = 0;
  for (let count = 0; count < points && index < text.length; count++) index += unitsAt(text, index);
  return Math.min(index, text.length);
}

function unitsAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
