import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Tensor4D } from "@tensorflow/tfjs-node";
import {
  cutMix,
  cutout,
  gaussianBlur,
  imageAugmentation,
  jitter,
  mixUp,
  randAugment,
  randomBrightness,
  randomContrast,
  randomCrop,
  randomFlip,
  randomHue,
  randomNoise,
  randomRotation,
  randomSaturation,
  randomShear,
  randomTranslation,
  randomZoom,
  scaling,
  seriesAugmentation,
  timeWarp,
  windowCrop,
  type AugmentationStep,
} from "../../../src/data/index.js";
import { makeShapes } from "../../../src/datasets/index.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

interface Fixture {
  images: number[][][][];
  cases: Record<string, { options: object; result: number[][][][] }>;
}

const reference = readFixture("data/augment/fixtures/augment.json") as Fixture;

/** The steps that Keras has too, by the options of the reference. */
const makers: Record<string, (options: object) => AugmentationStep> = {
  rotation: randomRotation,
  zoom: randomZoom,
  translation: randomTranslation,
  brightness: randomBrightness,
};

/** Runs one step on images given as nested arrays. */
function run(step: AugmentationStep, images = reference.images, seed = 1): number[][][][] {
  const before = tf.memory().numTensors;
  const x = tf.tensor4d(images);
  const changed = imageAugmentation([step], { seed })(x);
  const values = changed.arraySync();
  tf.dispose([x, changed]);
  assert.equal(tf.memory().numTensors, before);
  return values;
}

/** One picture of one channel. */
const picture = (rows: number[][]): number[][][][] => [
  rows.map((row) => row.map((value) => [value])),
];
const plain = (images: number[][][][]): number[][] =>
  images[0]!.map((row) => row.map(([value]) => value!));

describe("steps that Keras has", () => {
  for (const [name, { options, result }] of Object.entries(reference.cases)) {
    test(`${name}: Keras's pixels`, () => {
      assertClose(run(makers[name]!(options)), result, name, 2e-5);
    });
  }
});

describe("steps that move pixels", () => {
  const small = picture([[0, 0.1, 0.2], [0.3, 0.4, 0.5]]); // prettier-ignore

  test("a flip mirrors about half of the pictures", () => {
    const many = Array.from({ length: 400 }, () => small[0]!);
    const flipped = run(randomFlip(), many).filter((image) => image[0]![0]![0]! > 0.15).length;
    assert.ok(flipped > 150 && flipped < 250, String(flipped));
    const both = run(randomFlip({ mode: "horizontal_and_vertical" }), many);
    assert.equal(new Set(both.map((image) => image[0]![0]![0]!.toFixed(1))).size, 4);
    const vertical = run(randomFlip({ mode: "vertical" }), many);
    assert.deepEqual(
      new Set(vertical.map((image) => image[0]![0]![0]!.toFixed(1))),
      new Set(["0.0", "0.3"]),
    );
  });

  test("a quarter turn is exact, against the clock", () => {
    const square = picture([[0, 0.1], [0.2, 0.3]]); // prettier-ignore
    assertClose(plain(run(randomRotation({ factor: [0.25, 0.25] }), square)), [[0.1, 0.3], [0, 0.2]], "turned", 1e-6); // prettier-ignore
  });

  test("a crop is a part of the picture", () => {
    const cropped = plain(run(randomCrop({ height: 1, width: 2 }), small));
    const parts = [[0, 0.1], [0.1, 0.2], [0.3, 0.4], [0.4, 0.5]]; // prettier-ignore
    assert.ok(
      parts.some((part) => cropped[0]!.every((value, i) => Math.abs(value - part[i]!) < 1e-6)),
    );
    assert.throws(
      () => run(randomCrop({ height: 3, width: 1 }), small),
      /randomCrop: expected at most 2 × 3 pixels; received 3 × 1/,
    );
  });

  test("a shear moves rows by their distance from the middle", () => {
    const column = picture([[0, 1, 0], [0, 1, 0], [0, 1, 0]]); // prettier-ignore
    const sheared = plain(run(randomShear({ xFactor: [1, 1] }), column));
    assertClose(sheared, [[0, 0, 1], [0, 1, 0], [1, 0, 0]], "sheared", 1e-6); // prettier-ignore
  });

  test("several at once are as one after the other, but for what resampling twice blurs", () => {
    const x = tf.tensor4d(picture([[0, 0.2, 0.4, 0.6], [0, 0.2, 0.4, 0.6], [0, 0.2, 0.4, 0.6], [0, 0.2, 0.4, 0.6]])); // prettier-ignore
    const [right, left] = [0.25, -0.25].map((by) =>
      randomTranslation({ widthFactor: [by, by], heightFactor: 0 }),
    );
    const there = imageAugmentation([right!])(x);
    const back = imageAugmentation([right!, left!])(x);
    assertClose(plain(there.arraySync())[0], [0, 0, 0.2, 0.4], "right", 1e-6);
    assertClose(back.arraySync(), x.arraySync(), "back", 1e-6);
    tf.dispose([x, there, back]);
  });
});

const lightness = (pixel: number[]): number =>
  0.299 * pixel[0]! + 0.587 * pixel[1]! + 0.114 * pixel[2]!;

describe("steps that change values", () => {
  test("contrast keeps the mean of each channel and scales the rest", () => {
    const changed = run(randomContrast({ factor: [-0.5, -0.5] }));
    const image = reference.images[0]!.flat();
    const mean = image.reduce((sum, [red]) => sum + red!, 0) / image.length;
    assertClose(
      changed[0]!.flat().map(([red]) => red),
      image.map(([red]) => mean + 0.5 * (red! - mean)),
      "red",
      1e-5,
    );
  });

  test("without saturation all is grey; hue keeps the lightness, and a full turn is none", () => {
    for (const [red, green, blue] of run(randomSaturation({ factor: [-1, -1] }))[0]!.flat()) {
      assertClose([green, blue], [red, red], "grey", 1e-5);
    }
    const soft = reference.images.map((image) =>
      image.map((row) => row.map((pixel) => pixel.map((v) => 0.4 + v / 5))),
    );
    const turned = run(randomHue({ factor: [0.3, 0.3] }), soft);
    assertClose(turned.flat(2).map(lightness), soft.flat(2).map(lightness), "lightness", 1e-3);
    assertClose(run(randomHue({ factor: [1, 1] }), soft), soft, "full turn", 1e-3);
  });

  test("one channel has no colour to change", () => {
    const grey = picture([[0.1, 0.9]]);
    assertClose(run(randomHue(), grey), grey, "hue", 1e-6);
    assertClose(run(randomSaturation(), grey), grey, "saturation", 1e-6);
  });

  test("blur keeps a flat picture and spreads a point by a bell", () => {
    const flat = picture([[0.5, 0.5, 0.5], [0.5, 0.5, 0.5], [0.5, 0.5, 0.5]]); // prettier-ignore
    assertClose(run(gaussianBlur(), flat), flat, "flat", 1e-6);
    const point = picture([[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]); // prettier-ignore
    const bell = [Math.exp(-0.5), 1, Math.exp(-0.5)].map(
      (weight) => weight / (1 + 2 * Math.exp(-0.5)),
    );
    const blurred = plain(run(gaussianBlur({ sigma: [1, 1] }), point));
    assertClose(
      blurred[2]!.slice(1, 4),
      bell.map((weight) => weight * bell[1]!),
      "bell",
      1e-6,
    );
  });

  test("noise has the deviation asked for, values stay between 0 and 1", () => {
    const flat = [Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => [0.5]))];
    const values = run(randomNoise({ stddev: 0.1 }), flat).flat(3);
    const deviation = Math.sqrt(
      values.reduce((sum, value) => sum + (value - 0.5) ** 2, 0) / values.length,
    );
    assert.ok(Math.abs(deviation - 0.1) < 0.005, String(deviation));
    for (const step of [
      randomNoise({ stddev: 5 }),
      randomBrightness({ factor: 1 }),
      randomContrast({ factor: 0.9 }),
    ]) {
      assert.ok(
        run(step)
          .flat(3)
          .every((value) => value >= 0 && value <= 1),
      );
    }
  });

  test("cutout covers one square", () => {
    const dark = [Array.from({ length: 20 }, () => Array.from({ length: 20 }, () => [0]))];
    for (let seed = 0; seed < 20; seed++) {
      const covered = run(cutout({ size: 0.25, fillValue: 1 }), dark, seed)
        .flat(3)
        .filter((value) => value === 1).length;
      assert.ok(covered > 0 && covered <= 25, String(covered));
    }
  });
});

const steps = () => [
  randomFlip({ mode: "horizontal_and_vertical" }),
  randomRotation({ factor: 0.5 }),
  randomTranslation({ heightFactor: 0.2, widthFactor: 0.2 }),
  randomZoom(),
];

describe("what belongs to pictures", () => {
  test("masks and boxes move along: a box holds what is left of its mask", () => {
    const { x, masks, boxes, dispose } = makeShapes({ samples: 60, size: 48, noise: 0, seed: 7 });
    const moved = imageAugmentation(steps(), { seed: 5, fillMode: "constant" })({
      x,
      masks,
      boxes,
    });
    const mask = moved.masks.arraySync();
    let seen = 0;
    moved.boxes.forEach(([shape], image) => {
      const pixels = mask[image]!.flatMap((row, py) =>
        row.flatMap(([value], px) => (value! > 0 ? [[px, py]] : [])),
      );
      if (!shape) return;
      seen++;
      const [x1, y1, x2, y2] = shape.box;
      for (const [px, py] of pixels) {
        assert.ok(
          px! >= x1 - 1 && px! + 1 <= x2 + 1 && py! >= y1 - 1 && py! + 1 <= y2 + 1,
          `${px}, ${py} of ${shape.box}`,
        );
      }
    });
    assert.ok(seen > 50, String(seen));
    assert.ok(new Set(mask.flat(3)).size <= 4); // never between two classes
    tf.dispose([moved.x, moved.masks]);
    dispose();
  });

  test("a mask follows its picture pixel by pixel", () => {
    const x = tf.tensor4d(picture(Array.from({ length: 9 }, (_, i) => Array.from({ length: 9 }, (_column, j) => Number(i > 2 && i < 6 && j > 3))))); // prettier-ignore
    const augment = imageAugmentation(steps(), {
      seed: 2,
      interpolation: "nearest",
      fillMode: "constant",
    });
    const moved = augment({ x, masks: x });
    assert.deepEqual(moved.masks.arraySync(), moved.x.arraySync());
    tf.dispose([x, moved.x, moved.masks]);
  });

  test("a box out of sight is gone; labels stay; nothing leaks, nothing is changed", () => {
    const before = tf.memory().numTensors;
    const x = tf.zeros([1, 10, 10, 1]) as Tensor4D;
    const y = tf.tensor1d([3]);
    const right = randomTranslation({ widthFactor: [0.5, 0.5], heightFactor: 0 });
    const boxes = [[{ box: [0, 0, 4, 4] as const, label: "a" }, { box: [8, 0, 10, 4] as const, label: "b" }]]; // prettier-ignore
    const moved = imageAugmentation([right])({ x, y, boxes });
    assert.deepEqual(moved.boxes, [[{ box: [5, 0, 9, 4], label: "a" }]]);
    assert.deepEqual([...moved.y.dataSync()], [3]);
    assert.equal(boxes[0]!.length, 2);
    tf.dispose([x, y, moved.x, moved.y]);
    assert.equal(tf.memory().numTensors, before);
  });

  test("the same seed gives the same pictures; each call others", () => {
    const x = tf.tensor4d(reference.images);
    const made = [1, 1, 2].map((seed) =>
      imageAugmentation([...steps(), randomNoise(), randAugment()], { seed }),
    );
    const first = made.map((augment) => augment(x));
    const second = made[0]!(x);
    assert.deepEqual(first[1]!.arraySync(), first[0]!.arraySync());
    assert.notDeepEqual(first[2]!.arraySync(), first[0]!.arraySync());
    assert.notDeepEqual(second.arraySync(), first[0]!.arraySync());
    tf.dispose([x, second, ...first]);
  });

  test("bad options and batches are named", () => {
    assert.throws(() => imageAugmentation([]), /steps: expected at least one step/);
    assert.throws(
      () => randomFlip({ mode: "x" as "vertical" }),
      /mode: .*available: horizontal, vertical, horizontal_and_vertical/,
    );
    assert.throws(
      () => randomRotation({ factor: NaN }),
      /factor: expected a number of at least 0, or two/,
    );
    assert.throws(() => randomRotation({ factor: [1, 0] }), /factor: expected/);
    assert.throws(
      () => randomZoom({ heightFactor: [-1, 0] }),
      /heightFactor: expected numbers above -1/,
    );
    assert.throws(
      () => randAugment({ magnitude: 2 }),
      /magnitude: expected a strength from 0 to 1/,
    );
    assert.throws(() => gaussianBlur({ size: 2 }), /size: expected an odd number/);
    const x = tf.zeros([2, 4, 4, 1]) as Tensor4D;
    const masks = tf.zeros([2, 3, 4, 1]) as Tensor4D;
    const flip = imageAugmentation([randomFlip()]);
    assert.throws(
      () => flip({ x, masks }),
      /masks: expected shape \[2, 4, 4, 1\]; received \[2,3,4,1\]/,
    );
    assert.throws(() => flip({ x, boxes: [] }), /boxes: expected those of 2 pictures; received 0/);
    assert.throws(
      () => flip(tf.tidy(() => masks.reshape([24])) as never),
      /x: expected a tensor of shape/,
    );
    tf.dispose([x, masks]);
  });
});

const batch = () => ({
  x: tf.tensor4d(
    Array.from({ length: 40 }, (_, i) =>
      Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => [i])),
    ),
  ),
  y: tf.oneHot(tf.range(0, 40, 1, "int32"), 40).toFloat() as ReturnType<typeof tf.tensor2d>,
});

describe("mixing", () => {
  test("mixUp: a sample is as much of another as its label says", () => {
    const { x, y } = tf.tidy(batch);
    const mixed = mixUp({ alpha: 1, seed: 3 })({ x, y });
    const pixels = mixed.x.arraySync() as number[][][][];
    (mixed.y.arraySync() as number[][]).forEach((row, i) => {
      assertClose(
        row.reduce((sum, part) => sum + part, 0),
        1,
        "label",
        1e-6,
      );
      assertClose(
        pixels[i]![0]![0]![0],
        row.reduce((sum, part, label) => sum + part * label, 0),
        "pixel",
        1e-4,
      );
    });
    tf.dispose([x, y, mixed.x, mixed.y]);
  });

  test("cutMix: a rectangle of another, and the label by its area", () => {
    const before = tf.memory().numTensors;
    const { x, y } = tf.tidy(batch);
    const mixed = cutMix({ seed: 3 })({ x, y });
    const pixels = mixed.x.arraySync();
    mixed.y.arraySync().forEach((row, i) => {
      const own = pixels[i]!.flat(2).filter((value) => value === i).length / 64;
      if (row[i]! < 1) assertClose(own, row[i], "share", 1e-6);
    });
    tf.dispose([x, y, mixed.x, mixed.y]);
    assert.equal(tf.memory().numTensors, before);
  });

  test("bad batches are named", () => {
    const x = tf.ones([2, 3]);
    const y = tf.ones([3, 2]) as ReturnType<typeof tf.tensor2d>;
    assert.throws(
      () => mixUp()({ x, y }),
      /y: expected one-hot rows, shape \[2, classes\]; received shape \[3, 2\]/,
    );
    assert.throws(() => mixUp({ alpha: 0 }), /alpha: expected a number above 0/);
    tf.dispose([x, y]);
  });
});

describe("series", () => {
  const x = tf.tensor3d(
    Array.from({ length: 200 }, () => Array.from({ length: 30 }, (_, t) => [t, 1])),
  );

  test("jitter and scaling have the deviations asked for", () => {
    const jittered = seriesAugmentation([jitter({ stddev: 0.5 })], { seed: 1 })(x);
    const errors = tf.tidy(() => [...tf.sub(jittered, x).dataSync()]);
    assertClose(
      Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length),
      0.5,
      "jitter",
      0.02,
    );
    const scaled = seriesAugmentation([scaling({ stddev: 0.2 })], { seed: 1 })(x);
    const scales = scaled.arraySync().map((rows) => rows[0]![1]!);
    assert.ok(scaled.arraySync().every((rows, i) => rows.every(([, one]) => one === scales[i])));
    assertClose(
      Math.sqrt(scales.reduce((sum, s) => sum + (s - 1) ** 2, 0) / 200),
      0.2,
      "scaling",
      0.04,
    );
    tf.dispose([jittered, scaled]);
  });

  test("a warp keeps the ends and never goes back", () => {
    const warped = seriesAugmentation([timeWarp({ stddev: 0.5 })], { seed: 1 })(x);
    for (const rows of warped.arraySync()) {
      assertClose([rows[0]![0], rows[29]![0]], [0, 29], "ends", 1e-4);
      assert.ok(rows.every(([time], i) => i === 0 || time! > rows[i - 1]![0]!));
    }
    warped.dispose();
  });

  test("a crop is a stretch of the series", () => {
    const before = tf.memory().numTensors;
    const cropped = seriesAugmentation([windowCrop({ length: 5 })], { seed: 1 })(x);
    assert.deepEqual(cropped.shape, [200, 5, 2]);
    for (const rows of cropped.arraySync())
      assert.deepEqual(
        rows.map(([t]) => t! - rows[0]![0]!),
        [0, 1, 2, 3, 4],
      );
    cropped.dispose();
    assert.equal(tf.memory().numTensors, before);
    assert.throws(
      () => seriesAugmentation([windowCrop({ length: 31 })])(x),
      /length: expected at most 30 steps/,
    );
    assert.throws(() => seriesAugmentation([]), /steps: expected at least one step/);
    assert.throws(() => timeWarp({ knots: 1 }), /knots: expected/);
  });
});
