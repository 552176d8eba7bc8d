import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  makeParseTrees,
  makeReviews,
  makeShapes,
  makeTimeSeries,
  makeTransactions,
  type ParseTree,
} from "../../src/datasets/index.js";
import { tf } from "../../src/tf.js";

describe("time series", () => {
  test("without noise it is trend and season", () => {
    const { values } = makeTimeSeries({
      samples: 30,
      trend: 0.5,
      period: 4,
      amplitude: 2,
      noise: 0,
    });
    assert.deepEqual(values[0], [0, 0]);
    assert.deepEqual(values[1], [1, 2.5]);
    assert.ok(Math.abs((values[2] as number[])[1]! - 1) < 1e-12);
  });

  test("the noise remembers as much as asked for", () => {
    const rows = makeTimeSeries({
      samples: 20_000,
      trend: 0,
      amplitude: 0,
      noise: 1,
      autocorrelation: 0.8,
      seed: 5,
    }).values as number[][];
    const e = rows.map((row) => row[1]!);
    const products = e.slice(1).reduce((sum, value, i) => sum + value * e[i]!, 0);
    const squares = e.reduce((sum, value) => sum + value * value, 0);
    assert.ok(Math.abs(products / squares - 0.8) < 0.02);
    assert.ok(Math.abs(squares / e.length - 1 / (1 - 0.64)) < 0.3);
  });

  test("bad options are named", () => {
    assert.throws(() => makeTimeSeries({ period: 0 }), /period: expected a number above 0/);
    assert.throws(() => makeTimeSeries({ autocorrelation: 1 }), /autocorrelation: expected/);
  });
});

describe("transactions", () => {
  const rows = makeTransactions({ samples: 4000, fraudRate: 0.05, seed: 1 }).values as [
    number,
    number,
    number,
    number,
    number,
    string,
  ][];
  const amounts = (label: string) =>
    rows.flatMap((row) => (row[5] === label ? [row[0]] : [])).toSorted((a, b) => a - b);

  test("as many frauds as asked for", () => {
    assert.equal(amounts("fraud").length, 200);
    assert.equal(amounts("genuine").length, 3800);
  });

  test("amounts are skewed: the mean is far above the median", () => {
    const genuine = amounts("genuine");
    const mean = genuine.reduce((sum, value) => sum + value, 0) / genuine.length;
    const median = genuine[genuine.length / 2]!;
    assert.ok(Math.abs(median - 30) < 2, String(median));
    assert.ok(Math.abs(mean - 30 * Math.exp(0.5)) < 4, String(mean));
  });

  test("every hour is one of the day", () => {
    assert.ok(rows.every((row) => Number.isInteger(row[2]) && row[2] >= 0 && row[2] < 24));
  });

  test("a rate that is no part is refused", () => {
    assert.throws(
      () => makeTransactions({ fraudRate: 1.5 }),
      /fraudRate: expected a part from 0 to 1/,
    );
  });
});

describe("parse trees", () => {
  const trees = makeParseTrees({ samples: 400, seed: 2 });
  const everywhere = (tree: ParseTree): ParseTree[] => [
    tree,
    ...(tree.children ?? []).flatMap(everywhere),
  ];
  const all = trees.flatMap(everywhere);

  test("a phrase covers the words of its parts", () => {
    for (const { text, children } of all) {
      if (children) assert.equal(text, `${children[0].text} ${children[1].text}`);
      else assert.ok(!text.includes(" "));
    }
  });

  test("not turns, very strengthens, but leaves the second clause", () => {
    const phrases = all.filter(({ children }) => children);
    const after = (word: string) => phrases.filter(({ children }) => children![0].text === word);
    assert.ok(after("not").length > 50 && after("very").length > 50);
    for (const { label, children } of after("not")) {
      assert.equal(label - 2, -Math.sign(children![1].label - 2));
    }
    for (const { label, children } of after("very")) {
      assert.equal(label - 2, 2 * Math.sign(children![1].label - 2));
    }
    const contrasts = phrases.filter(({ children }) => children![1].children?.[0].text === "but");
    assert.ok(contrasts.length > 50);
    for (const { label, children } of contrasts) assert.equal(label, children![1].label);
  });

  test("every label occurs", () => {
    assert.deepEqual([...new Set(all.map(({ label }) => label))].toSorted(), [0, 1, 2, 3, 4]);
  });

  test("the same seed gives the same trees", () => {
    assert.deepEqual(
      makeParseTrees({ samples: 20, seed: 3 }),
      makeParseTrees({ samples: 20, seed: 3 }),
    );
  });
});

describe("reviews", () => {
  const rows = makeReviews({ samples: 1000, seed: 1 }).values as [string, string][];

  test("are sentences, about half of them positive", () => {
    assert.ok(rows.every(([text]) => /^([A-Z][a-z ]+\.( |$))+$/.test(text)));
    const positive = rows.filter(([, sentiment]) => sentiment === "positive").length;
    assert.ok(positive > 440 && positive < 560, String(positive));
  });

  test("one plain clause has the sentiment of its adjective", () => {
    const plain = rows.filter(([text]) => /^The \w+ was (superb|awful)\.$/.test(text));
    assert.ok(plain.length > 0);
    for (const [text, sentiment] of plain) {
      assert.equal(sentiment, text.includes("superb") ? "positive" : "negative");
    }
  });
});

describe("shapes", () => {
  test("each box is the tightest around its shape's part of the mask", async () => {
    const { x, masks, boxes, classes, dispose } = makeShapes({ samples: 60, seed: 3 });
    assert.deepEqual(x.shape, [60, 32, 32, 3]);
    assert.deepEqual(masks.shape, [60, 32, 32, 1]);
    assert.deepEqual(classes, ["circle", "square", "triangle"]);
    const mask = await masks.data();
    boxes.forEach(([shape, ...others], image) => {
      assert.equal(others.length, 0);
      const { box, label } = shape!;
      const found = { left: 32, top: 32, right: 0, bottom: 0 };
      for (let at = 0; at < 32 * 32; at++) {
        const value = mask[image * 32 * 32 + at]!;
        if (value === 0) continue;
        assert.equal(value, label + 1);
        found.left = Math.min(found.left, at % 32);
        found.right = Math.max(found.right, (at % 32) + 1);
        found.top = Math.min(found.top, Math.floor(at / 32));
        found.bottom = Math.max(found.bottom, Math.floor(at / 32) + 1);
      }
      assert.deepEqual([found.left, found.top, found.right, found.bottom], box);
    });
    dispose();
  });

  test("pixels stay between 0 and 1, with and without noise", () => {
    for (const noise of [0, 0.5]) {
      const { x, dispose } = makeShapes({ samples: 5, shapes: 3, noise });
      assert.ok(x.dataSync().every((value) => value >= 0 && value <= 1));
      dispose();
    }
  });

  test("makes two tensors and frees them", () => {
    const before = tf.memory().numTensors;
    const made = makeShapes({ samples: 2 });
    assert.equal(tf.memory().numTensors, before + 2);
    made.dispose();
    assert.equal(tf.memory().numTensors, before);
  });

  test("too small an image is refused", () => {
    assert.throws(() => makeShapes({ size: 8 }), /size: expected a whole number of at least 16/);
  });
});
