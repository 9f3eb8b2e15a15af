import { UsageError } from '@crease/tensor';
import { powerOfTwo } from '../number/floatingPoint.js';

const view = new DataView(new ArrayBuffer(8));

/**
 * A double as a hexadecimal floating-point literal, exactly: `0x1.8p+1` for 3, as C's `%a` prints it.
 *
 * Subnormal numbers have the leading digit 0 and the exponent −1022. NaN and ±∞ are `NaN`, `Infinity`, `-Infinity`.
 */
export function formatHexFloat(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  view.setFloat64(0, value);
  const sign = view.getUint8(0) >= 0x80 ? '-' : '';
  if (value === 0) return `${sign}0x0p+0`;
  const high = view.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const digits = hex(high & 0xfffff, 5) + hex(view.getUint32(4), 8);
  const fraction = digits.replace(/0+$/, '');
  const exponent = biased === 0 ? -1022 : biased - 1023;
  return `${sign}0x${biased === 0 ? 0 : 1}${fraction && `.${fraction}`}p${exponent < 0 ? '' : '+'}${exponent}`;
}

/**
 * The double that a hexadecimal floating-point literal denotes, exactly.
 *
 * Any placing of the point is read (`0x18p-3`, `0x.cp2`), and `NaN`, `Infinity`, `-Infinity`.
 *
 * @throws UsageError if the text is no such literal, or denotes a number that is not a double
 */
export function parseHexFloat(text: string): number {
  if (text === 'NaN' || text === 'Infinity' || text === '-Infinity') return Number(text);
  const match = /^([+-]?)0x([0-9a-f]*)\.?([0-9a-f]*)p([+-]?\d{1,9})$/i.exec(text);
  const digits = match === null ? '' : match[2]! + match[3]!;
  if (match === null || digits === '')
    throw new UsageError(`parseHexFloat: expected a hexadecimal float such as "0x1.8p+1", got "${text}".`);
  const significant = digits.replace(/^0+/, '').replace(/0+$/, '');
  if (significant === '') return match[1] === '-' ? -0 : 0;
  const trailing = digits.length - digits.replace(/0+$/, '').length;
  const value = assemble(BigInt(`0x${significant}`), Number(match[4]) - 4 * match[3]!.length + 4 * trailing);
  if (value === undefined)
    throw new UsageError(`parseHexFloat: "${text}" is not a double; it would have to be rounded.`);
  return match[1] === '-' ? -value : value;
}

/** significand · 2^exponent if that is a double. */
function assemble(significand: bigint, exponent: number): number | undefined {
  let odd = significand;
  let shifted = exponent;
  while ((odd & 1n) === 0n) {
    odd >>= 1n;
    shifted++;
  }
  if (odd > BigInt(Number.MAX_SAFE_INTEGER) || shifted < -1074 || shifted > 1023) return undefined;
  const value = Number(odd) * powerOfTwo(shifted);
  return value === Number.POSITIVE_INFINITY ? undefined : value;
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}
