export {
  multiHeadAttention,
  MultiHeadAttention,
  type AttentionArguments,
  type MultiHeadAttentionOptions,
} from "./multi-head-attention.js";
