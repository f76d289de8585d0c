import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff } from "../src/backoff";

test("each ending in a row doubles the wait, and the sixth is the last", () => {
  const backoff = new Backoff();
  const waits = [0, 1, 2, 3, 4, 5].map((second) => backoff.next(second * 1_000));
  assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, undefined]);
});

test("a server that lived for long is started again at once", () => {
  const backoff = new Backoff();
  assert.deepEqual([0, 1, 2].map((hour) => backoff.next(hour * 3_600_000)), [1_000, 1_000, 1_000]);
});

test("a person's wish begins anew", () => {
  const backoff = new Backoff();
  for (let it = 0; it < 6; it++) {
    backoff.next(it);
  }
  backoff.reset();
  assert.equal(backoff.next(7), 1_000);
});
