export { keras, kerasWeights } from "./keras/keras.js";
export {
  savedModel,
  type SavedModel,
  type SavedModelOptions,
  type SavedModelSignature,
  type SignatureInputs,
  type SignatureTensor,
} from "./saved-model.js";
