const everyMilliseconds = 1000;
const init = 1;

/**
 * Calls `onOrphaned` when the program that started this kernel is gone: killed, it could not shut the kernel down.
 * Jupyter's kernel manager tells its process id in `JPY_PARENT_PID`; where a wrapper script lies between the two, being
 * handed over to init is the sign.
 */
export function watchParent(onOrphaned: () => void): void {
  const manager = Number(process.env["JPY_PARENT_PID"]);
  if (!(manager > 0)) return;
  const direct = process.ppid === manager;
  const timer = setInterval(() => {
    if (direct ? process.ppid === manager : process.ppid !== init) return;
    clearInterval(timer);
    onOrphaned();
  }, everyMilliseconds);
  timer.unref();
}
