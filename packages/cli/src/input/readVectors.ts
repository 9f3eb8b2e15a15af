import { readNpy } from '@crease/interop';
import { FormatError, UsageError } from '@crease/tensor';
import type { Io } from '../io.js';
import { fileBytes, hasEnding } from './fileBytes.js';
import { readJsonFile } from './readJsonFile.js';

/**
 * Vectors of one length from a .json file (one array of numbers for each) or a .npy file (shape [vectors, size]); a
 * single vector may stand alone.
 *
 * @param option name of the option, for messages
 * @param most   how many vectors there may be
 * @throws UsageError for another ending; FormatError if the file does not hold such vectors
 */
export function readVectors(io: Io, path: string, option: string, size: number, most: number): Float64Array[] {
  const numbers = hasEnding(path, '.json')
    ? fromJson(readJsonFile(io, path), size)
    : hasEnding(path, '.npy')
      ? fromNpy(readNpy(fileBytes(io, path), path), size)
      : undefined;
  if (numbers === undefined) throw new UsageError(`${option}: expected a .json or .npy file, got "${path}".`);
  if (numbers.length < 1 || numbers.length > most || !numbers.every((v) => v.every(Number.isFinite)))
    throw new FormatError(
      `${path}: expected ${most === 1 ? 'one vector' : `1 to ${most} vectors`} of ${size} finite numbers.`,
      { code: 'data', file: path },
    );
  return numbers;
}

function fromJson(document: unknown, size: number): Float64Array[] {
  const isVector = (v: unknown): v is number[] =>
    Array.isArray(v) && v.length === size && v.every((x) => typeof x === 'number');
  if (isVector(document)) return [Float64Array.from(document)];
  return Array.isArray(document) && document.every(isVector) ? document.map((v) => Float64Array.from(v)) : [];
}

function fromNpy({ shape, data }: { readonly shape: readonly number[]; readonly data: Float64Array }, size: number) {
  if (shape.length > 2 || shape.at(-1) !== size) return [];
  return Array.from({ length: data.length / size }, (_, k) => data.subarray(k * size, (k + 1) * size));
}
