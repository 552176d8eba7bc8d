import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Tensor2D } from "@tensorflow/tfjs-node";
import {
  countVectorizer,
  fromJSON,
  textVectorization,
  tfidfVectorizer,
  type Texts,
} from "../../../src/data/index.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

interface Case {
  options: object;
  vocabulary: string[];
  texts: number[][];
  fresh: number[][];
}

interface Fixture {
  texts: string[];
  fresh: string[];
  countVectorizer: Case[];
  tfidfVectorizer: Case[];
  textVectorization: Case[];
}

const reference = readFixture("data/text/fixtures/text.json") as Fixture;

/** What each kind is asked for in the same way. */
const kinds = {
  countVectorizer: (options: object, texts: Texts) => {
    const fitted = countVectorizer(options).fit(texts);
    return { fitted, vocabulary: fitted.learnt!.vocabulary };
  },
  tfidfVectorizer: (options: object, texts: Texts) => {
    const fitted = tfidfVectorizer(options).fit(texts);
    return { fitted, vocabulary: fitted.learnt!.vocabulary };
  },
  textVectorization: (options: object, texts: Texts) => {
    const fitted = textVectorization(options).fit(texts);
    return { fitted, vocabulary: fitted.vocabulary! };
  },
};

function rowsOf(tensor: Tensor2D): number[][] {
  const rows = tensor.arraySync();
  tensor.dispose();
  return rows;
}

for (const [name, fit] of Object.entries(kinds)) {
  describe(name, () => {
    for (const expected of reference[name as keyof typeof kinds]) {
      test(`${JSON.stringify(expected.options)}: as scikit-learn and Keras have it`, () => {
        const before = tf.memory().numTensors;
        const { fitted, vocabulary } = fit(expected.options, reference.texts);
        assert.deepEqual(vocabulary, expected.vocabulary);
        assertClose(rowsOf(fitted.transform(reference.texts)), expected.texts, "texts", 1e-6);
        assertClose(rowsOf(fitted.transform(reference.fresh)), expected.fresh, "fresh", 1e-6);
        assert.equal(tf.memory().numTensors, before);
      });
    }

    test("a column with gaps is read as one with empty texts", () => {
      const df = new dfd.DataFrame({ text: ["good film", null, "bad film"] });
      const { fitted, vocabulary } = fit({}, df["text"]);
      assert.ok(vocabulary.includes("film"));
      assert.ok(rowsOf(fitted.transform(df["text"]))[1]!.every((value) => value === 0));
      assert.equal(rowsOf(fitted.fitTransform(["good film", "bad"])).length, 2);
    });

    test("JSON brings it back", () => {
      const { fitted } = fit({}, reference.texts);
      const again = fromJSON<typeof fitted>(JSON.stringify(fitted));
      assert.deepEqual(
        rowsOf(again.transform(reference.fresh)),
        rowsOf(fitted.transform(reference.fresh)),
      );
    });

    test("what is no text is named", () => {
      assert.throws(() => fit({}, ["a", 7] as string[]), /texts\[1\]: expected a text; received 7/);
      assert.throws(
        () => fit({}, "text" as never),
        /texts: expected a column of texts or an array/,
      );
    });
  });
}

test("bags of words: options that make no sense, and texts without a term, are named", () => {
  assert.throws(
    () => countVectorizer({ ngramRange: [2, 1] }),
    /ngramRange: expected two whole numbers/,
  );
  assert.throws(
    () => tfidfVectorizer({ norm: "l3" as "l2" }),
    /norm: expected a norm or null.*available: l1, l2/,
  );
  assert.throws(
    () => countVectorizer().fit(["", "a"]),
    /texts: expected at least one term.*received 0 terms in 2 texts/,
  );
  assert.throws(() => countVectorizer().transform(["a"]), /fit\(\) to have been called/);
});

describe("token numbers", () => {
  const words = textVectorization().fit(["the plot is dull", "the music"]);

  test("go back to words", () => {
    const tokens = words.transform(["The dull PLOT?", "music of Mars"]);
    assert.deepEqual(tokens.dtype, "int32");
    assert.deepEqual(words.inverseTransform(tokens), ["the dull plot", "music [UNK] [UNK]"]);
    tokens.dispose();
  });

  test("options that make no sense are named", () => {
    assert.throws(
      () => textVectorization({ maxTokens: 2 }),
      /maxTokens: expected a whole number of at least 3/,
    );
    assert.throws(
      () => textVectorization({ outputSequenceLength: 0 }),
      /outputSequenceLength: expected/,
    );
  });
});
