"""Loads SavedModels with TensorFlow and prints, for each, the largest difference to what was predicted before.

    python check.py FOLDER

FOLDER has models.json, and a folder with a SavedModel for each model in it.
"""

import json
import sys
from pathlib import Path

import numpy
import tensorflow as tf


def tensor(described, dtype):
    return tf.constant(numpy.reshape(described["values"], described["shape"]), dtype)


folder = Path(sys.argv[1])
differences = {}
for name, model in json.loads((folder / "models.json").read_text()).items():
    signature = tf.saved_model.load(str(folder / name)).signatures["serving_default"]
    _, specs = signature.structured_input_signature
    outputs = signature(**{key: tensor(value, specs[key].dtype) for key, value in model["inputs"].items()})
    differences[name] = max(
        float(numpy.abs(outputs[key].numpy() - numpy.reshape(value["values"], value["shape"])).max())
        for key, value in model["outputs"].items()
    )
print(json.dumps({"tensorflow": tf.__version__, "differences": differences}))
