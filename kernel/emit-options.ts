/** Compiler options that decide what TypeScript becomes; what they are not given keeps esbuild's default. */
export interface EmitOptions {
  experimentalDecorators?: boolean;
  jsx?: "react" | "react-jsx" | "react-jsxdev";
  jsxFactory?: string;
  jsxFragmentFactory?: string;
  jsxImportSource?: string;
  useDefineForClassFields?: boolean;
}

/** White space and comments before the first statement, where TypeScript looks for directives. */
const leading = /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*/;
const importSource = /\/\*\*(?:(?!\*\/)[^])*@jsxImportSource\s/;
const classic = /\/\*\*(?:(?!\*\/)[^])*@jsxRuntime\s+classic\b/;

/**
 * The options for one text: by TypeScript `@jsxImportSource` alone says that JSX imports its functions, esbuild wants to
 * be told so.
 */
export function emitOptionsFor(text: string, options: EmitOptions): EmitOptions {
  const [comments = ""] = leading.exec(text) ?? [];
  if (!importSource.test(comments) || classic.test(comments)) return options;
  return { ...options, jsx: options.jsx === "react-jsxdev" ? options.jsx : "react-jsx" };
}
