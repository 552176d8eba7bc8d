"""Writes fixtures/*.keras, *.h5, models.json and saved-model: models of Keras and TensorFlow with what they predict.

    pip install tensorflow-cpu==2.21.0 keras==3.15.1 tf_keras==2.21.0 && python reference.py
"""

import json
import math
from pathlib import Path

import keras
import numpy
import tensorflow as tf
import tf_keras
from keras import layers

fixtures = Path(__file__).parent / "fixtures"


def values(shape, phase):
    """Numbers between -1 and 1 without a pattern."""
    size = math.prod(shape)
    return numpy.sin((numpy.arange(size) + 1) ** 2 * 0.7391 + phase).reshape(shape).astype("float32")


def image():
    return keras.Sequential(
        [
            layers.Input([8, 8, 2], name="photo"),
            layers.Rescaling(0.5, offset=0.1),
            layers.Conv2D(3, 3, padding="same", use_bias=False),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.DepthwiseConv2D(2, depth_multiplier=2, dilation_rate=2),
            layers.SeparableConv2D(4, 2, dilation_rate=2, activation="swish"),
            layers.MaxPooling2D(2, padding="same"),
            layers.Dropout(0.2),
            layers.Conv2DTranspose(2, 3, strides=2),
            layers.AveragePooling2D(2),
            layers.ZeroPadding2D(((1, 0), (0, 1))),
            layers.Flatten(),
            layers.Dense(3, activation="softmax", kernel_regularizer=keras.regularizers.L2(1e-3)),
        ],
        name="image",
    )


def text():
    tokens = keras.Input([6], dtype="int32", name="tokens")
    words = layers.Embedding(10, 4, mask_zero=True)(tokens)
    first = layers.GRU(3, reset_after=False, return_sequences=True)(words)
    state = layers.Bidirectional(layers.LSTM(3))(layers.Dropout(0.1)(first))
    return keras.Model(tokens, layers.Dense(1, activation="sigmoid")(state), name="text")


def attention():
    query = keras.Input([4, 6], name="query")
    source = keras.Input([3, 5], name="source")
    normal = layers.LayerNormalization(epsilon=1e-5)(query)
    itself = layers.MultiHeadAttention(2, 3, dropout=0.1)(normal, normal)
    summed = layers.Add()([query, itself])
    other = layers.MultiHeadAttention(2, 2, value_dim=4)(summed, source)
    joined = layers.Concatenate()([summed, other])
    shared = layers.Dense(4, activation="gelu")
    one = layers.GlobalAveragePooling1D()(shared(joined))
    two = layers.GlobalMaxPooling1D()(shared(layers.LeakyReLU(negative_slope=0.1)(joined)))
    sums = layers.Dense(2, name="sums")(layers.Multiply()([one, two]))
    return keras.Model([query, source], [sums, layers.Average(name="mean")([one, two])], name="attention")


def series():
    return keras.Sequential(
        [
            layers.Input([7, 3]),
            layers.Conv1D(4, 2, padding="same", dilation_rate=2, activation="relu"),
            layers.TimeDistributed(layers.Dense(3, activation="tanh")),
            layers.SimpleRNN(4, return_sequences=True),
            layers.AveragePooling1D(2),
            layers.Permute([2, 1]),
            layers.Reshape([12]),
            layers.PReLU(),
            layers.Dense(2, activation="elu"),
        ],
        name="series",
    )


def gates():
    """Keras's default GRU."""
    return keras.Sequential(
        [
            layers.Input([5, 2]),
            layers.Masking(0.0),
            layers.GRU(3, return_sequences=True),
            layers.Bidirectional(layers.GRU(2)),
            layers.Dense(1),
        ],
        name="gates",
    )


def nested():
    inner = keras.Sequential([layers.Input([3]), layers.Dense(4, activation="relu"), layers.Dense(2)], name="inner")
    x = keras.Input([3])
    return keras.Model(x, layers.Dense(1, name="last")(inner(x)), name="nested")


def second():
    """In the form of Keras 2."""
    old = tf_keras.layers
    inner = tf_keras.Sequential([old.Dense(4, activation="relu", input_shape=[3]), old.BatchNormalization()], name="inner")
    x = tf_keras.Input([5, 3], name="x")
    each = old.LSTM(3, name="memory")(x)
    joined = old.Concatenate()([inner(each), each])
    return tf_keras.Model(x, old.Dense(2, activation="swish", kernel_regularizer="l2")(joined), name="second")


def fill(model, phase):
    """Weights without a pattern; variances positive."""
    weights = []
    for k, weight in enumerate(model.weights):
        value = values(weight.shape, phase + k)
        positive = "variance" in getattr(weight, "path", weight.name)
        weights.append(abs(value) + 0.1 if positive else value / 2)
    model.set_weights(weights)


inputs = {
    "image": [values([2, 8, 8, 2], 1)],
    "text": [numpy.array([[3, 7, 1, 0, 0, 0], [9, 2, 2, 5, 8, 1]], "int32")],
    "attention": [values([2, 4, 6], 1), values([2, 3, 5], 2)],
    "series": [values([2, 7, 3], 1)],
    "gates": [numpy.concatenate([values([2, 3, 2], 1), numpy.zeros([2, 2, 2], "float32")], 1)],
    "nested": [values([2, 3], 1)],
    "second": [values([2, 5, 3], 1)],
}


def described(tensor):
    return {"shape": list(tensor.shape), "values": [float(f"{value:.8g}") for value in numpy.ravel(tensor)]}


models = {}
for make in (image, text, attention, series, gates, nested, second):
    name = make.__name__
    model = make()
    fill(model, 1)
    if name != "second":
        model.save(fixtures / f"{name}.keras")
    if name in ("text", "attention", "second"):
        model.save(fixtures / f"{name}.h5")
    if name in ("attention", "nested"):
        model.save_weights(fixtures / f"{name}.weights.h5")
    outputs = model.predict(inputs[name] if len(inputs[name]) > 1 else inputs[name][0], verbose=0)
    outputs = outputs if isinstance(outputs, list) else [outputs]
    models[name] = {
        "inputs": [described(value) for value in inputs[name]],
        "outputs": [described(value) for value in outputs],
    }

# What tfjs does not have, or does otherwise.
refused = {
    "layer": [layers.Input([4]), layers.UnitNormalization()],
    "setting": [layers.Input([4, 4, 2]), layers.Conv2D(2, 1, groups=2)],
    "activation": [layers.Input([4]), layers.Dense(2, activation="hard_sigmoid")],
    "mask": [layers.Input([4]), layers.Embedding(5, 2, mask_zero=True), layers.GlobalAveragePooling1D()],
    "precision": [layers.Input([4]), layers.Dense(2, dtype="mixed_float16")],
}
for name, parts in refused.items():
    keras.Sequential(parts).save(fixtures / f"refused-{name}.keras")
x = keras.Input([4])
keras.Model(x, keras.ops.sin(x)).save(fixtures / "refused-operation.keras")
keras.Model(x, x + x).save(fixtures / "refused-sum.keras")



class Line(tf.Module):
    """A SavedModel with variables, functions and two signatures."""

    def __init__(self):
        self.slope = tf.Variable([2.0, -1.0])
        self.offset = tf.Variable(0.5)

    @tf.function(input_signature=[tf.TensorSpec([None, 2], name="x")])
    def value(self, x):
        return {"y": tf.linalg.matvec(x, self.slope) + self.offset}

    @tf.function(input_signature=[tf.TensorSpec([None, 2], name="x"), tf.TensorSpec([None], name="wanted")])
    def error(self, x, wanted):
        error = self.value(x)["y"] - wanted
        return {"error": error, "squared": error**2}


line = Line()
tf.saved_model.save(line, fixtures / "saved-model", signatures={"serving_default": line.value, "error": line.error})

result = {"version": keras.__version__, "models": models}
(fixtures / "models.json").write_text(json.dumps(result) + "\n")
