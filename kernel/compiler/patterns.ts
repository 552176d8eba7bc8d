import type { BindingIdentifier, BindingPattern } from "oxc-parser";

/** The identifiers that a pattern binds: `a`, `b` and `c` of `{ a, x: [b = 1, ...c] }`. */
export function boundIdentifiers(pattern: BindingPattern): BindingIdentifier[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "AssignmentPattern":
      return boundIdentifiers(pattern.left);
    case "ArrayPattern":
      return pattern.elements.flatMap((element) =>
        element ? boundIdentifiers(unrested(element)) : [],
      );
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        boundIdentifiers(property.type === "Property" ? property.value : property.argument),
      );
  }
}

function unrested<T extends BindingPattern>(element: T | { type: "RestElement"; argument: T }): T {
  return element.type === "RestElement" ? element.argument : element;
}
