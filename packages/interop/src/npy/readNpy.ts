import { decodeNumbers } from '../decodeNumbers.js';
import { defaultLimits, type ReadLimits } from '../limits.js';
import { type NumberType, numberTypes } from '../numberType.js';
import { quoted, refuse } from '../refuse.js';
import { parseNpyHeader } from './parseNpyHeader.js';

/** An array of numbers. */
export interface NumberArray {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Float64Array;
}

/** The number types of npy, without their byte order, by the names of safetensors. */
const names: ReadonlyMap<string, string> = new Map(
  ['f8', 'f4', 'f2', 'i8', 'i4', 'i2', 'i1', 'u8', 'u4', 'u2', 'u1', 'b1'].map((short) => [
    short,
    short === 'b1' ? 'BOOL' : `${short[0]!.toUpperCase()}${8 * Number(short[1])}`,
  ]),
);

const magic = [0x93, ...[...'NUMPY'].map((c) => c.charCodeAt(0))];

/**
 * The array in an npy file (versions 1 to 3), as doubles in row-major order.
 *
 * Floats, integers up to 2⁵³ and truth values, of either byte order, become exactly equal doubles; an array in Fortran
 * order is transposed. Objects and named fields are refused: nothing in the file is ever run. Linear time.
 *
 * @param bytes the whole file
 * @param file  its name, for messages
 * @throws FormatError, and nothing else, for every file that is not what the format says
 */
export function readNpy(bytes: Uint8Array, file: string, limits: ReadLimits = defaultLimits): NumberArray {
  const fail = (code: string, problem: string, hint?: string): never =>
    refuse(problem, { code, file, ...(hint === undefined ? {} : { hint }) });
  if (!magic.every((byte, k) => bytes[k] === byte)) fail('magic', 'does not begin as an npy file does');
  const [major, minor] = [bytes[6], bytes[7]];
  if (!(major === 1 || major === 2 || major === 3) || minor !== 0)
    fail('version', `has version ${major}.${minor}; versions 1.0, 2.0 and 3.0 are read`);
  const prefix = major === 1 ? 10 : 12;
  if (bytes.length < prefix) fail('truncated', 'ends before its header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > Math.min(limits.headerBytes, bytes.length - prefix))
    fail('header-length', `the header's length is ${length} bytes, but only ${bytes.length - prefix} bytes follow`);
  const start = prefix + length;
  const text = headerText(bytes.subarray(prefix, start), () => fail('not-utf8', 'the header is not UTF-8 text'));
  const { descr, isFortranOrder, shape } = parseNpyHeader(text, (problem) => fail('header', problem));
  const { type, littleEndian } = typeOf(descr, (problem, hint) => fail('dtype', problem, hint));
  if (shape.length > limits.rank) fail('limit', `has ${shape.length} axes, more than ${limits.rank}`);
  const count = shape.includes(0) ? 0 : shape.reduce((product, size) => product * size, 1);
  if (count > limits.elements) fail('limit', `has ${count} numbers, more than ${limits.elements}`);
  if (count * type.bytes !== bytes.length - start)
    fail(
      bytes.length - start < count * type.bytes ? 'truncated' : 'trailing-bytes',
      `shape (${shape.join(', ')}) of ${descr} needs ${count * type.bytes} bytes, but ${bytes.length - start} follow the header`,
    );
  const data = decodeNumbers(bytes, { type, count, offset: start, littleEndian }, { file });
  return { shape, data: isFortranOrder ? rowMajor(data, shape) : data };
}

function headerText(header: Uint8Array, fail: () => never): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(header);
  } catch {
    return fail();
  }
}

function typeOf(
  descr: string,
  fail: (problem: string, hint: string) => never,
): { readonly type: NumberType; readonly littleEndian: boolean } {
  const name = /^[<>|=]/.test(descr) ? names.get(descr.slice(1)) : undefined;
  const type = name === undefined ? undefined : numberTypes.get(name);
  if (type === undefined || (type.bytes > 1 && !/^[<>]/.test(descr)))
    return fail(`the dtype ${quoted(descr)} is not read`, `Save it as float64: array.astype("<f8")`);
  return { type, littleEndian: descr[0] !== '>' };
}

/** The numbers of an array whose first axis runs fastest, with the last axis fastest. */
function rowMajor(data: Float64Array, shape: readonly number[]): Float64Array {
  const rank = shape.length;
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
  const index = new Array<number>(rank).fill(0);
  const ordered = new Float64Array(data.length);
  let source = 0;
  for (let k = 0; k < data.length; k++) {
    ordered[k] = data[source]!;
    for (let axis = rank - 1; axis >= 0; axis--) {
      source += strides[axis]!;
      index[axis]! += 1;
      if (index[axis]! < shape[axis]!) break;
      source -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return ordered;
}
