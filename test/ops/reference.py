"""Writes fixtures/gradients.json: TensorFlow's own gradients of operations that tfjs has none for.

    pip install tensorflow-cpu==2.21.0 && python reference.py
"""

import json
import math
from pathlib import Path

import numpy
import tensorflow as tf


def values(shape, phase):
    """Numbers between -2 and 2 without a pattern."""
    size = math.prod(shape)
    return (2 * numpy.sin((numpy.arange(size) + 1) * 12.9898 + phase)).reshape(shape)


einsums = {
    "matrix product": ("ab,bc->ac", [2, 3], [3, 4]),
    "batched, transposed": ("abc,adc->abd", [2, 3, 4], [2, 5, 4]),
    "attention scores": ("btnh,bsnh->bnts", [2, 3, 2, 4], [2, 5, 2, 4]),
    "outer product": ("a,b->ab", [3], [4]),
    "inner product": ("a,a->", [5], [5]),
    "a letter summed away": ("abc,cd->ad", [2, 3, 4], [4, 5]),
    "letters summed away on both sides": ("ab,cd->ac", [2, 3], [4, 5]),
    "one operand, transposed": ("abc->cab", [2, 3, 4]),
    "one operand, summed": ("abc->b", [2, 3, 4]),
    "trace": ("aa->", [4, 4]),
    "diagonal": ("aab->ab", [3, 3, 2]),
    "diagonal in a product": ("aab,bc->ac", [3, 3, 2], [2, 4]),
    "ellipsis": ("...ij,...jk->...ik", [2, 3, 4], [2, 4, 5]),
    "ellipsis that broadcasts": ("...ij,...jk->...ik", [5, 1, 2, 3], [4, 3, 6]),
    "ellipsis on one side": ("...i,ij->...j", [2, 3, 4], [4, 5]),
    "ellipsis of length one": ("i...,i...->...", [3, 1, 2], [3, 4, 1]),
}

slices = {
    "steps": dict(begin=[0, 1], end=[4, 6], strides=[2, 2]),
    "backwards": dict(begin=[3, 5], end=[0, 1], strides=[-1, -2]),
    "open ends": dict(begin=[1, 1], end=[3, 3], strides=[1, 2], begin_mask=1, end_mask=2),
    "one row": dict(begin=[2, 0], end=[3, 6], strides=[1, 1], shrink_axis_mask=1),
    "a new axis": dict(begin=[0, 0, 1], end=[0, 4, 5], strides=[1, 1, 2], new_axis_mask=1),
    "ellipsis": dict(begin=[0, 1], end=[0, 4], strides=[1, 1], ellipsis_mask=1),
}


def stride(options):
    options = dict(options)
    begin, end, strides = (options.pop(key) for key in ("begin", "end", "strides"))
    return lambda x: tf.strided_slice(x, begin, end, strides, **options)


def dilated(w, dilation):
    """The kernel with zeros between its values: TensorFlow has no gradient of dilated kernels on a CPU."""
    (rows, columns), (height, width, *channels) = dilation, w.shape
    apart = tf.pad(w[:, None, :, None], [[0, 0], [0, rows - 1], [0, 0], [0, columns - 1], [0, 0], [0, 0]])
    whole = tf.reshape(apart, [height * rows, width * columns, *channels])
    return whole[: (height - 1) * rows + 1, : (width - 1) * columns + 1]


def conv2d(padding, dilation):
    return lambda x, w: tf.nn.conv2d(x, dilated(w, dilation), 1, padding)


def depthwise(padding, dilation):
    return lambda x, w: tf.nn.depthwise_conv2d(x, dilated(w, dilation), [1, 1, 1, 1], padding)


def explicit(pad):
    return [[0, 0], [pad, pad], [pad, pad], [0, 0]]


def second_order(function):
    """The gradient of the squared gradient."""

    def of(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            total = tf.reduce_sum(tf.square(function(x)))
        return tape.gradient(total, x)

    return of


image = [2, 7, 6, 3]
functions = {
    **{
        f"einsum: {name}": (lambda *inputs, e=equation: tf.einsum(e, *inputs), shapes)
        for name, (equation, *shapes) in einsums.items()
    },
    **{
        f"cumprod: axis {axis}{', exclusive' * exclusive}{', reverse' * reverse}": (
            lambda x, a=axis, e=exclusive, r=reverse: tf.math.cumprod(x, a, e, r),
            [[3, 5, 2]],
        )
        for axis, exclusive, reverse in [(0, False, False), (1, False, False), (-1, False, False)]
        + [(1, True, False), (1, False, True), (1, True, True)]
    },
    "topk: the largest": (lambda x: tf.math.top_k(x, 3).values, [[2, 3, 6]]),
    "topk: of one row": (lambda x: tf.math.top_k(x, 2).values, [[5]]),
    **{f"stridedSlice: {name}": (stride(options), [[4, 6]]) for name, options in slices.items()},
    "gatherND: rows": (lambda x: tf.gather_nd(x, [[2], [0], [2]]), [[3, 4]]),
    "gatherND: elements": (lambda x: tf.gather_nd(x, [[[0, 1], [2, 3]], [[0, 1], [1, 1]]]), [[3, 4]]),
    "scatterND: repeated": (lambda u: tf.scatter_nd([[1], [3], [1]], u, [4, 2]), [[3, 2]]),
    "conv2d: dilated, valid": (conv2d("VALID", [2, 2]), [image, [3, 2, 3, 4]]),
    "conv2d: dilated, same": (conv2d("SAME", [2, 2]), [image, [3, 3, 3, 2]]),
    "conv2d: dilated unevenly": (conv2d("SAME", [3, 1]), [image, [2, 3, 3, 2]]),
    "conv2d: dilated, padded by 3": (conv2d(explicit(3), [2, 2]), [image, [2, 2, 3, 2]]),
    "depthwiseConv2d: dilated, valid": (depthwise("VALID", [2, 2]), [image, [2, 3, 3, 2]]),
    "depthwiseConv2d: dilated, same": (depthwise("SAME", [2, 2]), [image, [3, 3, 3, 1]]),
    "maxPool: second order, valid": (second_order(lambda x: tf.nn.max_pool2d(x, 2, 2, "VALID")), [image]),
    "maxPool: second order, same": (second_order(lambda x: tf.nn.max_pool2d(x, 3, 2, "SAME")), [image]),
    "maxPool3d: second order": (
        second_order(lambda x: tf.nn.max_pool3d(x, 2, 2, "SAME")),
        [[1, 4, 5, 4, 2]],
    ),
    "avgPool: second order": (second_order(lambda x: tf.nn.avg_pool2d(x, 2, 1, "SAME")), [image]),
}


def reference(function, shapes):
    """Values, and the gradients of their sum when each is weighed by a number of its own."""
    inputs = [tf.constant(values(shape, k), tf.float32) for k, shape in enumerate(shapes)]
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        output = function(*inputs)
        weights = tf.constant(values(output.shape, 0.5), tf.float32)
        total = tf.reduce_sum(output * weights)
    gradients = tape.gradient(total, inputs)
    plain = lambda tensor: [round(float(value), 7) for value in tf.convert_to_tensor(tensor).numpy().ravel()]
    return {"shapes": shapes, "output": plain(output), "gradients": [plain(one) for one in gradients]}


result = {
    "version": tf.__version__,
    "cases": {name: reference(*case) for name, case in functions.items()},
}
Path(__file__).parent.joinpath("fixtures/gradients.json").write_text(json.dumps(result) + "\n")
