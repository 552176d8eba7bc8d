import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { WireNotebook, errorText } from "./cells.js";

const notebook = new WireNotebook({
  "disk.ts": "export const place = 'disk';",
  "requires-cell.cjs": "exports.got = require('./required').a;",
  "uses-cell.ts": "import { inner } from './inner'; export const outer = inner + 1;",
});

describe("a cell that is a module", () => {
  notebook.testRows([
    ["shows nothing and runs nothing", ["/** @module quiet */ export const a = 1; a"], undefined],
    [
      "is imported as if it lay beside the notebook",
      ["/** @module mylib */ export const a = 'A';", "import * as m from './mylib'; m.a + 'B'"],
      "'AB'",
    ],
    [
      "takes the place of an earlier one, with its types",
      [
        "/** @module again */ export const a = 'A';",
        "import { a } from './again'; a.toLowerCase()",
        "/** @module again */ export const a = 2;",
        "import { a } from './again'; a.toFixed(1)",
      ],
      "'2.0'",
    ],
    [
      "imports other modules, which are loaded anew when they change",
      [
        "/** @module base */ export const n = 1;",
        "/** @module user */ import { n } from './base'; export const twice = n * 2;",
        "import { twice } from './user'; twice",
        "/** @module base */ export const n = 5;",
        "import { twice } from './user'; twice",
      ],
      "10",
    ],
    [
      "can be required, also by a file, and is loaded anew when it changes",
      [
        "/** @module required */ export const a: number = 1;",
        "[require('./required').a, require('./requires-cell.cjs').got]",
        "/** @module required */ export const a: number = 2;",
        "[require('./required').a, require('./requires-cell.cjs').got]",
      ],
      "[ 2, 2 ]",
    ],
    [
      "can be required with the modules that it imports",
      [
        "/** @module inmost */ export const n = 4;",
        "/** @module around */ import { n } from './inmost'; export const m = n + 1;",
        "require('./around').m",
      ],
      "5",
    ],
    [
      "imports packages and files",
      [
        "/** @module mixed */ import { join } from 'node:path'; import { place } from './disk'; export const p = join(place, 'x');",
        "import { p } from './mixed'; p",
      ],
      "'disk/x'",
    ],
    [
      "hides a file of its name",
      ["/** @module disk */ export const place = 'cell';", "import { place } from './disk'; place"],
      "'cell'",
    ],
    [
      "runs once, when it is first imported",
      [
        "/** @module once */ (globalThis as any).runs = ((globalThis as any).runs ?? 0) + 1; export {};",
        "import './once'; import('./once'); (globalThis as any).runs",
      ],
      "1",
    ],
    [
      "may await",
      [
        "/** @module slow */ export const v = await Promise.resolve(7);",
        "(await import('./slow')).v",
      ],
      "7",
    ],
    [
      "may be JSX",
      [
        "/** @jsx @module view */ const React = { createElement: (...a: unknown[]) => a }; export const x = <p/>;",
        "import { x } from './view'; x",
      ],
      "[ 'p', null ]",
    ],
    [
      "keeps its names to itself",
      ["/** @module own */ const hidden = 1;", "hidden"],
      { error: /TS2304: / },
    ],
    [
      "does not see the notebook's",
      ["const outside = 1", "/** @module blind */ outside"],
      { error: /TS2304: / },
    ],
    [
      "that has an error leaves an earlier one as it was",
      [
        "/** @module kept */ export const a = 1;",
        { fails: "/** @module kept */ export const a: string = 2;" },
        "import { a } from './kept'; a",
      ],
      "1",
    ],
    [
      "is drawn with its error",
      ["/** @module wrong */\nexport const abc: number = 'ABC';"],
      { error: /TS2322: [^]*Cell \d+:2:14[^]*abc: number/ },
    ],
  ]);

  test("is offered where an import is completed", async () => {
    await notebook.run("/** @module offered */ export {};");
    const code = "import {} from './off";
    const { content } = await notebook.kernel.request("shell", "complete_request", {
      code,
      cursor_pos: code.length,
    });
    assert.deepEqual(content["matches"], ["offered"]);
  });

  test("is gone with the process of the cells", async () => {
    await notebook.run("/** @module lost */ export const a = 1;");
    await notebook.run({ fails: "process.exit(3)" });
    const executed = await notebook.run({ fails: "import { a } from './lost';" });
    assert.match(errorText(executed), /TS2307: /);
  });
});

describe("a cell for the browser", () => {
  notebook.testRows([
    [
      "is checked and does not run",
      ["/** @browser */ document.title = 'x'; document.title"],
      undefined,
    ],
    [
      "declares nothing for others",
      ["/** @browser */ let inPage = 1", "inPage"],
      { error: /TS2304: / },
    ],
    [
      "has its errors",
      ["/** @browser */ const div: string = document.createElement('div');"],
      { error: /TS2322: Type 'HTMLDivElement'/ },
    ],
    [
      "leaves others without a browser's names",
      ["/** @browser */ document", "document"],
      { error: /TS2584: / },
    ],
    [
      "imports modules for the browser",
      [
        "/** @browser @module page */ export const root = document.body;",
        "/** @browser */ import { root } from './page'; root.append('x');",
      ],
      undefined,
    ],
  ]);

  test("is completed and inspected with the names of a browser", async () => {
    const code = "/** @browser */ document.querySe";
    const completed = await notebook.kernel.request("shell", "complete_request", {
      code,
      cursor_pos: code.length,
    });
    assert.deepEqual(completed.content["matches"], ["querySelector", "querySelectorAll"]);
    const inspected = await notebook.kernel.request("shell", "inspect_request", {
      code,
      cursor_pos: code.indexOf("document") + 1,
      detail_level: 0,
    });
    const data = inspected.content["data"] as Record<string, string>;
    assert.match(data["text/plain"] ?? "", /var document: Document/);
  });
});
