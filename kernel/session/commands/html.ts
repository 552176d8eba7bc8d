import { showAs } from "./show-as.js";

export const html = showAs("html", "text/html", "<b>bold</b>");
