import { bash } from "./bash.js";
import { cd } from "./cd.js";
import type { Command } from "./command.js";
import { env } from "./env.js";
import { html } from "./html.js";
import { latex } from "./latex.js";
import { lsmagic } from "./lsmagic.js";
import { markdown } from "./markdown.js";
import { npm } from "./npm.js";
import { pwd } from "./pwd.js";
import { reset } from "./reset.js";
import { run } from "./run.js";
import { sh } from "./sh.js";
import { svg } from "./svg.js";
import { time } from "./time.js";
import { timeit } from "./timeit.js";
import { who } from "./who.js";
import { whos } from "./whos.js";
import { writefile } from "./writefile.js";

/** All commands, by their names behind the `%`. */
export const commands: Readonly<Record<string, Command>> = {
  bash,
  cd,
  env,
  html,
  latex,
  lsmagic: lsmagic(() => commands),
  markdown,
  npm,
  pwd,
  reset,
  run,
  sh,
  svg,
  time,
  timeit,
  who,
  whos,
  writefile,
};
