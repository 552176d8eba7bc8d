import { tf } from "../tf.js";

/** Activations that tfjs has. */
const activations = [
  "elu",
  "selu",
  "relu",
  "relu6",
  "linear",
  "sigmoid",
  "hardSigmoid",
  "softplus",
  "softsign",
  "tanh",
  "softmax",
  "swish",
  "mish",
  "gelu",
  "gelu_new",
] as const;

const cell = () => tf.layers.simpleRNNCell({ units: 1 });
const dense = () => tf.layers.dense({ units: 1 });

/**
 * One of each layer whose step depends on nothing but its weights, its properties, its input and random numbers, which
 * the recorder notices.
 */
export const recordableLayers = {
  activation: () => tf.layers.activation({ activation: "relu" }),
  add: () => tf.layers.add(),
  alphaDropout: () => tf.layers.alphaDropout({ rate: 0 }),
  average: () => tf.layers.average(),
  averagePooling1d: () => tf.layers.averagePooling1d({ poolSize: 2 }),
  averagePooling2d: () => tf.layers.averagePooling2d({}),
  averagePooling3d: () => tf.layers.averagePooling3d({ poolSize: 2, strides: 2, padding: "valid" }),
  batchNormalization: () => tf.layers.batchNormalization(),
  bidirectional: () => tf.layers.bidirectional({ layer: tf.layers.simpleRNN({ units: 1 }) }),
  concatenate: () => tf.layers.concatenate(),
  conv1d: () => tf.layers.conv1d({ filters: 1, kernelSize: 1 }),
  conv2d: () => tf.layers.conv2d({ filters: 1, kernelSize: 1 }),
  conv2dTranspose: () => tf.layers.conv2dTranspose({ filters: 1, kernelSize: 1 }),
  conv3d: () => tf.layers.conv3d({ filters: 1, kernelSize: 1 }),
  convLstm2d: () => tf.layers.convLstm2d({ filters: 1, kernelSize: 1 }),
  cropping2D: () => tf.layers.cropping2D({ cropping: 1 }),
  dense,
  depthwiseConv2d: () => tf.layers.depthwiseConv2d({ kernelSize: 1 }),
  dot: () => tf.layers.dot({ axes: 1 }),
  dropout: () => tf.layers.dropout({ rate: 0 }),
  elu: () => tf.layers.elu(),
  embedding: () => tf.layers.embedding({ inputDim: 1, outputDim: 1 }),
  flatten: () => tf.layers.flatten(),
  gaussianDropout: () => tf.layers.gaussianDropout({ rate: 0 }),
  gaussianNoise: () => tf.layers.gaussianNoise({ stddev: 0 }),
  globalAveragePooling1d: () => tf.layers.globalAveragePooling1d({}),
  globalAveragePooling2d: () => tf.layers.globalAveragePooling2d({}),
  globalMaxPooling1d: () => tf.layers.globalMaxPooling1d({}),
  globalMaxPooling2d: () => tf.layers.globalMaxPooling2d({}),
  gru: () => tf.layers.gru({ units: 1 }),
  inputLayer: () => tf.layers.inputLayer({ inputShape: [1] }),
  layerNormalization: () => tf.layers.layerNormalization(),
  leakyReLU: () => tf.layers.leakyReLU(),
  lstm: () => tf.layers.lstm({ units: 1 }),
  masking: () => tf.layers.masking(),
  maxPooling1d: () => tf.layers.maxPooling1d({ poolSize: 2 }),
  maxPooling2d: () => tf.layers.maxPooling2d({}),
  maxPooling3d: () => tf.layers.maxPooling3d({ poolSize: 2, strides: 2, padding: "valid" }),
  maximum: () => tf.layers.maximum(),
  minimum: () => tf.layers.minimum(),
  multiply: () => tf.layers.multiply(),
  permute: () => tf.layers.permute({ dims: [1] }),
  prelu: () => tf.layers.prelu(),
  reLU: () => tf.layers.reLU(),
  repeatVector: () => tf.layers.repeatVector({ n: 1 }),
  rescaling: () => tf.layers.rescaling({ scale: 1, offset: 0 }),
  reshape: () => tf.layers.reshape({ targetShape: [1] }),
  rnn: () => tf.layers.rnn({ cell: cell() }),
  separableConv2d: () => tf.layers.separableConv2d({ filters: 1, kernelSize: 1 }),
  simpleRNN: () => tf.layers.simpleRNN({ units: 1 }),
  softmax: () => tf.layers.softmax(),
  spatialDropout1d: () => tf.layers.spatialDropout1d({ rate: 0 }),
  stackedRNNCells: () => tf.layers.stackedRNNCells({ cells: [cell()] }),
  thresholdedReLU: () => tf.layers.thresholdedReLU(),
  timeDistributed: () => tf.layers.timeDistributed({ layer: dense() }),
  upSampling2d: () => tf.layers.upSampling2d({}),
  zeroPadding2d: () => tf.layers.zeroPadding2d(),
} as const;

/** What tfjs's own layers, cells, activations, regularizers and constraints are made of that a graph can hold. */
interface Known {
  readonly classes: ReadonlySet<unknown>;
  /** Functions that they keep in properties, and losses and metrics. */
  readonly functions: ReadonlySet<unknown>;
  /** Texts of the functions by which layers find the penalties of their weights. */
  readonly texts: ReadonlySet<string>;
}

let known: Known | undefined;

export function knownParts(): Known {
  return (known ??= learn());
}

function learn(): Known {
  const all = [...samples()];
  const properties = all.flatMap((one) => Object.values(one));
  return {
    classes: new Set(all.map((one) => one.constructor)),
    functions: new Set(properties.filter((value) => typeof value === "function")),
    texts: new Set(all.flatMap(penalties).map((one) => Function.prototype.toString.call(one))),
  };
}

function* samples(): Iterable<object> {
  for (const make of Object.values(recordableLayers)) yield* serializable(make());
  const penalised = tf.layers.dense({
    units: 1,
    kernelRegularizer: tf.regularizers.l2(),
    kernelInitializer: "zeros", // draws nothing: this may happen in a step with a seed
  });
  penalised.apply(tf.input({ shape: [1] }));
  yield penalised;
  penalised.dispose();
  for (const activation of activations) yield* serializable(tf.layers.activation({ activation }));
  yield* [tf.regularizers.l1(), tf.regularizers.l2(), tf.regularizers.l1l2()];
  yield* [
    tf.constraints.maxNorm({}),
    tf.constraints.minMaxNorm({}),
    tf.constraints.nonNeg(),
    tf.constraints.unitNorm({}),
  ];
}

/** An object and those of its properties' values that have a configuration as well: cells, activations. */
function* serializable(owner: object): Iterable<object> {
  yield owner;
  for (const [key, value] of Object.entries(owner)) {
    if (key.endsWith("Nodes")) continue;
    for (const one of [value].flat()) {
      if (typeof one === "object" && one !== null && "getConfig" in one) yield* serializable(one);
    }
  }
}

function penalties(owner: object): readonly object[] {
  return (owner as { readonly _losses?: readonly object[] })._losses ?? [];
}
