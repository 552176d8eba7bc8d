import { showAs } from "./show-as.js";

export const latex = showAs("latex", "text/latex", "$$\\sum_{i=1}^n i = \\frac{n(n+1)}{2}$$");
