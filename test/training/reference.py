"""Trains small models with Keras and writes what came of it to fixtures/keras.json.

Run with Keras 3.15.0 and TensorFlow 2.21.0: python test/training/reference.py
"""

import json
from pathlib import Path

import keras
import numpy as np

random = np.random.default_rng(7)


def rounded(array):
    """Values that JSON and float32 both hold exactly enough."""
    return np.round(array, 4).astype("float32")


def listed(arrays):
    return [array.tolist() for array in arrays]


def history_of(history):
    return {name: [float(value) for value in values] for name, values in history.history.items()}


x = rounded(random.normal(size=(50, 3)))
classes = (np.abs(x).sum(axis=1) * 0.8).astype("int32").clip(0, 2)
start = [rounded(random.normal(size=shape, scale=0.5)) for shape in [(3, 4), (4,), (4, 3), (3,)]]


def classifier(optimizer):
    model = keras.Sequential(
        [
            keras.Input((3,)),
            keras.layers.Dense(4, activation="tanh", kernel_regularizer=keras.regularizers.L2(0.01)),
            keras.layers.Dense(3, activation="softmax"),
        ]
    )
    model.set_weights(start)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def classification(optimizer, **options):
    model = classifier(optimizer)
    history = model.fit(
        x, classes, batch_size=16, epochs=4, shuffle=False, validation_split=0.2, verbose=0, **options
    )
    return {"history": history_of(history), "weights": listed(model.get_weights())}


size = rounded(x.sum(axis=1, keepdims=True))
sign = (size > 0).astype("float32")
shared = [rounded(random.normal(size=shape, scale=0.5)) for shape in [(3, 4), (4,), (4, 1), (1,), (4, 1), (1,)]]


def two_outputs():
    inputs = keras.Input((3,), name="x")
    layers = [
        keras.layers.Dense(4, activation="tanh"),
        keras.layers.Dense(1, name="size"),
        keras.layers.Dense(1, activation="sigmoid", name="sign"),
    ]
    hidden = layers[0](inputs)
    model = keras.Model(inputs, {"size": layers[1](hidden), "sign": layers[2](hidden)})
    # The order of a model's layers is not that of their making.
    for i, layer in enumerate(layers):
        layer.set_weights(shared[2 * i : 2 * i + 2])
    model.compile(
        keras.optimizers.SGD(0.1),
        {"size": "mse", "sign": "binary_crossentropy"},
        metrics={"size": ["mae"], "sign": ["accuracy"]},
    )
    history = model.fit(
        x,
        {"size": size, "sign": sign},
        # With a smaller last batch, Keras's losses of the outputs do not add up to its loss.
        batch_size=10,
        epochs=3,
        shuffle=False,
        validation_data=(x[:20], {"size": size[:20], "sign": sign[:20]}),
        verbose=0,
    )
    weights = [weight for layer in layers for weight in layer.get_weights()]
    return {"history": history_of(history), "weights": listed(weights)}


reference = {
    "x": x.tolist(),
    "classes": classes.tolist(),
    "start": listed(start),
    "sgd": classification(keras.optimizers.SGD(0.1)),
    "adam": classification(keras.optimizers.Adam(0.01, epsilon=1e-7)),
    "class weights": classification(keras.optimizers.SGD(0.1), class_weight={0: 0.5, 1: 3.0}),
    "sample weights": classification(keras.optimizers.SGD(0.1), sample_weight=np.arange(50) / 25),
    "clip norm": classification(keras.optimizers.SGD(0.1, clipnorm=0.1)),
    "clip value": classification(keras.optimizers.SGD(0.5, clipvalue=0.02)),
    "global clip norm": classification(keras.optimizers.SGD(0.1, global_clipnorm=0.2)),
    "accumulation": classification(
        keras.optimizers.SGD(0.1, momentum=0.9, gradient_accumulation_steps=2)
    ),
    "accumulation, clip norm": classification(
        keras.optimizers.SGD(0.1, gradient_accumulation_steps=5, clipnorm=0.1)
    ),
    "two outputs": {
        "size": size.tolist(),
        "sign": sign.tolist(),
        "start": listed(shared),
        **two_outputs(),
    },
}
target = Path(__file__).parent / "fixtures" / "keras.json"
target.parent.mkdir(exist_ok=True)
target.write_text(json.dumps(reference) + "\n")
