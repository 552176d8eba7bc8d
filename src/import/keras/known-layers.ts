/** What the import knows of a class of layers that Keras and tfjs have both. */
export interface KnownLayer {
  /** Settings that tfjs lacks or passes over, with the values that mean what it does. */
  readonly only?: Readonly<Record<string, readonly unknown[]>>;
  /** Settings that tfjs calls otherwise. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Whether it passes over masks that Keras's layer heeds. */
  readonly maskless?: boolean;
  /** The parts that have weights, in tfjs's order, by Keras's names. */
  readonly parts?: readonly string[];
}

const plain: KnownLayer = {};
/** As the numbers of a file in JSON: absent, or set to the only value that there is. */
const none = [undefined, null] as const;
const off = [undefined, null, false] as const;
const one = [undefined, null, 1, [1], [1, 1], [1, 1, 1]] as const;
const padding = [undefined, "valid", "same"] as const;

const convolution: KnownLayer = { only: { groups: one, padding } };
const globalPooling: KnownLayer = { only: { keepdims: off } };
const recurrent: KnownLayer = { only: { time_major: off }, parts: ["cell"] };

/** Every class that is imported. */
export const knownLayers: Readonly<Record<string, KnownLayer>> = {
  Activation: plain,
  Add: plain,
  AlphaDropout: plain,
  Average: plain,
  AveragePooling1D: plain,
  AveragePooling2D: plain,
  AveragePooling3D: plain,
  BatchNormalization: { only: { renorm: off, virtual_batch_size: none }, maskless: true },
  Bidirectional: { parts: ["forward_layer", "backward_layer"] },
  Concatenate: plain,
  Conv1D: convolution,
  Conv2D: convolution,
  Conv2DTranspose: { only: { ...convolution.only, output_padding: none, dilation_rate: one } },
  Conv3D: convolution,
  Cropping2D: plain,
  Dense: plain,
  DepthwiseConv2D: { only: { padding } },
  Dot: plain,
  Dropout: plain,
  ELU: plain,
  Embedding: plain,
  Flatten: plain,
  GRU: recurrent,
  GaussianDropout: plain,
  GaussianNoise: plain,
  GlobalAveragePooling1D: { ...globalPooling, maskless: true },
  GlobalAveragePooling2D: globalPooling,
  GlobalMaxPooling1D: globalPooling,
  GlobalMaxPooling2D: globalPooling,
  InputLayer: { only: { sparse: off, ragged: off }, renamed: { batch_shape: "batch_input_shape" } },
  LSTM: recurrent,
  LayerNormalization: { only: { rms_scaling: off } },
  LeakyReLU: { renamed: { negative_slope: "alpha" } },
  Masking: plain,
  MaxPooling1D: plain,
  MaxPooling2D: plain,
  MaxPooling3D: plain,
  Maximum: plain,
  Minimum: plain,
  MultiHeadAttention: {
    only: { attention_axes: [...none, [1]], use_gate: off, sliding_window: none },
    parts: ["query_dense", "key_dense", "value_dense", "output_dense"],
  },
  Multiply: plain,
  PReLU: plain,
  Permute: plain,
  RNN: recurrent,
  ReLU: { only: { negative_slope: [undefined, null, 0], threshold: [undefined, null, 0] } },
  RepeatVector: plain,
  Rescaling: plain,
  Reshape: plain,
  SeparableConv2D: { only: { padding } },
  SimpleRNN: recurrent,
  Softmax: { maskless: true },
  SpatialDropout1D: plain,
  TimeDistributed: { parts: ["layer"], maskless: true },
  UpSampling2D: { only: { interpolation: [undefined, "nearest", "bilinear"] } },
  ZeroPadding2D: plain,
};

/** Cells of recurrent layers, which are no layers of their own. */
export const cells: Readonly<Record<string, KnownLayer>> = {
  GRUCell: plain,
  LSTMCell: plain,
  SimpleRNNCell: plain,
};

/** Models that are layers of others. */
export const modelClasses: readonly string[] = ["Functional", "Model", "Sequential"];

/** Keras's activations by the names that tfjs has for the same. */
export const knownActivations: Readonly<Record<string, string>> = {
  elu: "elu",
  gelu: "gelu",
  linear: "linear",
  mish: "mish",
  relu: "relu",
  relu6: "relu6",
  selu: "selu",
  sigmoid: "sigmoid",
  silu: "swish",
  softmax: "softmax",
  softplus: "softplus",
  softsign: "softsign",
  swish: "swish",
  tanh: "tanh",
};

/** Initializers, regularizers and constraints: tfjs's name where it is another, and settings that it needs. */
export const knownParts: Readonly<
  Record<string, { readonly name?: string; readonly [setting: string]: unknown }>
> = {
  Constant: {},
  GlorotNormal: {},
  GlorotUniform: {},
  HeNormal: {},
  HeUniform: {},
  Identity: {},
  L1: { name: "L1L2", l2: 0 },
  L1L2: {},
  L2: { name: "L1L2", l1: 0 },
  LecunNormal: { name: "LeCunNormal" },
  LecunUniform: { name: "LeCunUniform" },
  MaxNorm: {},
  MinMaxNorm: {},
  NonNeg: {},
  Ones: {},
  Orthogonal: {},
  OrthogonalInitializer: { name: "Orthogonal" },
  RandomNormal: {},
  RandomUniform: {},
  TruncatedNormal: {},
  UnitNorm: {},
  VarianceScaling: {},
  Zeros: {},
};
