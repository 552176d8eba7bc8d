"""Writes fixtures/attention.json: Keras's MultiHeadAttention with given weights, its outputs and gradients.

    pip install tensorflow-cpu==2.21.0 keras==3.15.1 && python reference.py
"""

import json
import math
from pathlib import Path

import keras
import numpy
import tensorflow as tf


def values(shape, phase):
    """Numbers between -1 and 1 without a pattern."""
    size = math.prod(shape)
    return numpy.sin((numpy.arange(size) + 1) ** 2 * 0.7391 + phase).reshape(shape)


def constant(shape, phase):
    return tf.constant(values(shape, phase), tf.float32)


batch, targets, sources, size = 2, 4, 3, 6
pairs = numpy.array([[[1, 0, 1], [1, 1, 1], [0, 0, 0], [0, 1, 1]], [[1, 1, 0]] * 4])
left = numpy.array([[1, 1, 1, 0], [1, 1, 0, 0]])
right = numpy.array([[1, 1, 0], [0, 1, 1]])
# Options, shapes of the inputs, and the arguments of the call.
cases = {
    "to itself": (dict(num_heads=2, key_dim=3), [[batch, targets, size]], {}),
    "to itself, causal": (
        dict(num_heads=3, key_dim=2, value_dim=4),
        [[batch, targets, size]],
        dict(use_causal_mask=True),
    ),
    "to itself, padded": (dict(num_heads=2, key_dim=3), [[batch, targets, size]], dict(query_mask=left, value_mask=left)),
    "to another": (
        dict(num_heads=2, key_dim=3, output_shape=5),
        [[batch, targets, size], [batch, sources, 4]],
        {},
    ),
    "a key of its own": (
        dict(num_heads=2, key_dim=3, use_bias=False),
        [[batch, targets, size], [batch, sources, 4], [batch, sources, 7]],
        {},
    ),
    "pairs": (
        dict(num_heads=2, key_dim=3),
        [[batch, targets, size], [batch, sources, 4]],
        dict(attention_mask=pairs),
    ),
    "pairs, causal": (
        dict(num_heads=2, key_dim=3),
        [[batch, targets, size], [batch, sources, 4]],
        dict(attention_mask=pairs, use_causal_mask=True),
    ),
    "masks of both": (
        dict(num_heads=1, key_dim=3),
        [[batch, targets, size], [batch, sources, 4]],
        dict(query_mask=left, value_mask=right),
    ),
}


def plain(tensor):
    return [float(f"{value:.8g}") for value in numpy.ravel(tensor)]


def reference(options, shapes, arguments):
    inputs = [constant(shape, k) for k, shape in enumerate(shapes)]
    query, value, key = (inputs * 2)[:2] + [None] if len(inputs) == 1 else (inputs + [None])[:3]
    layer = keras.layers.MultiHeadAttention(**options, flash_attention=False)
    layer(query, value, key)
    layer.set_weights([values(weight.shape, 3 + k) for k, weight in enumerate(layer.weights)])
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        query, value, key = (inputs * 2)[:2] + [None] if len(inputs) == 1 else (inputs + [None])[:3]
        # A mask of the query is read from the tensor, whatever the call says.
        passed = {name: given for name, given in arguments.items() if name != "query_mask"}
        if "query_mask" in arguments:
            query = tf.identity(query)
            keras.src.backend.set_keras_mask(query, arguments["query_mask"])
        output, scores = layer(query, value, key, return_attention_scores=True, **passed)
        total = tf.reduce_sum(output * constant(output.shape, 0.5))
    gradients = tape.gradient(total, inputs + layer.trainable_weights)
    return {
        "shapes": shapes,
        "weights": [list(weight.shape) for weight in layer.weights],
        "output": plain(output),
        "scores": plain(scores),
        "gradients": [plain(gradient) for gradient in gradients],
        "masks": {name: value.tolist() for name, value in arguments.items() if name != "use_causal_mask"},
    }


result = {
    "versions": {"keras": keras.__version__, "tensorflow": tf.__version__},
    "cases": {name: reference(*case) for name, case in cases.items()},
}
Path(__file__).parent.joinpath("fixtures/attention.json").write_text(json.dumps(result) + "\n")
