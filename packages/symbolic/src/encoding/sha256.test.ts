import { createHash } from 'node:crypto';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { sha256 } from './sha256.js';

// FIPS 180-4 examples and NIST's "SHA Test Vectors" (short, long, one million repetitions).
const vectors: [string, string][] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  [
    'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
    'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
];

test('the published vectors', () => {
  for (const [message, digest] of vectors) expect(sha256(message)).toBe(digest);
});

test('all lengths around the block borders, as the hash of Node', () => {
  for (let length = 0; length <= 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, k) => (k * 37 + length) & 0xff);
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test.prop([fc.string({ unit: 'binary', maxLength: 80 })])('texts are hashed as UTF-8', (text) => {
  expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
});

test('lone surrogates count as U+FFFD; characters of 1 to 4 bytes', () => {
  expect(sha256('\ud800x')).toBe(sha256('\ufffdx'));
  expect(sha256('x\udfff')).toBe(sha256('x\ufffd'));
  expect(sha256('aéλ𝜂')).toBe(createHash('sha256').update('aéλ𝜂', 'utf8').digest('hex'));
});
