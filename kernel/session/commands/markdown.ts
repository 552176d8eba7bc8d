import { showAs } from "./show-as.js";

export const markdown = showAs("markdown", "text/markdown", "**bold**, and $e^{i\\pi}$");
