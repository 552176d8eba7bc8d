import { absentBinding, createBinding } from "./binding.js";
import { beginLoading, libraryFiles } from "./library.js";
import { locateLibtensorflow, type LibtensorflowSearch } from "./locate.js";
import { loadedNative, setNative, type Native } from "./loaded.js";
import { releasePages } from "./pages.js";

let loading: (() => Native) | undefined;

/**
 * Begins to load libtensorflow on another thread; the returned function waits for it and starts TensorFlow. Call
 * it in the same turn. Without a libtensorflow that loads, the binding is an absent one.
 */
export function beginNative(): () => Native {
  return (loading ??= begin());
}

function begin(): () => Native {
  const search = locateLibtensorflow();
  const { found } = search;
  if (!found) return () => loadedNative() ?? setNative(absent(search, describeSearch(search)));
  const library = beginLoading(found.path);
  return () => loadedNative() ?? setNative(finish(search, found.path, library.finish));
}

function finish(
  search: LibtensorflowSearch,
  path: string,
  load: ReturnType<typeof beginLoading>["finish"],
): Native {
  try {
    const binding = createBinding(load());
    releasePages(libraryFiles(path));
    return { search, binding };
  } catch (error) {
    return absent(search, error instanceof Error ? error.message : String(error));
  }
}

function absent(search: LibtensorflowSearch, problem: string): Native {
  return { search, problem, binding: absentBinding(problem) };
}

function describeSearch({ missed }: LibtensorflowSearch): string {
  return `not found; looked in ${missed.map(({ path, problem }) => `${path} (${problem})`).join(", ")}`;
}
