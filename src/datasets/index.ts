export { iris } from "./iris.js";
export { mnist, type LabelledImages, type Mnist, type MnistOptions } from "./mnist.js";
