import { TF_ATTR_TYPE, type OpAttribute } from "../native/attributes.js";

/**
 * Types that eager execution tells from an input, whatever tfjs-node says, and a graph must be told: the mean of
 * booleans is that of numbers with the type of booleans.
 */
const inferred: Readonly<Record<string, { readonly name: string; readonly input: number }>> = {
  ExpandDims: { name: "T", input: 0 },
  Mean: { name: "T", input: 0 },
};

/** The attributes of a call with those that are told from an input; `typeOf` gives the type of an input. */
export function withInferred(
  operation: string,
  attributes: readonly OpAttribute[],
  typeOf: (input: number) => number,
): OpAttribute[] {
  const given = structuredClone([...attributes]);
  const told = inferred[operation];
  if (!told) return given;
  const { name, input } = told;
  return [
    ...given.filter((one) => one.name !== name),
    { name, type: TF_ATTR_TYPE, value: typeOf(input) },
  ];
}
