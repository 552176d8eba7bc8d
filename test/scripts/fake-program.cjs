/**
 * Stands for npm, Python, pip and tsc in tests of the set-up: notes the call, fails where `FAIL_<NAME>` says with what
 * words, else leaves the files that the real program would.
 */
const { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { basename, dirname, join } = require("node:path");

const [, program, ...args] = process.argv;
const name = basename(program);

/** First match of the command line wins. */
const behaviours = [
  { call: "npm ci", pattern: /^npm ci --ignore-scripts/, does: installPackages },
  { call: "probe", pattern: /^python3? -c[^]*ensurepip/, does: describePython },
  { call: "venv", pattern: /^python3 -m venv --clear/, does: makeEnvironment },
  { call: "jupyterlab version", pattern: /^python -c/, does: () => console.log("4.6.0") },
  { call: "pip install", pattern: /^python -m pip install/, does: () => {} },
  { call: "pip download", pattern: /^python -m pip download/, does: downloadWheel },
  { call: "unpack", pattern: /^python \S+unpack_wheel\.py/, does: unpackWheel },
];

const line = [name, ...args].join(" ");
const { call, does } = behaviours.find(({ pattern }) => pattern.test(line)) ?? {};
if (!does) throw new Error(`unexpected call: ${line}`);
if (call !== "probe") appendFileSync(process.env.FAKE_LOG, `${call}\n`);
const variable = `FAIL_${call.toUpperCase().replace(" ", "_")}`;
const failure = process.env[variable];
if (failure === "hang") {
  writeFileSync(process.env.FAKE_PID, String(process.pid));
  setInterval(() => {}, 1000);
} else if (failure === undefined) {
  does();
} else {
  console.error(failure);
  process.exitCode = 1;
}

function installPackages() {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const tsc = join("node_modules", "typescript", "bin", "tsc");
  mkdirSync(dirname(tsc), { recursive: true });
  writeFileSync(tsc, `(${compile})()`);
  const installer = join("node_modules", "@tensorflow", "tfjs-node", "scripts", "install.js");
  mkdirSync(dirname(installer), { recursive: true });
  writeFileSync(
    installer,
    `require("fs").appendFileSync(process.env.FAKE_LOG, "tfjs-node\\n"); process.exitCode = 1`,
  );
  writeFileSync(join("node_modules", ".package-lock.json"), JSON.stringify(lock));
}

/** The compiled modules that the set-up itself uses. Runs in the fake tsc. */
function compile() {
  const fs = require("node:fs");
  fs.appendFileSync(process.env.FAKE_LOG, "tsc\n");
  const library = "`${process.env.TRAINLAB_CACHE}/libtensorflow/2.21.0/libtensorflow_cc.so.2`";
  const files = {
    "kernel/main.js": "",
    "kernel/compiler/library/write.js": "",
    "kernel/cli/kernelspec.js": `
      export const kernelsFolder = (prefix) => prefix;`,
    "kernel/cli/write-kernelspec.js": `
      export const writeKernelspecs = () => [{ displayName: "Fake" }, { displayName: "Fake too" }];`,
    "kernel/cli/jupyterlab.js": `
      export async function openJupyterLab(args) { console.log("opened", ...args); return 7; }`,
    "src/util/cache-folder.js": "export const cacheFolder = () => process.env.TRAINLAB_CACHE;",
    "src/native/locate.js": `
      import { existsSync } from "node:fs";
      export const tensorflowVersion = "2.21.0";
      export const locateLibtensorflow = () => existsSync(${library})
        ? { found: { path: ${library}, source: "cache", version: "2.21.0" } } : {};`,
  };
  for (const [file, text] of Object.entries(files)) {
    const path = `dist/${file}`;
    fs.mkdirSync(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    fs.writeFileSync(path, text);
  }
}

function describePython() {
  console.log(process.env.FAKE_PYTHON ?? "3.11.4\nvenv");
}

function makeEnvironment() {
  const folder = args.at(-1);
  mkdirSync(join(folder, "bin"), { recursive: true });
  cpSync(program, join(folder, "bin", "python"));
}

function downloadWheel() {
  writeFileSync(join(args[args.indexOf("--dest") + 1], "tensorflow.whl"), args.join(" "));
}

function unpackWheel() {
  const [, wheel, folder, ...members] = args;
  for (const member of members) {
    writeFileSync(join(folder, basename(member)), readFileSync(wheel));
  }
}
