import type { ReadLimits } from '../limits.js';
import { type NumberType, numberTypes } from '../numberType.js';
import { quoted, refuse } from '../refuse.js';
import type { HeaderValue } from './parseHeader.js';

/** What the header says about a tensor; its bytes are `begin` to `end`, counted from the end of the header. */
export interface TensorEntry {
  readonly name: string;
  readonly dtype: string;
  readonly type: NumberType;
  readonly shape: readonly number[];
  readonly count: number;
  readonly begin: number;
  readonly end: number;
}

/**
 * The tensors of a parsed header, each checked by itself: known number type, shape, and as many bytes as they need.
 *
 * @param available bytes after the header
 * @throws FormatError
 */
export function describeTensors(
  header: ReadonlyMap<string, HeaderValue>,
  available: number,
  file: string,
  limits: ReadLimits,
): TensorEntry[] {
  const entries: TensorEntry[] = [];
  const tensors = header.size - (header.has('__metadata__') ? 1 : 0);
  if (tensors > limits.tensors) refuse(`has ${tensors} tensors, more than ${limits.tensors}`, { code: 'limit', file });
  let elements = 0;
  for (const [name, value] of header) {
    if (name === '__metadata__') checkMetadata(value, file);
    else {
      const entry = describeTensor(name, value, available, file, limits);
      elements += entry.count;
      entries.push(entry);
    }
  }
  if (elements > limits.elements)
    refuse(`has ${elements} numbers, more than ${limits.elements}`, { code: 'limit', file });
  return entries;
}

function checkMetadata(value: HeaderValue, file: string): void {
  if (!(value instanceof Map) || ![...value.values()].every((text) => typeof text === 'string'))
    refuse('the header entry __metadata__ is not an object of texts', { code: 'header-json', file });
}

function describeTensor(
  name: string,
  value: HeaderValue,
  available: number,
  file: string,
  limits: ReadLimits,
): TensorEntry {
  const fail = (code: string, problem: string, hint?: string): never =>
    refuse(problem, { code, file, tensor: name, ...(hint === undefined ? {} : { hint }) });
  if (!(value instanceof Map)) return fail('header-json', 'its header entry is not an object');
  const fields = value as ReadonlyMap<string, HeaderValue>;
  const dtype = fields.get('dtype');
  if (typeof dtype !== 'string') return fail('dtype', 'its header entry has no text "dtype"');
  const type = numberTypes.get(dtype);
  if (type === undefined)
    return fail('dtype', `the dtype ${quoted(dtype)} is not known`, `Known: ${[...numberTypes.keys()].join(', ')}`);
  const shape = wholeNumbers(fields.get('shape'));
  if (shape === undefined) return fail('shape', 'its header entry has no array of whole numbers "shape"');
  if (shape.length > limits.rank) return fail('limit', `has ${shape.length} axes, more than ${limits.rank}`);
  const offsets = wholeNumbers(fields.get('data_offsets'));
  if (offsets?.length !== 2) return fail('offsets', 'its header entry has no pair of whole numbers "data_offsets"');
  const [begin, end] = offsets as [number, number];
  if (end < begin) return fail('offsets', `its bytes end (${end}) before they begin (${begin})`);
  if (end > available)
    return fail(
      'truncated',
      `its bytes ${begin} to ${end} reach past the end of the file, which has ${available} bytes after the header`,
      'The file may be truncated: copy it again',
    );
  const count = elementCount(shape, end - begin);
  if (count * type.bytes !== end - begin)
    return fail(
      'shape',
      `shape [${shape.join(', ')}] of ${dtype} does not fit its ${end - begin} bytes (offsets ${begin} to ${end})`,
    );
  return { name, dtype, type, shape, count, begin, end };
}

function wholeNumbers(value: HeaderValue | undefined): readonly number[] | undefined {
  return Array.isArray(value) && value.every((n) => typeof n === 'number') ? (value as number[]) : undefined;
}

/** The product of a shape; anything larger than the number of bytes stands for "too many" and is not computed. */
function elementCount(shape: readonly number[], bytes: number): number {
  if (shape.includes(0)) return 0;
  let count = 1;
  for (const size of shape) {
    count *= size;
    if (count > bytes) return Number.POSITIVE_INFINITY;
  }
  return count;
}
