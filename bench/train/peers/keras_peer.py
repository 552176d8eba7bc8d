"""The peer of the bench in Keras on TensorFlow: `keras_peer.py FOLDER graph|jit`."""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
from keras import layers as L

from peer import peak_memory, read_problem, serve, timed

row, x, y, weights = read_problem(sys.argv[1])

make = {
    "dense": lambda s: L.Dense(s["units"], activation=s.get("activation")),
    "conv2d": lambda s: L.Conv2D(
        s["filters"],
        s["kernel"],
        strides=s.get("strides", 1),
        padding=s.get("padding", "valid"),
        activation=s.get("activation"),
    ),
    "maxPool2d": lambda s: L.MaxPooling2D(),
    "flatten": lambda s: L.Flatten(),
    "batchNorm": lambda s: L.BatchNormalization(),
    "relu": lambda s: L.ReLU(),
    "globalAveragePool2d": lambda s: L.GlobalAveragePooling2D(),
    "dropout": lambda s: L.Dropout(s["rate"]),
    "embedding": lambda s: L.Embedding(s["words"], s["units"]),
    "lstm": lambda s: L.LSTM(s["units"]),
    "gru": lambda s: L.GRU(s["units"]),
    "bidirectionalLstm": lambda s: L.Bidirectional(L.LSTM(s["units"])),
}
built = []


def through(specs, at):
    for spec in specs:
        if spec["kind"] == "residual":
            at = L.Add()([at, through(spec["layers"], at)])
        else:
            layer = make[spec["kind"]](spec)
            built.append(layer)
            at = layer(at)
    return at


inputs = keras.Input(row["input"])
model = keras.Model(inputs, through(row["layers"], inputs))
rest = iter(weights)
for layer in built:
    layer.set_weights([next(rest) for weight in layer.get_weights() if weight.dtype == "float32"][: len(layer.weights)])
model.compile(
    optimizer=keras.optimizers.Adam(1e-3, epsilon=1e-10),
    loss="mean_squared_error" if row.get("target") == "itself" else "categorical_crossentropy",
    jit_compile=sys.argv[2] == "jit",
)
batch, steps = row["batch"], row["steps"]


def losses():
    found = []
    for step in range(20):
        at = step % steps * batch
        model.reset_metrics()
        found.append(model.train_on_batch(x[at : at + batch], y[at : at + batch]))
    return found


options = {"batch_size": batch, "verbose": 0}
serve(
    {
        "losses": losses,
        "train": lambda: timed(lambda: model.fit(x, y, shuffle=False, **options), steps),
        "predict": lambda: timed(lambda: model.predict(x, **options), steps),
        "evaluate": lambda: timed(lambda: model.evaluate(x, y, **options), steps),
        "memory": peak_memory,
    }
)
