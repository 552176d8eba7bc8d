import type { NotebookLanguage } from "../notebook-language.js";
import { typescriptVersion } from "./versions.js";

/** The language of the cells, as `kernel_info_reply` and notebook files describe it. */
export interface LanguageInfo {
  name: NotebookLanguage;
  version: string;
  /** The type by which CodeMirror in JupyterLab 4 knows the language. */
  mimetype: string;
  file_extension: string;
  pygments_lexer: string;
  codemirror_mode: string;
  nbconvert_exporter: string;
}

export const languageInfos: Readonly<Record<NotebookLanguage, LanguageInfo>> = {
  typescript: {
    name: "typescript",
    version: typescriptVersion,
    mimetype: "application/typescript",
    file_extension: ".ts",
    pygments_lexer: "typescript",
    codemirror_mode: "typescript",
    nbconvert_exporter: "script",
  },
  javascript: {
    name: "javascript",
    // The language that a Node runs has no version of its own.
    version: process.versions.node,
    mimetype: "text/javascript",
    file_extension: ".js",
    pygments_lexer: "javascript",
    codemirror_mode: "javascript",
    nbconvert_exporter: "script",
  },
};
