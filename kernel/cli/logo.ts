import type { NotebookLanguage } from "../notebook-language.js";

/** The ground of the sign: TypeScript's blue, the dark of JavaScript's letters. */
const grounds: Readonly<Record<NotebookLanguage, string>> = {
  typescript: "#3178c6",
  javascript: "#323330",
};

/** The kernel's sign in JupyterLab's launcher: a small network with one output. */
export function logoOf(language: NotebookLanguage): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">
  <rect x="2" y="2" width="60" height="60" rx="12" fill="${grounds[language]}"/>
  <g stroke="#9cc3ee" stroke-width="1.5">
    <path d="M14 20 32 14M14 20 32 32M14 20 32 50M14 44 32 14M14 44 32 32M14 44 32 50"/>
    <path d="M32 14 50 32M32 32 50 32M32 50 50 32"/>
  </g>
  <g fill="#ffffff">
    <circle cx="14" cy="20" r="4.5"/><circle cx="14" cy="44" r="4.5"/>
    <circle cx="32" cy="14" r="4.5"/><circle cx="32" cy="32" r="4.5"/><circle cx="32" cy="50" r="4.5"/>
  </g>
  <circle cx="50" cy="32" r="5.5" fill="#ff8f00"/>
</svg>
`;
}
