import { banner } from "../banner.js";
import type { Handler } from "../handler.js";
import { protocolVersion } from "../message.js";
import { typescriptVersion, version } from "../versions.js";

const helpLinks = [
  { text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/intro.html" },
  { text: "TensorFlow.js API", url: "https://js.tensorflow.org/api/latest/" },
  { text: "Danfo.js reference", url: "https://danfo.jsdata.org/api-reference" },
  { text: "Vega-Lite reference", url: "https://vega.github.io/vega-lite/docs/" },
];

/** What this kernel is; the first thing that every client asks. */
export const kernelInfo: Handler = async () => ({
  status: "ok",
  protocol_version: protocolVersion,
  implementation: "trainlab",
  implementation_version: version,
  language_info: {
    name: "typescript",
    version: typescriptVersion,
    // The type that CodeMirror in JupyterLab 4 knows TypeScript by.
    mimetype: "application/typescript",
    file_extension: ".ts",
    pygments_lexer: "typescript",
    codemirror_mode: "typescript",
    nbconvert_exporter: "script",
  },
  banner: await banner(),
  help_links: helpLinks,
  debugger: false,
  supported_features: [],
});
