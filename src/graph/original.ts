const originals = new WeakMap<object, object>();

/** Says that a function does what another one does, and depends on nothing else. */
export function setOriginal(fn: object, original: object): void {
  originals.set(fn, original);
}

/** The function that stands behind another, or itself. */
export function originalOf(fn: object): object {
  return originals.get(fn) ?? fn;
}
