/** What the cells of a notebook are written in; one engine serves both. */
export type NotebookLanguage = "typescript" | "javascript";

export const notebookLanguages: readonly NotebookLanguage[] = ["typescript", "javascript"];
