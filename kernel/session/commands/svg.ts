import { showAs } from "./show-as.js";

export const svg = showAs(
  "svg",
  "image/svg+xml",
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="10" cy="10" r="8"/></svg>',
);
