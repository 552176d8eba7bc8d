import assert from "node:assert/strict";

/** Asserts that numbers, or nested arrays of numbers, differ by at most `tolerance`; `null` stands for `NaN`. */
export function assertClose(
  actual: unknown,
  expected: unknown,
  message = "value",
  tolerance = 1e-9,
): void {
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(actual), `${message}: an array`);
    assert.equal(actual.length, expected.length, `${message}: length`);
    expected.forEach((value, i) => assertClose(actual[i], value, `${message}[${i}]`, tolerance));
    return;
  }
  const wanted = expected === null ? Number.NaN : Number(expected);
  assert.equal(typeof actual, "number", `${message}: a number`);
  const near = Number.isNaN(wanted)
    ? Number.isNaN(actual)
    : Math.abs(Number(actual) - wanted) <= tolerance;
  assert.ok(near, `${message}: ${String(actual)} is not ${wanted}`);
}
