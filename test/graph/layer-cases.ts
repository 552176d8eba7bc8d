import type { LayersModel } from "@tensorflow/tfjs-node";
import type { recordableLayers } from "../../src/graph/index.js";
import * as ownLayers from "../../src/layers/index.js";
import { tf } from "../../src/tf.js";

type Symbolic = ReturnType<typeof tf.input>;
type Apply = (input: Symbolic) => Symbolic;

export const samples = 12;

/** A layer of `tf.layers` in a model: the shape of a sample, and what is done to it. */
export interface Case {
  shape: number[];
  apply: Apply;
  /** Samples are whole numbers up to this. */
  integers?: number;
  /** Whether the layer is the first, and nothing is trained before it. */
  first?: true;
}

const one =
  (layer: { apply(input: Symbolic): unknown }): Apply =>
  (input) =>
    layer.apply(input) as Symbolic;
const two =
  (merge: { apply(inputs: Symbolic[]): unknown }): Apply =>
  (input) => {
    const branches = [1, 2].map(
      () => tf.layers.dense({ units: 3, activation: "tanh" }).apply(input) as Symbolic,
    );
    return merge.apply(branches) as Symbolic;
  };

const row = [4];
const series = [5, 3];
const image = [6, 6, 2];
const volume = [4, 4, 4, 1];
const film = [3, 5, 5, 1];

/** Each layer that is compiled, as its options make it work; made anew for each model. */
export const cases: Record<keyof typeof recordableLayers, () => Case> = {
  activation: () => ({ shape: row, apply: one(tf.layers.activation({ activation: "swish" })) }),
  add: () => ({ shape: row, apply: two(tf.layers.add()) }),
  alphaDropout: () => ({
    shape: row,
    apply: one(tf.layers.alphaDropout({ rate: 0.2 })),
  }),
  average: () => ({ shape: row, apply: two(tf.layers.average()) }),
  averagePooling1d: () => ({
    shape: series,
    apply: one(tf.layers.averagePooling1d({ poolSize: 2 })),
  }),
  averagePooling2d: () => ({
    shape: image,
    apply: one(tf.layers.averagePooling2d({ poolSize: 2 })),
  }),
  averagePooling3d: () => ({
    shape: volume,
    apply: one(tf.layers.averagePooling3d({ poolSize: 2, strides: 2, padding: "valid" })),
  }),
  batchNormalization: () => ({ shape: image, apply: one(tf.layers.batchNormalization()) }),
  bidirectional: () => ({
    shape: series,
    apply: one(tf.layers.bidirectional({ layer: tf.layers.lstm({ units: 2 }) })),
  }),
  concatenate: () => ({ shape: row, apply: two(tf.layers.concatenate()) }),
  conv1d: () => ({ shape: series, apply: one(tf.layers.conv1d({ filters: 2, kernelSize: 2 })) }),
  conv2d: () => ({
    shape: image,
    apply: one(
      tf.layers.conv2d({ filters: 2, kernelSize: 3, padding: "same", activation: "relu" }),
    ),
  }),
  conv2dTranspose: () => ({
    shape: image,
    apply: one(tf.layers.conv2dTranspose({ filters: 2, kernelSize: 2 })),
  }),
  conv3d: () => ({ shape: volume, apply: one(tf.layers.conv3d({ filters: 2, kernelSize: 2 })) }),
  convLstm2d: () => ({
    shape: film,
    apply: one(tf.layers.convLstm2d({ filters: 2, kernelSize: 2 })),
  }),
  cropping2D: () => ({ shape: image, apply: one(tf.layers.cropping2D({ cropping: 1 })) }),
  dense: () => ({
    shape: row,
    apply: one(tf.layers.dense({ units: 3, kernelRegularizer: "l1l2", activation: "elu" })),
  }),
  depthwiseConv2d: () => ({
    shape: image,
    apply: one(tf.layers.depthwiseConv2d({ kernelSize: 2 })),
  }),
  dot: () => ({ shape: row, apply: two(tf.layers.dot({ axes: 1 })) }),
  dropout: () => ({ shape: row, apply: one(tf.layers.dropout({ rate: 0.2 })) }),
  elu: () => ({ shape: row, apply: one(tf.layers.elu()) }),
  embedding: () => ({
    shape: [5],
    integers: 6,
    first: true,
    apply: one(tf.layers.embedding({ inputDim: 6, outputDim: 3 })),
  }),
  flatten: () => ({ shape: series, apply: one(tf.layers.flatten()) }),
  gaussianDropout: () => ({
    shape: row,
    apply: one(tf.layers.gaussianDropout({ rate: 0.2 })),
  }),
  gaussianNoise: () => ({
    shape: row,
    apply: one(tf.layers.gaussianNoise({ stddev: 0.2 })),
  }),
  globalAveragePooling1d: () => ({
    shape: series,
    apply: one(tf.layers.globalAveragePooling1d({})),
  }),
  globalAveragePooling2d: () => ({
    shape: image,
    apply: one(tf.layers.globalAveragePooling2d({})),
  }),
  globalMaxPooling1d: () => ({ shape: series, apply: one(tf.layers.globalMaxPooling1d({})) }),
  globalMaxPooling2d: () => ({ shape: image, apply: one(tf.layers.globalMaxPooling2d({})) }),
  gru: () => ({ shape: series, apply: one(tf.layers.gru({ units: 2 })) }),
  inputLayer: () => ({ shape: row, apply: (input) => input }),
  layerNormalization: () => ({ shape: row, apply: one(tf.layers.layerNormalization()) }),
  leakyReLU: () => ({ shape: row, apply: one(tf.layers.leakyReLU()) }),
  lstm: () => ({ shape: series, apply: one(tf.layers.lstm({ units: 2, returnSequences: true })) }),
  masking: () => ({
    shape: series,
    first: true,
    apply: (input) =>
      one(tf.layers.lstm({ units: 2 }))(one(tf.layers.masking({ maskValue: 0 }))(input)),
  }),
  maxPooling1d: () => ({ shape: series, apply: one(tf.layers.maxPooling1d({ poolSize: 2 })) }),
  maxPooling2d: () => ({ shape: image, apply: one(tf.layers.maxPooling2d({ poolSize: 2 })) }),
  maxPooling3d: () => ({
    shape: volume,
    // Run on its own, TensorFlow's gradient counts all values within 1e-5 of the largest as the largest.
    apply: (input) => {
      const larger = one(tf.layers.rescaling({ scale: 1000, offset: 0 }))(input);
      const pool = tf.layers.maxPooling3d({ poolSize: 2, strides: 2, padding: "valid" });
      return one(tf.layers.rescaling({ scale: 0.001, offset: 0 }))(one(pool)(larger));
    },
  }),
  maximum: () => ({ shape: row, apply: two(tf.layers.maximum()) }),
  minimum: () => ({ shape: row, apply: two(tf.layers.minimum()) }),
  multiply: () => ({ shape: row, apply: two(tf.layers.multiply()) }),
  permute: () => ({ shape: series, apply: one(tf.layers.permute({ dims: [2, 1] })) }),
  prelu: () => ({ shape: row, apply: one(tf.layers.prelu()) }),
  reLU: () => ({ shape: row, apply: one(tf.layers.reLU({ maxValue: 0.5 })) }),
  repeatVector: () => ({ shape: row, apply: one(tf.layers.repeatVector({ n: 2 })) }),
  rescaling: () => ({ shape: row, apply: one(tf.layers.rescaling({ scale: 2, offset: 1 })) }),
  reshape: () => ({ shape: row, apply: one(tf.layers.reshape({ targetShape: [2, 2] })) }),
  rnn: () => ({
    shape: series,
    apply: one(tf.layers.rnn({ cell: tf.layers.gruCell({ units: 2 }) })),
  }),
  separableConv2d: () => ({
    shape: image,
    apply: one(tf.layers.separableConv2d({ filters: 2, kernelSize: 2 })),
  }),
  simpleRNN: () => ({ shape: series, apply: one(tf.layers.simpleRNN({ units: 2 })) }),
  softmax: () => ({ shape: row, apply: one(tf.layers.softmax()) }),
  spatialDropout1d: () => ({
    shape: series,
    apply: one(tf.layers.spatialDropout1d({ rate: 0.2 })),
  }),
  stackedRNNCells: () => ({
    shape: series,
    apply: one(
      tf.layers.rnn({
        cell: tf.layers.stackedRNNCells({
          cells: [tf.layers.simpleRNNCell({ units: 2 }), tf.layers.lstmCell({ units: 2 })],
        }),
      }),
    ),
  }),
  thresholdedReLU: () => ({
    shape: row,
    first: true,
    apply: one(tf.layers.thresholdedReLU({ theta: 0.1 })),
  }),
  timeDistributed: () => ({
    shape: series,
    apply: one(tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 2 }) })),
  }),
  upSampling2d: () => ({ shape: image, apply: one(tf.layers.upSampling2d({ size: [2, 2] })) }),
  zeroPadding2d: () => ({ shape: image, apply: one(tf.layers.zeroPadding2d()) }),
};

const drops = { dropout: 0.2, recurrentDropout: 0.3, units: 2 } as const;

/** Options of layers that change what a step does. */
export const variants: Record<string, () => Case> = {
  "dropout with a seed": () => ({
    shape: row,
    apply: one(tf.layers.dropout({ rate: 0.2, seed: 42 })),
  }),
  "dropout of whole channels": () => ({
    shape: series,
    apply: one(tf.layers.dropout({ rate: 0.4, noiseShape: [samples, 1, 3] })),
  }),
  "masking before an lstm": () => ({
    shape: series,
    integers: 2,
    first: true,
    apply: (input) =>
      one(tf.layers.lstm({ units: 2, returnSequences: true }))(one(tf.layers.masking())(input)),
  }),
  "embedding with a mask, through a bidirectional gru": () => ({
    shape: [5],
    integers: 3,
    first: true,
    apply: (input) => {
      const embedding = tf.layers.embedding({ inputDim: 3, outputDim: 3, maskZero: true });
      const layer = tf.layers.gru({ units: 2 });
      return one(tf.layers.bidirectional({ layer }))(one(embedding)(input));
    },
  }),
  "simpleRNN with dropout": () => ({ shape: series, apply: one(tf.layers.simpleRNN(drops)) }),
  "gru with dropout": () => ({ shape: series, apply: one(tf.layers.gru(drops)) }),
  "lstm with dropout": () => ({ shape: series, apply: one(tf.layers.lstm(drops)) }),
  "convLstm2d with dropout": () => ({
    shape: film,
    apply: one(
      tf.layers.convLstm2d({ filters: 2, kernelSize: 2, dropout: 0.2, recurrentDropout: 0.3 }),
    ),
  }),
  "bidirectional with dropout": () => ({
    shape: series,
    apply: one(tf.layers.bidirectional({ layer: tf.layers.gru(drops), mergeMode: "sum" })),
  }),
};

/** Our own layers. */
export const own: Record<Extract<keyof typeof ownLayers, Uncapitalize<string>>, () => Case> = {
  multiHeadAttention: () => ({
    shape: series,
    apply: (input) =>
      ownLayers
        .multiHeadAttention({ numHeads: 2, keyDim: 2, dropout: 0.2, seed: 5 })
        .apply([input, input]) as Symbolic,
  }),
};

/** Layers that stay as they are: tfjs does not train models with them. */
export const leftOut = {
  categoryEncoding: "changes the shape that the model's input remembers",
  centerCrop: "changes the shape that the model's input remembers",
  conv3dTranspose: "has no gradient",
  randomWidth: "takes no batches",
  resizing: "takes no batches",
} as const;

/** A model around it: trained weights before, so that gradients flow through, and after. */
export function modelOf({ shape, apply, first }: Case): LayersModel {
  const input = tf.input({ shape });
  // Without a bias: before a normalization its gradient is rounding noise, which Adam makes steps of.
  const dense = tf.layers.dense({ units: shape.at(-1)!, useBias: false });
  const before = first ? input : (dense.apply(input) as Symbolic);
  const through = apply(before);
  const flat =
    through.shape.length > 2 ? (tf.layers.flatten().apply(through) as Symbolic) : through;
  const output = tf.layers.dense({ units: 1 }).apply(flat) as Symbolic;
  return tf.model({ inputs: input, outputs: output });
}
