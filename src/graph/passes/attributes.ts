import {
  TF_ATTR_BOOL,
  TF_ATTR_INT,
  TF_ATTR_TYPE,
  type OpAttribute,
} from "../../native/attributes.js";

/** The value of an attribute of an operation. */
export function attribute(
  { attributes }: { readonly attributes: readonly OpAttribute[] },
  name: string,
): OpAttribute["value"] | undefined {
  return attributes.find((one) => one.name === name)?.value;
}

export function typed(name: string, value: number): OpAttribute {
  return { name, type: TF_ATTR_TYPE, value };
}

export function flag(name: string, value: boolean): OpAttribute {
  return { name, type: TF_ATTR_BOOL, value };
}

export function integer(name: string, value: number): OpAttribute {
  return { name, type: TF_ATTR_INT, value };
}
