import type { Tensor, serialization } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { count } from "../util/check.js";
import { invalid } from "../util/errors.js";
import { attentionMask, type Masks } from "./attention-mask.js";

type LayerArgs = ConstructorParameters<typeof tf.layers.Layer>[0];
type DenseArgs = Parameters<typeof tf.layers.dense>[0];
type Shape = (number | null)[];
type Weight = ReturnType<InstanceType<typeof tf.layers.Layer>["addWeight"]>;

export interface MultiHeadAttentionOptions
  extends
    NonNullable<LayerArgs>,
    Pick<
      DenseArgs,
      | "kernelInitializer"
      | "biasInitializer"
      | "kernelRegularizer"
      | "biasRegularizer"
      | "kernelConstraint"
      | "biasConstraint"
    > {
  /** How many attentions run beside each other. */
  numHeads: number;
  /** Size of a query and a key in each head. */
  keyDim: number;
  /** Size of a value in each head; default `keyDim`. */
  valueDim?: number;
  /** Share of the attention weights that are set to 0 while training; default 0. */
  dropout?: number;
  /** Whether the four projections have biases; default `true`. */
  useBias?: boolean;
  /** Size of an output; default: that of a query. */
  outputShape?: number;
  /** Whether a position attends to no later one; default `false`. In Keras an argument of the call. */
  useCausalMask?: boolean;
  /** Seed of the dropout. */
  seed?: number;
}

/** What a call may be given beside its inputs. */
export interface AttentionArguments {
  /** Whether dropout is active; default `false`. */
  training?: boolean;
  /** Masks of the inputs, `[batch, positions]` each, as tfjs's models pass them; a single one is the query's. */
  mask?: Tensor | (Tensor | null)[];
  /** Pairs of positions that may attend, `[batch, T, S]`, true or 1. */
  attentionMask?: Tensor;
  /** Overrides the option. */
  useCausalMask?: boolean;
}

/** One of the four projections. */
interface Projection {
  kernel: Weight;
  bias: Weight | undefined;
}

/** Options that are written as they are. */
const plain = [
  "numHeads",
  "keyDim",
  "valueDim",
  "dropout",
  "useBias",
  "outputShape",
  "useCausalMask",
  "seed",
] as const;

/** See `lab.layers.multiHeadAttention`. */
export class MultiHeadAttention extends tf.layers.Layer {
  /** @nocollapse */
  static readonly className = "MultiHeadAttention";

  private readonly options: MultiHeadAttentionOptions;
  /** Reads initializers, regularizers and constraints in all their forms. */
  private readonly reader: Required<DenseArgs> & { getConfig(): serialization.ConfigDict };
  private readonly projections: Projection[] = [];

  constructor(options: MultiHeadAttentionOptions) {
    super(options);
    const { numHeads, keyDim, valueDim, dropout = 0, outputShape } = options;
    count("numHeads", numHeads, 1);
    count("keyDim", keyDim, 1);
    if (valueDim !== undefined && valueDim !== null) count("valueDim", valueDim, 1);
    if (outputShape !== undefined && outputShape !== null) count("outputShape", outputShape, 1);
    if (!(dropout >= 0 && dropout < 1)) {
      throw invalid("dropout", { expected: "a number from 0 to below 1", received: dropout });
    }
    this.options = options;
    this.supportsMasking = true;
    this.reader = denseReader(options);
  }

  override build(inputShape: Shape | Shape[]): void {
    const [query, value, key] = shapesOf(inputShape);
    const { numHeads, keyDim, useBias = true } = this.options;
    const valueDim = this.options.valueDim ?? keyDim;
    const output = this.options.outputShape ?? sizeOf(query);
    const add = (name: string, kernel: number[], bias: number[]): void => {
      this.projections.push({
        kernel: this.addPart(`${name}/kernel`, kernel, "kernel"),
        bias: useBias ? this.addPart(`${name}/bias`, bias, "bias") : undefined,
      });
    };
    add("query", [sizeOf(query), numHeads, keyDim], [numHeads, keyDim]);
    add("key", [sizeOf(key), numHeads, keyDim], [numHeads, keyDim]);
    add("value", [sizeOf(value), numHeads, valueDim], [numHeads, valueDim]);
    add("attention_output", [numHeads, valueDim, output], [output]);
    super.build(inputShape);
  }

  private addPart(name: string, shape: number[], kind: "kernel" | "bias"): Weight {
    const read = (what: string): never => this.reader[`${kind}${what}` as keyof DenseArgs] as never;
    return this.addWeight(
      ...([name, shape, "float32", read("Initializer"), read("Regularizer")] as const),
      ...([true, read("Constraint")] as const),
    );
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const [query] = shapesOf(inputShape);
    return [...query.slice(0, -1), this.options.outputShape ?? sizeOf(query)];
  }

  override computeMask(_: Tensor | Tensor[], mask?: Tensor | Tensor[]): Tensor {
    return [mask].flat()[0] as Tensor;
  }

  override call(inputs: Tensor | Tensor[], kwargs: AttentionArguments = {}): Tensor {
    return tf.tidy(() => this.attend([inputs].flat(), kwargs).output);
  }

  /** The output, and the weights of the attention `[batch, numHeads, T, S]`. Only for tensors, on a built layer. */
  callAndReturnAttentionScores(
    inputs: Tensor | Tensor[],
    kwargs: AttentionArguments = {},
  ): { output: Tensor; scores: Tensor } {
    return tf.tidy(() => this.attend([inputs].flat(), kwargs) as never);
  }

  private attend(
    inputs: Tensor[],
    {
      training = false,
      useCausalMask = this.options.useCausalMask ?? false,
      ...masks
    }: AttentionArguments,
  ): { output: Tensor; scores: Tensor } {
    const [query, value = query, key = value, fourth] = inputs as [Tensor, ...Tensor[]];
    const { keyDim, dropout = 0, seed } = this.options;
    const heads = [query, key, value].map((input, i) => this.project(input, i));
    const [q, k, v] = heads as [Tensor, Tensor, Tensor];
    const products = tf.matMul(tf.mul(q, 1 / Math.sqrt(keyDim)), k, false, true);
    const mask = attentionMask({
      ...masksOf(masks.mask, inputs),
      pairs: masks.attentionMask ?? fourth,
      causal: useCausalMask ? [query.shape[1]!, value.shape[1]!] : undefined,
    });
    const scores = mask ? maskedSoftmax(products, mask) : tf.softmax(products);
    const dropped = training && dropout > 0 ? tf.dropout(scores, dropout, undefined, seed) : scores;
    return { output: this.join(tf.matMul(dropped, v)), scores };
  }

  /** `[batch, positions, size]` to `[batch, numHeads, positions, size of a head]`. */
  private project(input: Tensor, index: number): Tensor {
    const { kernel, bias } = this.projections[index]!;
    const [batch, positions, size] = input.shape as [number, number, number];
    const weights = kernel.read();
    const [, heads, width] = weights.shape as [number, number, number];
    const rows = tf.matMul(input.reshape([-1, size]), weights.reshape([size, heads * width]));
    const split = rows.reshape([batch, positions, heads, width]);
    return tf.transpose(bias ? tf.add(split, bias.read()) : split, [0, 2, 1, 3]);
  }

  private join(heads: Tensor): Tensor {
    const { kernel, bias } = this.projections[3]!;
    const [batch, parts, positions, width] = heads.shape as [number, number, number, number];
    const rows = tf.transpose(heads, [0, 2, 1, 3]).reshape([-1, parts * width]);
    const output = kernel.shape.at(-1)!;
    const joined = tf.matMul(rows, kernel.read().reshape([parts * width, output]));
    const shaped = joined.reshape([batch, positions, output]);
    return bias ? tf.add(shaped, bias.read()) : shaped;
  }

  override getConfig(): serialization.ConfigDict {
    const written = plain.flatMap((name) =>
      this.options[name] === undefined ? [] : [[name, this.options[name]] as const],
    );
    const parts = Object.entries(this.reader.getConfig()).filter(([name]) => readable.test(name));
    return { ...super.getConfig(), ...Object.fromEntries([...written, ...parts]) };
  }
}

tf.serialization.registerClass(MultiHeadAttention);

/**
 * Attention with several heads (Vaswani et al., Attention is all you need, 2017), as Keras's `MultiHeadAttention`: its
 * formulas, defaults, and shapes and order of weights.
 *
 * Apply it to one tensor `[batch, T, size]`, which then attends to itself, or to a list: query `[batch, T, …]`, value
 * `[batch, S, …]`, key (default: the value), and as a fourth an attention mask `[batch, T, S]` of 1 where a position of
 * the query may see one of the value. The output is `[batch, T, outputShape]`.
 *
 * A mask of the input, as `tf.layers.embedding({ maskZero: true })` makes, hides positions of the query and, where the
 * tensor attends to itself, of the value; a tfjs model passes on the mask of the first input only. A position that sees
 * nothing attends to nothing: its output is the bias.
 *
 * @throws if `numHeads`, `keyDim`, `valueDim` or `outputShape` is not a whole number from 1, or `dropout` not from 0 to
 *   below 1; when it is built, if an input is not `[batch, positions, size]`.
 * @example
 * const x = tf.input({ shape: [10, 64] });
 * const y = lab.layers.multiHeadAttention({ numHeads: 4, keyDim: 16, useCausalMask: true }).apply(x);
 */
export function multiHeadAttention(options: MultiHeadAttentionOptions): MultiHeadAttention {
  return new MultiHeadAttention(options);
}

/** What of a weight a dense layer has options for, too. */
const readable = /^(kernel|bias)(Initializer|Regularizer|Constraint)$/;

function denseReader(options: MultiHeadAttentionOptions): MultiHeadAttention["reader"] {
  const given = Object.entries(options).filter(
    ([name, value]) => readable.test(name) && value !== null && value !== undefined,
  );
  return tf.layers.dense({
    units: 1,
    kernelInitializer: "glorotUniform",
    ...Object.fromEntries(given),
  }) as unknown as MultiHeadAttention["reader"];
}

/** As Keras: what is hidden weighs 0, also in a row in which all is hidden. */
function maskedSoftmax(products: Tensor, mask: Tensor): Tensor {
  const visible = tf.where(tf.cast(mask, "bool"), products, tf.scalar(-1e9));
  return tf.mul(tf.softmax(visible), mask);
}

/** Of query, value and key. */
function shapesOf(inputShape: Shape | Shape[]): [Shape, Shape, Shape] {
  const shapes = (Array.isArray(inputShape[0]) ? inputShape : [inputShape]) as Shape[];
  const [query, value = query, key = value] = shapes as [Shape, ...Shape[]];
  for (const shape of [query, value, key]) {
    if (shape.length === 3 && typeof shape[2] === "number") continue;
    throw invalid("input of an attention", {
      expected: "tensors of shape [batch, positions, size]",
      received: `[${shape.map((size) => size ?? "null").join(", ")}]`,
    });
  }
  return [query, value, key];
}

function sizeOf(shape: Shape): number {
  return shape[2] as number;
}

/** The masks of query, value and key. */
function masksOf(mask: AttentionArguments["mask"], inputs: readonly Tensor[]): Masks {
  const [query, value, key] = [mask].flat();
  const toItself = inputs.length === 1 || inputs[1] === inputs[0];
  const ofValue = value ?? (toItself ? query : undefined);
  return { query: query ?? undefined, value: ofValue ?? undefined, key: key ?? undefined };
}
