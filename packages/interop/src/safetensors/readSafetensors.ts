import { decodeNumbers } from '../decodeNumbers.js';
import { defaultLimits, type ReadLimits } from '../limits.js';
import { quoted, refuse } from '../refuse.js';
import { describeTensors, type TensorEntry } from './describeTensors.js';
import { parseHeader } from './parseHeader.js';

/** A tensor read from a file. */
export interface NamedTensor {
  /** How the file stores it, such as `BF16`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Float64Array;
}

const prefix = 8;

/**
 * The tensors of a safetensors file, by name, as doubles.
 *
 * F64, F32, F16, BF16, 8-bit floats and integers up to 2⁵³ become exactly equal doubles. The file is not trusted:
 * sizes are checked before memory is reserved, no name may occur twice, and the ranges of the tensors must tile the
 * bytes after the header exactly, so that no two readers can see different tensors in it. Linear time.
 *
 * @param bytes the whole file
 * @param file  its name, for messages
 * @throws FormatError, and nothing else, for every file that is not what the format says
 *
 * @example
 * const header = '{"weight":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}';
 * const bytes = Uint8Array.of(header.length, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode(header), 3, 5);
 * readSafetensors(bytes, 'two.safetensors').get('weight')!.data; // Float64Array(2) [3, 5]
 */
export function readSafetensors(
  bytes: Uint8Array,
  file: string,
  limits: ReadLimits = defaultLimits,
): ReadonlyMap<string, NamedTensor> {
  const start = prefix + headerLength(bytes, file, limits);
  const text = headerText(bytes.subarray(prefix, start), file);
  const header = parseHeader(text, (problem, code, position) => {
    const offset = prefix + new TextEncoder().encode(text.slice(0, position)).length;
    return refuse(`the header, byte ${offset}: ${problem}`, { code, file, offset });
  });
  const entries = describeTensors(header, bytes.length - start, file, limits);
  checkTiling(entries, start, bytes.length, file);
  return new Map(
    entries.map(({ name, dtype, type, shape, count, begin }) => {
      const run = { type, count, offset: start + begin, littleEndian: true };
      return [name, { dtype, shape, data: decodeNumbers(bytes, run, { file, tensor: name }) }];
    }),
  );
}

function headerLength(bytes: Uint8Array, file: string, limits: ReadLimits): number {
  if (bytes.length < prefix)
    refuse(`has ${bytes.length} bytes; a safetensors file begins with the 8 bytes of the header's length`, {
      code: 'header-length',
      file,
      offset: 0,
    });
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  const available = bytes.length - prefix;
  const problem =
    length > BigInt(limits.headerBytes)
      ? `more than ${limits.headerBytes}`
      : length > BigInt(available)
        ? `but only ${available} bytes follow`
        : undefined;
  if (problem !== undefined)
    refuse(`the header's length is ${length} bytes, ${problem}`, {
      code: 'header-length',
      file,
      offset: 0,
      hint: 'Is this a safetensors file',
    });
  return Number(length);
}

function headerText(header: Uint8Array, file: string): string {
  if (header[0] !== 0x7b) refuse('the header does not begin with {', { code: 'header-json', file, offset: prefix });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(header);
  } catch {
    return refuse('the header is not UTF-8 text', { code: 'not-utf8', file, offset: prefix });
  }
}

/** Every byte after the header belongs to exactly one tensor. */
function checkTiling(entries: readonly TensorEntry[], start: number, length: number, file: string): void {
  let covered = 0;
  let before: TensorEntry | undefined;
  for (const entry of entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (entry.begin !== covered) {
      const isOverlap = entry.begin < covered;
      const other = before === undefined ? 'the header' : `tensor ${quoted(before.name)}`;
      refuse(
        isOverlap
          ? `begins at byte ${entry.begin} and overlaps ${other}, which ends at byte ${covered}`
          : `begins at byte ${entry.begin}, but ${other} ends at byte ${covered}: the bytes between belong to no tensor`,
        { code: isOverlap ? 'overlap' : 'gap', file, tensor: entry.name, offset: start + entry.begin },
      );
    }
    covered = entry.end;
    before = entry;
  }
  if (start + covered !== length)
    refuse(`${length - start - covered} bytes after the last tensor belong to no tensor`, {
      code: 'trailing-bytes',
      file,
      offset: start + covered,
    });
}
