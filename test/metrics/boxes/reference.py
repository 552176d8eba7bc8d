"""Writes fixtures/boxes.json: overlap and average precision of boxes by pycocotools.

    pip install pycocotools==2.0.11 numpy && python reference.py
"""

import contextlib
import io
import json
from importlib.metadata import version
from pathlib import Path

import numpy
from pycocotools import mask
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

rng = numpy.random.default_rng(5)


def draw(count):
    corner = rng.uniform(0, 80, (count, 2))
    return numpy.c_[corner, corner + rng.uniform(4, 30, (count, 2))]


def to_xywh(box):
    return [box[0], box[1], box[2] - box[0], box[3] - box[1]]


def scene(images, classes, miss, jitter, noise, digits):
    """True boxes; of them some are found, moved a little; and some that are not there."""
    truth, detected = [], []
    for _ in range(images):
        count = int(rng.integers(0, 7))
        boxes, labels = draw(count), rng.integers(0, classes, count)
        found = rng.random(count) > miss
        extra = draw(noise)
        truth.append({"boxes": boxes.tolist(), "labels": labels.tolist()})
        moved = boxes[found] + rng.normal(0, jitter, (int(found.sum()), 4))
        moved[:, 2:] = numpy.maximum(moved[:, 2:], moved[:, :2])
        detected.append(
            {
                "boxes": numpy.concatenate([moved, extra]).tolist(),
                "labels": labels[found].tolist() + rng.integers(0, classes, noise).tolist(),
                "scores": rng.random(int(found.sum()) + noise).round(digits).tolist(),
            }
        )
    return truth, detected


def evaluate(truth, detected, thresholds=None, most=100):
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO()
        classes = sorted({label for image in truth for label in image["labels"]})
        rows = [
            {"image_id": i + 1, "category_id": label + 1, "bbox": to_xywh(box), "iscrowd": 0, "area": 1000}
            for i, image in enumerate(truth)
            for box, label in zip(image["boxes"], image["labels"])
        ]
        coco.dataset = {
            "info": {},
            "images": [{"id": i + 1} for i in range(len(truth))],
            "annotations": [{"id": i + 1, **row} for i, row in enumerate(rows)],
            "categories": [{"id": label + 1} for label in classes],
        }
        coco.createIndex()
        found = coco.loadRes(
            [
                {"image_id": i + 1, "category_id": label + 1, "bbox": to_xywh(box), "score": score}
                for i, image in enumerate(detected)
                for box, label, score in zip(image["boxes"], image["labels"], image["scores"])
                if label in classes
            ]
        )
        run = COCOeval(coco, found, "bbox")
        run.params.areaRng, run.params.areaRngLbl, run.params.maxDets = [[0, 1e10]], ["all"], [most]
        if thresholds:
            run.params.iouThrs = numpy.array(thresholds)
        run.evaluate()
        run.accumulate()
    precision = run.eval["precision"][:, :, :, 0, 0]  # threshold, recall, class
    return {
        "truth": truth,
        "detected": detected,
        "options": {**({"thresholds": thresholds} if thresholds else {}), "maxDetections": most},
        "map": precision.mean(),
        "byThreshold": precision.mean(axis=(1, 2)).tolist(),
        "byClass": precision.mean(axis=(0, 1)).tolist(),
    }


a, b = draw(6), draw(5)
b[0] = a[0]
result = {
    "versions": {"pycocotools": version("pycocotools"), "numpy": numpy.__version__},
    "overlaps": {
        "a": a.tolist(),
        "b": b.tolist(),
        "iou": mask.iou([to_xywh(box) for box in a], [to_xywh(box) for box in b], [0] * len(b)).tolist(),
    },
    "scenes": {
        "well found": evaluate(*scene(12, 2, 0.1, 0.6, 1, 6)),
        "badly found": evaluate(*scene(15, 4, 0.4, 2.5, 5, 6)),
        "equal scores": evaluate(*scene(15, 3, 0.2, 1, 3, 1)),
        "one threshold": evaluate(*scene(10, 3, 0.2, 2, 2, 6), thresholds=[0.5]),
        "few detections looked at": evaluate(*scene(10, 1, 0.1, 1, 6, 6), most=3),
    },
}
Path(__file__).parent.joinpath("fixtures/boxes.json").write_text(json.dumps(result) + "\n")
