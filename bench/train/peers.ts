import { join } from "node:path";
import { startPeer, type Peer } from "./peer.js";

/** What is measured beside one another. */
export const peerNames = [
  "TrainLab",
  "tfjs eager",
  "Keras",
  "Keras jit",
  "PyTorch",
  "torch.compile",
] as const;

export type PeerName = (typeof peerNames)[number];

/** Starts a peer on the problem in a folder. */
export function start(name: PeerName, root: string, python: string, folder: string): Peer {
  const worker = join(root, "dist/bench/train/worker.js");
  const script = (file: string): string => join(root, "bench/train/peers", file);
  const commands: Readonly<Record<PeerName, readonly string[]>> = {
    TrainLab: [process.execPath, worker, folder, "compiled"],
    "tfjs eager": [process.execPath, worker, folder, "eager"],
    Keras: [python, script("keras_peer.py"), folder, "graph"],
    "Keras jit": [python, script("keras_peer.py"), folder, "jit"],
    PyTorch: [python, script("torch_peer.py"), folder, "eager"],
    "torch.compile": [python, script("torch_peer.py"), folder, "compile"],
  };
  return startPeer(commands[name]);
}
