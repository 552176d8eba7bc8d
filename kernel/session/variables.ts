/** Something that cells have declared. */
export interface Variable {
  name: string;
  /** As TypeScript writes it: `number`, `class`; empty where it does not say. */
  type: string;
  /** A short form of what it holds; empty for types. */
  value: string;
}
