/** The part of Node's `async_wrap` that is used here; it has no public form. */
interface AsyncWrap {
  async_hook_fields: Uint32Array;
  constants: { kCheck: number };
  clearAsyncIdStack(): void;
}

/**
 * A forced stop leaves callbacks without running what ends them, so Node's stack of asynchronous contexts is left with
 * entries that nobody takes off. Node ends the process when it finds that stack out of order, and it looks as soon as
 * something uses `AsyncLocalStorage`: `--no-force-async-hooks-checks` turns off only the checks made before that.
 */
const asyncWrap = binding();

/** Turns Node's checks off; to be called when `AsyncLocalStorage` is in use, which turned them on. */
export function disableAsyncChecks(): void {
  if (asyncWrap) asyncWrap.async_hook_fields[asyncWrap.constants.kCheck] = 0;
}

/** Empties the stack, right before what is on it is terminated. */
export function clearAsyncStack(): void {
  asyncWrap?.clearAsyncIdStack();
}

function binding(): AsyncWrap | undefined {
  const { binding: bind } = process as unknown as { binding?: (name: string) => AsyncWrap };
  const { noDeprecation = false } = process;
  // DEP0111 is meant for programs that could do without.
  process.noDeprecation = true;
  try {
    return bind?.("async_wrap");
  } catch {
    return undefined;
  } finally {
    process.noDeprecation = noDeprecation;
  }
}
