export { keras, kerasWeights } from "./keras/keras.js";
