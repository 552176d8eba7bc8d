/** A layer as all peers build it, by the names of Keras. */
export type Layer =
  | { readonly kind: "dense"; readonly units: number; readonly activation?: Activation }
  | {
      readonly kind: "conv2d";
      readonly filters: number;
      readonly kernel: number;
      readonly strides?: number;
      readonly padding?: "valid" | "same";
      readonly activation?: Activation;
    }
  | { readonly kind: "maxPool2d" }
  | { readonly kind: "flatten" }
  | { readonly kind: "batchNorm" }
  | { readonly kind: "relu" }
  | { readonly kind: "globalAveragePool2d" }
  | { readonly kind: "dropout"; readonly rate: number }
  | { readonly kind: "embedding"; readonly words: number; readonly units: number }
  | { readonly kind: "lstm"; readonly units: number }
  | { readonly kind: "gru"; readonly units: number }
  | { readonly kind: "bidirectionalLstm"; readonly units: number }
  /** What the layers make of their input, added to the input, which they leave in its shape. */
  | { readonly kind: "residual"; readonly layers: readonly Layer[] };

export type Activation = "relu" | "tanh" | "sigmoid" | "softmax";

/** A model, what it is trained on, and how. */
export interface Row {
  readonly name: string;
  /** The shape of a sample. */
  readonly input: readonly number[];
  /** Samples are numbers of words below this; default: normal numbers. */
  readonly words?: number;
  readonly layers: readonly Layer[];
  readonly batch: number;
  /** Steps of an epoch, which is what is timed. */
  readonly steps: number;
  /** Default: one of ten classes by cross-entropy. `"itself"`: the input by the mean squared error. */
  readonly target?: "itself";
  /** Losses depend on random numbers: they are not compared. */
  readonly random?: true;
}

const head: Layer = { kind: "dense", units: 10, activation: "softmax" };
const dense = (units: number): Layer => ({ kind: "dense", units, activation: "relu" });
const conv = (filters: number): Layer => ({ kind: "conv2d", filters, kernel: 3, padding: "same" });
const block = (filters: number): Layer => ({
  kind: "residual",
  layers: [
    conv(filters),
    { kind: "batchNorm" },
    { kind: "relu" },
    conv(filters),
    { kind: "batchNorm" },
  ],
});

const mlp = { input: [784], layers: [dense(128), dense(64), head] } as const;
const lenet = {
  input: [28, 28, 1],
  layers: [
    { kind: "conv2d", filters: 6, kernel: 5, padding: "same", activation: "relu" },
    { kind: "maxPool2d" },
    { kind: "conv2d", filters: 16, kernel: 5, activation: "relu" },
    { kind: "maxPool2d" },
    { kind: "flatten" },
    dense(120),
    dense(84),
    head,
  ],
} as const;
const recurrent = (kind: "lstm" | "gru" | "bidirectionalLstm") =>
  ({ input: [32, 16], layers: [{ kind, units: 64 }, head] }) as const;

export const rows: readonly Row[] = [
  { name: "MLP 784-128-64-10", ...mlp, batch: 64, steps: 60 },
  { name: "MLP 784-128-64-10", ...mlp, batch: 1024, steps: 12 },
  { name: "LeNet 28×28", ...lenet, batch: 32, steps: 40 },
  { name: "LeNet 28×28", ...lenet, batch: 512, steps: 5 },
  {
    name: "ResNet 16×16×3, 2 blocks",
    input: [16, 16, 3],
    layers: [
      conv(16),
      { kind: "batchNorm" },
      { kind: "relu" },
      block(16),
      { kind: "relu" },
      block(16),
      { kind: "relu" },
      { kind: "globalAveragePool2d" },
      head,
    ],
    batch: 64,
    steps: 12,
  },
  { name: "LSTM 64, 32 steps", ...recurrent("lstm"), batch: 64, steps: 30 },
  { name: "LSTM 64, 32 steps", ...recurrent("lstm"), batch: 512, steps: 8 },
  { name: "GRU 64, 32 steps", ...recurrent("gru"), batch: 64, steps: 30 },
  { name: "Bidirectional LSTM 64", ...recurrent("bidirectionalLstm"), batch: 64, steps: 20 },
  {
    name: "Text: embedding, LSTM 32",
    input: [40],
    words: 2000,
    layers: [{ kind: "embedding", words: 2000, units: 32 }, { kind: "lstm", units: 32 }, head],
    batch: 32,
    steps: 20,
  },
  {
    name: "Autoencoder 784-128-32-128",
    input: [784],
    layers: [dense(128), dense(32), dense(128), { kind: "dense", units: 784 }],
    batch: 128,
    steps: 40,
    target: "itself",
  },
  {
    name: "MLP with dropout",
    input: [256],
    layers: [256, 256, 256]
      .flatMap((units): Layer[] => [dense(units), { kind: "dropout", rate: 0.5 }])
      .concat(head),
    batch: 128,
    steps: 40,
    random: true,
  },
];

/** Rows that show how a step grows with parameters, layers and batch. */
export const growth: readonly Row[] = [
  ...[16, 96, 480, 1600, 3000].map((width) => deep(width, 2, 64)),
  ...[1, 4, 16, 64].map((layers) => deep(64, layers, 64)),
  ...[1, 16, 128, 1024].map((batch) => deep(128, 2, batch)),
];

function deep(width: number, layers: number, batch: number): Row {
  const all = [...Array.from({ length: layers }, () => dense(width)), head];
  const name = `${layers} × ${width}, 32 inputs`;
  return { name, input: [32], layers: all, batch, steps: width > 1000 ? 8 : 30 };
}

/** The name of a row with its batch. */
export function titleOf({ name, batch }: Row): string {
  return `${name}, batch ${batch}`;
}
