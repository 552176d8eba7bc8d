import { CellSlots } from "./cell-slots.js";
import type { CompilerOptions } from "./compiler.js";
import { TypeService } from "./type-service.js";
import { createWorkspace, type Workspace } from "./workspace.js";

/** A notebook as TypeScript knows it. */
export interface Project {
  workspace: Workspace;
  types: TypeService;
  slots: CellSlots;
}

/**
 * Starts TypeScript on a notebook without cells. Apart from the compiler, whose parsers are a large import: TypeScript
 * reads its declarations meanwhile.
 */
export function openProject(options: CompilerOptions): Project {
  const workspace = createWorkspace(options);
  const types = new TypeService(workspace);
  return { workspace, types, slots: new CellSlots(workspace, types) };
}
