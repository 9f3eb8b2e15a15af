import { UsageError } from '../errors.js';
import { philox4x32 } from './philox.js';

/**
 * A position in one of the random sequences. Plain data: it can be sent to a worker or kept in a file, and it goes on
 * where it stood. The functions that draw from it advance `position`.
 */
export interface RandomStream {
  /** The two key words, made from the seed. */
  readonly key: readonly [number, number];
  /** The number of the stream; streams of one seed with different numbers are independent. */
  readonly index: number;
  /** How many 64-bit draws have been used. */
  position: number;
  /** The block of two draws that holds `position`, if it has been computed: its number, and its four words. */
  block: number;
  readonly words: Uint32Array;
}

/**
 * Returns the start of the random sequence number `index` of a seed.
 *
 * The same seed and index give the same numbers on every engine, whatever else is drawn elsewhere: use one index per
 * independent piece of work (layer, sample, job), not one stream passed around.
 *
 * @param seed any safe integer, or a text (hashed by FNV-1a over its UTF-16 units; never the same key as a number)
 * @param index integer from 0 to $2^{53} - 1$
 * @throws UsageError if the seed or the index is not such a number
 * @example randomUniform(randomStream('weights', 3)) // 0.6537421953338833
 */
export function randomStream(seed: number | string, index: number = 0): RandomStream {
  if (!Number.isSafeInteger(index) || index < 0) {
    throw new UsageError(
      `randomStream: the index must be an integer from 0 to 2^53 − 1, but is ${index}. Number the streams 0, 1, 2, …`,
    );
  }
  const key = typeof seed === 'string' ? hashText(seed) : keyOfNumber(seed);
  return { key, index, position: 0, block: -1, words: new Uint32Array(4) };
}

/** Returns the next 53 random bits as an integer from 0 to $2^{53} - 1$; advances the stream by one draw. */
export function randomBits(stream: RandomStream): number {
  const { words, key, index } = stream;
  const block = Math.floor(stream.position / 2);
  if (stream.block !== block) {
    const upper = Math.floor(block / 4294967296);
    philox4x32(block, upper, index, Math.floor(index / 4294967296), key[0], key[1], words);
    stream.block = block;
  }
  const offset = stream.position % 2 === 0 ? 0 : 2;
  stream.position++;
  return (words[offset] >>> 5) * 67108864 + (words[offset + 1] >>> 6); // 27 bits, then 26
}

function keyOfNumber(seed: number): [number, number] {
  if (!Number.isSafeInteger(seed)) {
    throw new UsageError(
      `randomStream: the seed must be a safe integer or a text, but is ${seed}. Round it, or pass String(seed).`,
    );
  }
  return [seed >>> 0, Math.floor(seed / 4294967296) >>> 0];
}

/** 64-bit FNV-1a, its two top bits set to 01: the upper key word of a safe integer begins with 00 or 11. */
function hashText(text: string): [number, number] {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  const upper = Number(hash >> 32n) & 0x3fffffff;
  return [Number(hash & 0xffffffffn), upper | 0x40000000];
}
