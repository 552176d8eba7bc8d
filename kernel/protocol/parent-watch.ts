const everyMilliseconds = 1000;
const init = 1;

/**
 * Calls `onOrphaned` when the program that started this kernel is gone: killed, it could not shut the kernel down.
 * `JPY_PARENT_PID` is set by Jupyter's kernel manager; where it names somebody else (a wrapper script lies between),
 * and without it, being handed over to init is the sign.
 */
export function watchParent(onOrphaned: () => void): void {
  const parent = process.ppid;
  if (process.env["JPY_PARENT_PID"] === undefined || parent === init) return;
  const direct = Number(process.env["JPY_PARENT_PID"]) === parent;
  const timer = setInterval(() => {
    if (direct ? process.ppid === parent : process.ppid !== init) return;
    clearInterval(timer);
    onOrphaned();
  }, everyMilliseconds);
  timer.unref();
}
