import type { Tensor, serialization } from "@tensorflow/tfjs-node";
import type { Tfjs } from "./tfjs.js";

type GruArgs = Parameters<Tfjs["layers"]["gru"]>[0] & { resetAfter?: boolean };
type CellArgs = Parameters<Tfjs["layers"]["gruCell"]>[0];
type Layer = InstanceType<Tfjs["layers"]["Layer"]>;
type Weight = ReturnType<Layer["addWeight"]>;

interface Activation {
  apply(x: Tensor): Tensor;
}

/** Initializers, regularizers and constraints are only passed on. */
type Parts = { readonly [Name in `${Kind}${"Initializer" | "Regularizer" | "Constraint"}`]: never };
type Kind = "kernel" | "recurrent" | "bias";

/** What tfjs's cell has; its type is not exported. */
interface Cell extends Layer, Parts {
  readonly units: number;
  readonly useBias: boolean;
  readonly activation: Activation;
  readonly recurrentActivation: Activation;
  readonly dropout: number;
  readonly recurrentDropout: number;
  /** One mask for all steps of a sequence; the layer disposes of them before the next. */
  dropoutMask: Tensor[] | null;
  recurrentDropoutMask: Tensor[] | null;
  kernel: Weight;
  recurrentKernel: Weight;
  bias: Weight | null;
}

interface Gru extends Layer {
  cell: Layer;
}

type ClassOf<Made, Args> = new (args: Args) => Made;

/** What tfjs's registry takes: the static parts are inherited from tfjs's class. */
type Registered = Parameters<Tfjs["serialization"]["registerClass"]>[0];

/**
 * Lets `tf.layers.gru` and `tf.layers.gruCell` have `resetAfter: true`, the default of Keras 2 and 3, which tfjs
 * refuses: the reset gate acts on the product of the state, not on the state, and that product has a bias of its own
 * (the second row of `bias`). The layers that tfjs reads from JSON have it, too.
 */
export function allowResetAfter(tf: Tfjs): void {
  const { gru, gruCell } = tf.layers;
  const CellBase = gruCell({ units: 1 }).constructor as ClassOf<Cell, CellArgs>;
  const GruBase = gru({ units: 1 }).constructor as ClassOf<Gru, GruArgs>;

  class GRUCell extends CellBase {
    static readonly className = "GRUCell";
    private readonly resetAfter: boolean;

    constructor(args: CellArgs) {
      super({ ...args, resetAfter: false });
      this.resetAfter = args.resetAfter === true;
    }

    override build(inputShape: number[] | number[][]): void {
      if (!this.resetAfter) return super.build(inputShape);
      const size = inputShape.flat().at(-1)!;
      const { units, useBias } = this;
      this.kernel = this.addPart("kernel", [size, 3 * units], "kernel");
      this.recurrentKernel = this.addPart("recurrent_kernel", [units, 3 * units], "recurrent");
      this.bias = useBias ? this.addPart("bias", [2, 3 * units], "bias") : null;
      this.built = true;
    }

    private addPart(name: string, shape: number[], kind: Kind): Weight {
      const initializer = this[`${kind}Initializer`];
      const regularizer = this[`${kind}Regularizer`];
      const constraint = this[`${kind}Constraint`];
      return this.addWeight(name, shape, "float32", initializer, regularizer, true, constraint);
    }

    override call(inputs: Tensor | Tensor[], kwargs: { training?: boolean }): Tensor | Tensor[] {
      if (!this.resetAfter) return super.call(inputs, kwargs as never);
      return tf.tidy(() => this.step(inputs as [Tensor, Tensor], kwargs?.training === true));
    }

    private step([input, state]: [Tensor, Tensor], training: boolean): Tensor[] {
      if (training) {
        this.dropoutMask ??= maskFor(tf, input, this.dropout);
        this.recurrentDropoutMask ??= maskFor(tf, state, this.recurrentDropout);
      }
      const x = training && this.dropoutMask ? tf.mul(input, this.dropoutMask[0]!) : input;
      const mask = training && this.recurrentDropoutMask;
      const h: Tensor = mask ? tf.mul(state, mask[0]!) : state;
      const [ofInput, ofState] = this.bias
        ? tf.split(this.bias.read(), 2, 0).map((row) => row.flatten())
        : [];
      const [xz, xr, xh] = thirds(tf, x, this.kernel, ofInput);
      const [hz, hr, hh] = thirds(tf, h, this.recurrentKernel, ofState);
      const z = this.recurrentActivation.apply(tf.add(xz!, hz!));
      const r = this.recurrentActivation.apply(tf.add(xr!, hr!));
      const candidate = this.activation.apply(tf.add(xh!, tf.mul(r, hh!)));
      const next = tf.add(tf.mul(z, h), tf.mul(tf.sub(1, z), candidate));
      return [next, next];
    }

    override getConfig(): serialization.ConfigDict {
      return { ...super.getConfig(), resetAfter: this.resetAfter };
    }
  }

  class GRU extends GruBase {
    static readonly className = "GRU";

    constructor(args: GruArgs) {
      super({ ...args, resetAfter: false });
      this.cell = new GRUCell(args);
    }
  }

  tf.serialization.registerClass(GRUCell as unknown as Registered);
  tf.serialization.registerClass(GRU as unknown as Registered);
  Object.defineProperty(tf.layers, "gruCell", { value: (args: CellArgs) => new GRUCell(args) });
  Object.defineProperty(tf.layers, "gru", { value: (args: GruArgs) => new GRU(args) });
}

/** The three gates' shares of a product. */
function thirds(tf: Tfjs, x: Tensor, weights: Weight, bias: Tensor | undefined): Tensor[] {
  const product = tf.matMul(x, weights.read());
  return tf.split(bias ? tf.add(product, bias) : product, 3, 1);
}

function maskFor(tf: Tfjs, like: Tensor, rate: number): Tensor[] | null {
  return rate > 0 ? [tf.keep(tf.dropout(tf.onesLike(like), rate).clone())] : null;
}
