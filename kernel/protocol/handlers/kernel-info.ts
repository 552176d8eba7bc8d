import { banner } from "../banner.js";
import type { Handler } from "../handler.js";
import { languageInfos } from "../language-info.js";
import { protocolVersion } from "../message.js";
import { version } from "../versions.js";

const helpLinks = [
  { text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/intro.html" },
  { text: "TensorFlow.js API", url: "https://js.tensorflow.org/api/latest/" },
  { text: "Danfo.js reference", url: "https://danfo.jsdata.org/api-reference" },
  { text: "Vega-Lite reference", url: "https://vega.github.io/vega-lite/docs/" },
];

/** What this kernel is; the first thing that every client asks. */
export const kernelInfo: Handler = (_content, { session }) => ({
  status: "ok",
  protocol_version: protocolVersion,
  implementation: "trainlab",
  implementation_version: version,
  language_info: languageInfos[session.language],
  banner: banner(),
  help_links: helpLinks,
  debugger: false,
  supported_features: [],
});
