import { hookTfjsNode } from "../../src/native/index.js";

// For the other JavaScript kernels: what TrainLab does at its own start.
hookTfjsNode();
