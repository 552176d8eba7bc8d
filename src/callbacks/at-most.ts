/** Says, each time it is asked, whether enough time has passed since it last said yes; the first time it has. */
export function atMost(perSecond: number): () => boolean {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    if (now - last < 1000 / perSecond) return false;
    last = now;
    return true;
  };
}
