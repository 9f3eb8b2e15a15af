import type { NumberType } from './numberType.js';
import { type RefusalDetails, refuse } from './refuse.js';

/** A run of numbers in a file. */
export interface NumberRun {
  readonly type: NumberType;
  readonly count: number;
  /** The byte of the file at which it begins. */
  readonly offset: number;
  readonly littleEndian: boolean;
}

/**
 * The numbers of a run as doubles, each exactly.
 *
 * The bytes may begin anywhere in their buffer: nothing relies on alignment.
 *
 * @param place what a refusal says besides the problem
 * @throws FormatError for an integer beyond ±2⁵³, which has no exact double
 */
export function decodeNumbers(
  bytes: Uint8Array,
  run: NumberRun,
  place: Omit<RefusalDetails, 'code' | 'offset'>,
): Float64Array {
  const { type, count, offset, littleEndian } = run;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const at = offset + k * type.bytes;
    const value = type.read(view, at, littleEndian);
    if (value === undefined)
      refuse(`number ${k} has no exact double: it is beyond ±2^53, or not a truth value`, {
        ...place,
        code: 'inexact',
        offset: at,
      });
    numbers[k] = value;
  }
  return numbers;
}
