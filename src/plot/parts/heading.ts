/** What every chart can be given. */
export interface TitleOption {
  /** Title above the chart; default none. */
  title?: string;
}

/** The title of a chart with smaller text below it; nothing where there is neither. */
export function heading(title: string | undefined, notes: readonly (string | undefined)[] = []) {
  const note = notes.filter((one) => one !== undefined).join("; ");
  if (title !== undefined) return { title: { text: title, ...(note ? { subtitle: note } : {}) } };
  // Vega does not draw the subtitle of an empty title.
  return note ? { title: { text: note, fontSize: 11, fontWeight: "normal" as const } } : {};
}

/** Says how many were left out; nothing where none was. */
export function leftOut(count: number, what = "missing"): string | undefined {
  return count === 0 ? undefined : `${count.toLocaleString("en-US")} ${what} left out`;
}
