import type * as Tfjs from "@tensorflow/tfjs-node";

const classes = new Set<unknown>();

/** Remembers the classes that a loaded tfjs has registered; later ones are the program's. */
export function rememberClasses(tf: typeof Tfjs): void {
  const { classNameMap } = tf.serialization.SerializationMap.getMap();
  for (const [one] of Object.values(classNameMap)) classes.add(one);
  const bases = [tf.layers.Layer, tf.layers.RNN, tf.layers.RNNCell, tf.LayersModel, tf.Sequential];
  for (const base of [...bases, tf.Optimizer, tf.Tensor, tf.Variable, tf.TensorBuffer]) {
    classes.add(base);
  }
  // Those between them have no name for programs. What is added to a set while it is gone through comes up as well.
  for (const one of classes) {
    const base: unknown = Object.getPrototypeOf((one as { readonly prototype: object }).prototype);
    if (base && base !== Object.prototype) classes.add(base.constructor);
  }
}

/** The classes of layers, optimizers, initializers and their kind that came with tfjs. */
export function tfjsClasses(): ReadonlySet<unknown> {
  return classes;
}
