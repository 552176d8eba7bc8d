import { languageInfo } from "../../protocol/language-info.js";
import { displayName, kernelName } from "../kernelspec.js";

/** What Jupyter notes in a notebook about the kernel that ran it. */
export function notebookMetadata(): Record<string, unknown> {
  return {
    kernelspec: { display_name: displayName, language: languageInfo.name, name: kernelName },
    language_info: languageInfo,
  };
}
