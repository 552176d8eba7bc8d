"""Feeds metric values to Keras's EarlyStopping and writes when it stops, and which epoch's weights it puts back, to
fixtures/early-stopping.json.

Run with Keras 3.15.0: python test/callbacks/reference.py
"""

import json
from pathlib import Path

import keras


class Model:
    """What EarlyStopping needs of a model; the weights are the number of the epoch."""

    def __init__(self):
        self.stop_training = False
        self.weights = None

    def get_weights(self):
        return self.weights

    def set_weights(self, weights):
        self.weights = weights


sequences = {
    "falling, then rising": [5, 4, 3, 3.5, 3.2, 3.1, 3.3, 4, 5, 6],
    "flat": [1, 1, 1, 1, 1, 1],
    "small steps": [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65],
    "up and down": [2, 3, 1, 3, 0.5, 4, 0.4, 5, 0.3, 6],
    "rising": [1, 2, 3, 4, 5, 6],
}
options = [
    {},
    {"patience": 2},
    {"patience": 2, "min_delta": 0.1},
    {"patience": 1, "baseline": 3.4},
    {"patience": 2, "baseline": 0.45},
    {"patience": 1, "start_from_epoch": 3},
    {"patience": 2, "mode": "max"},
    {"patience": 1, "mode": "max", "min_delta": 1, "baseline": 2.5},
]


def outcome(values, given):
    model = Model()
    callback = keras.callbacks.EarlyStopping(restore_best_weights=True, **given)
    callback.set_model(model)
    callback.on_train_begin()
    stopped = None
    for epoch, value in enumerate(values):
        model.weights = epoch
        callback.on_epoch_end(epoch, {"val_loss": float(value)})
        if model.stop_training:
            stopped = epoch
            break
    callback.on_train_end()
    return {"stopped": stopped, "restored": model.weights}


cases = [
    {"sequence": name, "values": values, "options": given, **outcome(values, given)}
    for name, values in sequences.items()
    for given in options
]
target = Path(__file__).parent / "fixtures" / "early-stopping.json"
target.parent.mkdir(exist_ok=True)
target.write_text(json.dumps(cases, indent=1) + "\n")
