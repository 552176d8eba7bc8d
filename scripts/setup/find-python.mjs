import { run } from "./command.mjs";
import { SetupProblem } from "./problem.mjs";

const oldest = { major: 3, minor: 9 };
const newestMinor = 15;
const names = [
  "python3",
  "python",
  ...Array.from({ length: newestMinor - oldest.minor + 1 }, (_, i) => `python3.${newestMinor - i}`),
];
const probe = `
import sys
print("%d.%d.%d" % sys.version_info[:3])
import venv, ensurepip
print("venv")
`;

/**
 * A Python that can make virtual environments: the one that `TRAINLAB_PYTHON` names, else the first on the PATH.
 *
 * @returns {Promise<{ command: string, version: string }>}
 * @throws {SetupProblem} if there is none
 */
export async function findPython(env = process.env) {
  const rejected = [];
  for (const command of env.TRAINLAB_PYTHON ? [env.TRAINLAB_PYTHON] : names) {
    const { version, problem } = await examine(command);
    if (problem === undefined) return { command, version };
    if (version !== undefined || env.TRAINLAB_PYTHON) rejected.push(`${command}: ${problem}`);
  }
  throw new SetupProblem(
    [
      `Python ${oldest.major}.${oldest.minor} or newer with the modules venv and ensurepip is needed; found:`,
      ...(rejected.length > 0 ? rejected : ["no Python"]).map((line) => `  ${line}`),
    ].join("\n"),
    "Install it (Debian and Ubuntu: apt install python3 python3-venv), or name one: TRAINLAB_PYTHON=/path/to/python3 before the command.",
  );
}

async function examine(command) {
  let printed;
  try {
    printed = await run(command, ["-c", probe]);
  } catch (error) {
    printed = error.output;
  }
  const version = /^\d+\.\d+\.\d+$/m.exec(printed)?.[0];
  if (version === undefined) return { problem: "not a Python that starts" };
  const [major, minor] = version.split(".").map(Number);
  if (major < oldest.major || (major === oldest.major && minor < oldest.minor)) {
    return { version, problem: `${version} is too old` };
  }
  if (!/^venv$/m.test(printed)) return { version, problem: `${version} has no venv or ensurepip` };
  return { version };
}
