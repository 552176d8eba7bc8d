/** Why a step could not be done, and what to do about it. Shown without a stack. */
export class SetupProblem extends Error {
  /**
   * @param {string} message
   * @param {string} advice
   */
  constructor(message, advice) {
    super(message);
    this.advice = advice;
  }
}

/** What package managers print when something outside of them is wrong, and what helps. */
const symptoms = [
  {
    pattern: /ENOSPC|No space left on device|disk quota exceeded/i,
    advice:
      "The disk is full. Free some space (the set-up needs about 3 GB) and run the command again.",
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EIDLETIMEOUT|NewConnectionError|NameResolutionError|ConnectTimeoutError|ReadTimeoutError|name resolution|Network is unreachable|network connectivity|Could not resolve|Failed to fetch/i,
    advice:
      "The package registry cannot be reached. Check the network, and the proxy (HTTPS_PROXY) or mirror settings of npm and pip, and run the command again.",
  },
  {
    pattern: /certificate|SSLError|SELF_SIGNED/i,
    advice:
      "The network replaces certificates. Tell npm (npm config set cafile FILE) and pip (pip config set global.cert FILE) about the authority of your network.",
  },
  {
    pattern: /EACCES|EPERM|EROFS|Permission denied|Read-only file system/i,
    advice:
      "A folder may not be written. Check its owner (ls -ld); do not mix runs with and without sudo.",
  },
  {
    pattern: /No matching distribution|is not in this registry|ETARGET|No matching version/i,
    advice:
      "The package registry does not have a pinned version. If pip or npm use a mirror, use the public registry or update the mirror.",
  },
];

/** What may help, going by what a failed command printed. */
export function adviceFor(output) {
  const symptom = symptoms.find(({ pattern }) => pattern.test(output));
  return symptom?.advice ?? "Run the command again; if it fails again, the log says more.";
}
