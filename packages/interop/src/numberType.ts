/** How the numbers of a file are stored, and how one becomes a double. */
export interface NumberType {
  /** Bytes of one number. */
  readonly bytes: number;
  /** The number at a byte offset, exactly; `undefined` if no double within ±2⁵³ is equal to it. */
  readonly read: (view: DataView, offset: number, littleEndian: boolean) => number | undefined;
}

/** Every number type, by the name that safetensors gives it. All of them embed exactly into the doubles. */
export const numberTypes: ReadonlyMap<string, NumberType> = new Map<string, NumberType>([
  ['F64', { bytes: 8, read: (v, at, little) => v.getFloat64(at, little) }],
  ['F32', { bytes: 4, read: (v, at, little) => v.getFloat32(at, little) }],
  ['F16', { bytes: 2, read: (v, at, little) => halfValue(v.getUint16(at, little)) }],
  ['BF16', { bytes: 2, read: (v, at, little) => singleValue(v.getUint16(at, little) << 16) }],
  // An 8-bit float with 5 exponent bits is the upper byte of a half.
  ['F8_E5M2', { bytes: 1, read: (v, at) => halfValue(v.getUint8(at) << 8) }],
  ['F8_E4M3', { bytes: 1, read: (v, at) => e4m3Value(v.getUint8(at)) }],
  ['I64', { bytes: 8, read: (v, at, little) => smallInteger(v.getBigInt64(at, little)) }],
  ['U64', { bytes: 8, read: (v, at, little) => smallInteger(v.getBigUint64(at, little)) }],
  ['I32', { bytes: 4, read: (v, at, little) => v.getInt32(at, little) }],
  ['U32', { bytes: 4, read: (v, at, little) => v.getUint32(at, little) }],
  ['I16', { bytes: 2, read: (v, at, little) => v.getInt16(at, little) }],
  ['U16', { bytes: 2, read: (v, at, little) => v.getUint16(at, little) }],
  ['I8', { bytes: 1, read: (v, at) => v.getInt8(at) }],
  ['U8', { bytes: 1, read: (v, at) => v.getUint8(at) }],
  ['BOOL', { bytes: 1, read: (v, at) => (v.getUint8(at) <= 1 ? v.getUint8(at) : undefined) }],
]);

const word = new DataView(new ArrayBuffer(4));

/** The value of the 32 bits of a single. */
function singleValue(bits: number): number {
  word.setInt32(0, bits);
  return word.getFloat32(0);
}

function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  // The exponent's bias is 15 in a half and 127 in a single.
  return sign * singleValue(((exponent + 112) << 23) | (fraction << 13));
}

/** 4 exponent bits with bias 7, 3 fraction bits, no infinities: all ones is the only NaN. */
function e4m3Value(bits: number): number {
  const sign = bits & 0x80 ? -1 : 1;
  const exponent = (bits >>> 3) & 15;
  const fraction = bits & 7;
  if ((bits & 0x7f) === 0x7f) return Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -9;
  return sign * singleValue(((exponent + 120) << 23) | (fraction << 20));
}

const largest = 2n ** 53n;

function smallInteger(value: bigint): number | undefined {
  return value >= -largest && value <= largest ? Number(value) : undefined;
}
