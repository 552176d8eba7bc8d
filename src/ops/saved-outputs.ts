import type { Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "./tfjs.js";

/** A step on tfjs's tape: what went in, what came out, and copies of either that its gradient needs. */
interface TapeNode {
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly outputs: readonly Tensor[];
  readonly saved: readonly Tensor[];
}

interface Engine {
  readonly state: { readonly activeTape?: TapeNode[] };
  addTapeNode(...node: unknown[]): void;
}

/**
 * Mends gradients of gradients where the inner one uses the value that its operation gave: exp, tanh, sigmoid, softmax
 * and many others. tfjs puts the copy of that value on the tape before the operation that makes it, and so finds no
 * way from the copy back to the input: what goes through it is missing in the outer gradient. Here the copy comes
 * after.
 */
export function connectSavedOutputs(tf: Tfjs): void {
  const prototype = Object.getPrototypeOf(tf.engine()) as Engine;
  const { addTapeNode } = prototype;
  prototype.addTapeNode = function (...node) {
    addTapeNode.apply(this, node);
    const tape = this.state.activeTape;
    if (tape) putCopiesLast(tape);
  };
}

/** Moves the copies of the last node's outputs behind it. */
function putCopiesLast(tape: TapeNode[]): void {
  const last = tape.at(-1)!;
  const copies: TapeNode[] = [];
  // They are the last ones before it, with copies of its inputs.
  for (let at = tape.length - 2; at >= 0 && last.saved.includes(tape[at]!.outputs[0]!); at--) {
    const copied = tape[at]!.inputs["x"];
    if (copied && last.outputs.includes(copied)) copies.unshift(...tape.splice(at, 1));
  }
  tape.push(...copies);
}
