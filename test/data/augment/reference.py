"""Writes fixtures/augment.json: changes of pictures by Keras, each by one factor.

    pip install tensorflow-cpu==2.21.0 && python reference.py
"""

import json
from pathlib import Path

import keras
import numpy

rng = numpy.random.default_rng(3)
images = rng.random((2, 7, 6, 3)).astype("float32")
one = {"fill_mode": "reflect", "interpolation": "bilinear"}
layers = {
    "rotation": (keras.layers.RandomRotation((0.1, 0.1), **one), {"factor": [0.1, 0.1]}),
    "zoom": (keras.layers.RandomZoom((-0.3, -0.3), (0.2, 0.2), **one), {"heightFactor": [-0.3, -0.3], "widthFactor": [0.2, 0.2]}),
    "translation": (keras.layers.RandomTranslation((0.25, 0.25), (-0.1, -0.1), **one), {"heightFactor": [0.25, 0.25], "widthFactor": [-0.1, -0.1]}),
    "brightness": (keras.layers.RandomBrightness((0.3, 0.3), value_range=(0, 1)), {"factor": [0.3, 0.3]}),
}
fixture = {"images": images.tolist(), "cases": {}}
for name, (layer, options) in layers.items():
    fixture["cases"][name] = {"options": options, "result": layer(images, training=True).numpy().tolist()}
Path(__file__).parent.joinpath("fixtures/augment.json").write_text(json.dumps(fixture) + "\n")
