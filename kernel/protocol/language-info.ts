import { typescriptVersion } from "./versions.js";

/** The language of the cells, as `kernel_info_reply` and notebook files describe it. */
export const languageInfo = {
  name: "typescript",
  version: typescriptVersion,
  // The type that CodeMirror in JupyterLab 4 knows TypeScript by.
  mimetype: "application/typescript",
  file_extension: ".ts",
  pygments_lexer: "typescript",
  codemirror_mode: "typescript",
  nbconvert_exporter: "script",
};
