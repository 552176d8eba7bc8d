import type { KeyName } from "../draws/index.js";
import type { OpAttribute } from "../native/attributes.js";

/** A tensor written down: its type in TensorFlow's numbers and the bytes of its values. */
export interface Constant {
  readonly dtype: number;
  readonly shape: readonly number[];
  readonly content: Uint8Array;
}

/** What a run of the graph is given in place of what the recorded step had. */
export type Source =
  /** A tensor that the step was called with, by its place. */
  | { readonly from: "argument"; readonly index: number }
  /** A variable, by its place among the variables of the step's state. */
  | { readonly from: "variable"; readonly index: number }
  /** A key of the step's random numbers. */
  | { readonly from: "draws"; readonly key: KeyName }
  /** The optimizer's learning rate as it enters the arithmetic. */
  | { readonly from: "rate" };

/** Type and shape of what an operation makes. */
export interface Made {
  readonly dtype: number;
  readonly shape: readonly number[];
}

/** One operation of a recorded step. Inputs are named `"operation:output"`. */
export type Operation = { readonly name: string } & (
  | {
      readonly kind: "input";
      readonly source: Source;
      readonly dtype: number;
      readonly shape: readonly number[];
    }
  | { readonly kind: "constant"; readonly value: Constant }
  | {
      readonly kind: "call";
      readonly op: string;
      readonly attributes: readonly OpAttribute[];
      readonly inputs: readonly string[];
      /** What it makes; absent where that was not looked at. */
      readonly outputs?: readonly Made[];
    }
);

/** A step as a graph: plain data, so that two recordings can be compared. */
export interface Recording {
  readonly operations: readonly Operation[];
  /** What the step returned. */
  readonly outputs: readonly string[];
  /** New values of variables, in the order of their first assignment. */
  readonly assigned: readonly { readonly variable: number; readonly value: string }[];
}
