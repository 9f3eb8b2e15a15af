import { FormatError } from '@crease/tensor';
import type { Io } from '../io.js';

/**
 * Writes a result to a file, as a whole or not at all.
 *
 * @throws FormatError that names the file if it cannot be written
 */
export function writeFile(io: Io, path: string, content: string | Uint8Array): void {
  try {
    io.writeFile(path, content);
  } catch (error) {
    const { code } = error as { code?: string };
    const problem =
      code === 'ENOENT' ? 'there is no such folder' : code === 'EISDIR' ? 'is a folder' : (code ?? String(error));
    throw new FormatError(`${path}: cannot be written (${problem}).`);
  }
}
