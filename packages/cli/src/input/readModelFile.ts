import { CreaseError, FormatError, type Model, readModel, UnsupportedError } from '@crease/tensor';
import type { Io } from '../io.js';
import { refuseUnsupported } from './fileText.js';
import { readJsonFile } from './readJsonFile.js';

/**
 * The network in a `crease-model/1` file.
 *
 * @throws FormatError or UnsupportedError whose message begins with the file and the place in it
 */
export function readModelFile(io: Io, path: string): Model {
  const document = readJsonFile(io, path);
  const weights = (document as { weights?: unknown } | null)?.weights;
  if (typeof weights === 'string') refuseUnsupported(weights, `${path}: weights: ${weights}`);
  return inFile(path, () => readModel(document));
}

/** What `read` returns; its errors get the name of the file in front of their message. */
export function inFile<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnsupportedError) throw new UnsupportedError(`${path}: ${error.message}`);
    if (error instanceof CreaseError) throw new FormatError(`${path}: ${error.message}`);
    throw error;
  }
}
