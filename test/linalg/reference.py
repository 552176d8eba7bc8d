"""Writes fixtures/linalg.json: TensorFlow's linear algebra, with its gradients, in float64.

    pip install tensorflow-cpu==2.21.0 && python reference.py
"""

import json
import math
from pathlib import Path

import numpy
import tensorflow as tf

linalg = tf.linalg


def values(shape, phase):
    """Numbers between -2 and 2 without a pattern."""
    size = math.prod(shape)
    return (2 * numpy.sin((numpy.arange(size) + 1) ** 2 * 0.7391 + phase)).reshape(shape)


def symmetric(a):
    return (a + linalg.matrix_transpose(a)) / 2


def positive(a):
    return linalg.matmul(a, a, transpose_b=True) + tf.eye(a.shape[-1], dtype=a.dtype)


def regular(a):
    return a + 4 * tf.eye(a.shape[-1], dtype=a.dtype)


def signless(*tensors):
    """Signs of vectors are arbitrary."""
    return tf.concat([tf.reshape(tensor**2, [-1]) for tensor in tensors], 0)


def svd_product(a):
    s, u, v = linalg.svd(a)
    return linalg.matmul(u * (s**2)[..., None, :], v, transpose_b=True)


def eigh_product(a):
    e, v = linalg.eigh(symmetric(a))
    return linalg.matmul(v * (e**3)[..., None, :], v, transpose_b=True)


def qr_signless(a):
    q, r = linalg.qr(a)
    return signless(q, r)


square, batch = [4, 4], [2, 3, 3]
functions = {
    "cholesky": (lambda a: linalg.cholesky(positive(a)), [square]),
    "cholesky: batch": (lambda a: linalg.cholesky(positive(a)), [batch]),
    "inv": (lambda a: linalg.inv(regular(a)), [square]),
    "inv: batch": (lambda a: linalg.inv(regular(a)), [batch]),
    "det": (linalg.det, [square]),
    "det: batch": (linalg.det, [[2, 2, 3, 3]]),
    "slogdet": (lambda a: linalg.slogdet(a)[1], [batch]),
    "solve": (lambda a, b: linalg.solve(regular(a), b), [square, [4, 2]]),
    "solve: batch": (lambda a, b: linalg.solve(regular(a), b), [batch, [2, 3, 1]]),
    "solve: one matrix, many sides": (
        lambda a, b: linalg.solve(tf.broadcast_to(regular(a), [2, 3, 3]), b),
        [[3, 3], [2, 3, 2]],
    ),
    "solve: a vector": (
        lambda a, b: linalg.solve(regular(a), b[:, None])[:, 0],
        [[3, 3], [3]],
    ),
    "qr: tall": (qr_signless, [[5, 3]]),
    "qr: square": (qr_signless, [batch]),
    "qr: wide": (qr_signless, [[2, 3, 5]]),
    "eigh: values": (lambda a: linalg.eigh(symmetric(a))[0], [batch]),
    "eigh: squared vectors": (lambda a: linalg.eigh(symmetric(a))[1] ** 2, [square]),
    "eigh: a function of the matrix": (eigh_product, [batch]),
    "svd: values": (lambda a: linalg.svd(a)[0], [[2, 4, 3]]),
    "svd: squared vectors, tall": (lambda a: signless(*linalg.svd(a)[1:]), [[5, 3]]),
    "svd: squared vectors, wide": (lambda a: signless(*linalg.svd(a)[1:]), [[3, 5]]),
    "svd: squared vectors, square": (lambda a: signless(*linalg.svd(a)[1:]), [square]),
    "svd: a function of the matrix": (svd_product, [[2, 4, 3]]),
    "pinv: tall": (linalg.pinv, [[5, 3]]),
    "pinv: wide": (linalg.pinv, [[2, 3, 4]]),
    "lstsq: tall": (lambda a, b: tf.matmul(linalg.pinv(a), b), [[6, 3], [6, 2]]),
    "lstsq: wide, a vector": (lambda a, b: linalg.matvec(linalg.pinv(a), b), [[3, 5], [3]]),
}


def reference(function, shapes):
    """Values, and the gradients of their sum when each is weighed by a number of its own."""
    inputs = [tf.constant(values(shape, k), tf.float64) for k, shape in enumerate(shapes)]
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        output = function(*inputs)
        total = tf.reduce_sum(output * tf.constant(values(output.shape, 0.5)))
    gradients = tape.gradient(total, inputs)
    plain = lambda tensor: [float(f"{value:.9g}") for value in tensor.numpy().ravel()]
    return {"shapes": shapes, "output": plain(output), "gradients": [plain(one) for one in gradients]}


dependent = values([5, 2], 0) @ values([2, 4], 1)
result = {
    "version": tf.__version__,
    "cases": {name: reference(*case) for name, case in functions.items()},
    # NumPy's: columns that depend on each other.
    "dependent": {
        "a": dependent.tolist(),
        "b": values([5], 2).tolist(),
        "pinv": numpy.linalg.pinv(dependent, rcond=1e-6).tolist(),
        "lstsq": numpy.linalg.lstsq(dependent, values([5], 2), rcond=1e-6)[0].tolist(),
    },
}
Path(__file__).parent.joinpath("fixtures/linalg.json").write_text(json.dumps(result) + "\n")
