import type { LayersModel, SymbolicTensor } from "@tensorflow/tfjs-node";
import { tf } from "../../src/tf.js";
import type { Layer, Row } from "./rows.js";

type TfLayer = LayersModel["layers"][number];

/** A model, and its layers in the order of the row. */
export interface Built {
  readonly model: LayersModel;
  readonly layers: readonly TfLayer[];
}

/** The model of a row in tfjs. */
export function modelOf({ input, layers }: Row): Built {
  const inputs = tf.input({ shape: [...input] });
  const built: TfLayer[] = [];
  const through = (all: readonly Layer[], from: SymbolicTensor): SymbolicTensor => {
    let at = from;
    for (const layer of all) {
      if (layer.kind === "residual") {
        at = tf.layers.add().apply([at, through(layer.layers, at)]) as SymbolicTensor;
      } else {
        const made = make[layer.kind](layer as never);
        built.push(made);
        at = made.apply(at) as SymbolicTensor;
      }
    }
    return at;
  };
  return { model: tf.model({ inputs, outputs: through(layers, inputs) }), layers: built };
}

type Simple = Exclude<Layer, { kind: "residual" }>;

const linear = "linear" as const;

/** As Keras's defaults are, where tfjs has others. */
const cell = { recurrentActivation: "sigmoid", recurrentInitializer: "glorotUniform" } as const;
const gruCell = { ...cell, resetAfter: true } as const;

const make: {
  readonly [Kind in Simple["kind"]]: (layer: Extract<Simple, { kind: Kind }>) => TfLayer;
} = {
  dense: ({ units, activation = linear }) => tf.layers.dense({ units, activation }),
  conv2d: ({ filters, kernel, strides = 1, padding = "valid", activation = linear }) =>
    tf.layers.conv2d({ filters, kernelSize: kernel, strides, padding, activation }),
  maxPool2d: () => tf.layers.maxPooling2d({ poolSize: 2 }),
  flatten: () => tf.layers.flatten(),
  batchNorm: () => tf.layers.batchNormalization(),
  relu: () => tf.layers.reLU(),
  globalAveragePool2d: () => tf.layers.globalAveragePooling2d({}),
  dropout: ({ rate }) => tf.layers.dropout({ rate }),
  embedding: ({ words, units }) => tf.layers.embedding({ inputDim: words, outputDim: units }),
  lstm: ({ units }) => tf.layers.lstm({ units, ...cell }),
  gru: ({ units }) => tf.layers.gru({ units, ...gruCell }),
  bidirectionalLstm: ({ units }) =>
    tf.layers.bidirectional({
      layer: tf.layers.lstm({ units, ...cell }),
      mergeMode: "concat",
    }),
};
