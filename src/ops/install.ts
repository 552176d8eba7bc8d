import type { KernelConfig } from "@tensorflow/tfjs-node";
import { heedDilationOfDepthwiseLayer } from "./dilated-depthwise-layer.js";
import { unfuseDilatedConvolutions } from "./fused-convolutions.js";
import { convolutionGradientGradients } from "./gradients/convolutions.js";
import { cumprodGradient } from "./gradients/cumprod.js";
import { decompositionGradients } from "./gradients/decompositions.js";
import { dilatedConvolutionGradients } from "./gradients/dilated-conv2d.js";
import { einsumGradient } from "./gradients/einsum.js";
import { gatherNdGradient, scatterNdGradient } from "./gradients/gather-scatter.js";
import {
  avgPoolGradGradient,
  maxPoolGradGradGradient,
  maxPoolGradGradient,
} from "./gradients/pooling.js";
import { solvingGradients } from "./gradients/solving.js";
import { eluGradGradient, stepGradients } from "./gradients/steps.js";
import { stridedSliceGradient } from "./gradients/strided-slice.js";
import { topKGradient } from "./gradients/top-k.js";
import { bitwiseAndKernel, denseBincountKernel, searchSortedKernel } from "./kernels/counting.js";
import { kernelsFromJavaScript } from "./kernels/from-javascript.js";
import { rotateWithOffsetKernel, transformKernel } from "./kernels/image-transforms.js";
import { linearAlgebraKernels } from "./kernels/linear-algebra.js";
import { matrixProductKernel } from "./kernels/matrix-product.js";
import { maxPoolGradGradKernels, maxPoolWithArgmaxKernel } from "./kernels/max-pool.js";
import { speedUpOrthogonalInitializer } from "./orthogonal-initializer.js";
import { allowResetAfter } from "./reset-after-gru.js";
import { connectSavedOutputs } from "./saved-outputs.js";
import type { Tfjs } from "./tfjs.js";

/** Gives a loaded tfjs the gradients and the native kernels that it lacks. */
export function installOps(tf: Tfjs): void {
  const gradients = [
    avgPoolGradGradient(tf),
    ...convolutionGradientGradients(tf),
    cumprodGradient(tf),
    ...decompositionGradients(tf),
    ...dilatedConvolutionGradients(tf),
    einsumGradient(tf),
    eluGradGradient(tf),
    gatherNdGradient(tf),
    maxPoolGradGradient(tf, 2),
    maxPoolGradGradient(tf, 3),
    maxPoolGradGradGradient(tf, 2),
    maxPoolGradGradGradient(tf, 3),
    scatterNdGradient(tf),
    ...solvingGradients(tf),
    ...stepGradients(tf),
    stridedSliceGradient(tf),
    topKGradient(tf),
  ];
  for (const gradient of gradients) tf.registerGradient(gradient);
  const kernels = [
    bitwiseAndKernel,
    denseBincountKernel(tf),
    ...kernelsFromJavaScript(tf),
    ...linearAlgebraKernels,
    ...maxPoolGradGradKernels(tf),
    maxPoolWithArgmaxKernel,
    rotateWithOffsetKernel(tf),
    searchSortedKernel,
    transformKernel(tf),
  ];
  for (const kernel of kernels) {
    // Copies of tfjs in one process share what is registered.
    if (!tf.getKernel(kernel.kernelName, kernel.backendName)) tf.registerKernel(kernel);
  }
  replaceKernel(tf, "BatchMatMul", (own) => matrixProductKernel(tf, own));
  connectSavedOutputs(tf);
  unfuseDilatedConvolutions(tf);
  heedDilationOfDepthwiseLayer(tf);
  speedUpOrthogonalInitializer(tf);
  allowResetAfter(tf);
}

const replaced = new WeakSet<KernelConfig>();

/** Puts a kernel in the place of tfjs-node's own, once for all copies of tfjs. */
function replaceKernel(
  tf: Tfjs,
  name: string,
  replacement: (own: KernelConfig) => KernelConfig,
): void {
  const own = tf.getKernel(name, "tensorflow");
  if (!own || replaced.has(own)) return;
  const kernel = replacement(own);
  replaced.add(kernel);
  tf.unregisterKernel(name, "tensorflow");
  tf.registerKernel(kernel);
}
