import { FormatError, UnsupportedError } from '@crease/tensor';
import type { Io } from '../io.js';

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'no such file; check the path',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read (permission denied)',
  ENOTDIR: 'no such file; a part of the path is not a folder',
  ERR_FS_FILE_TOO_LARGE: 'is larger than 2 GiB',
};

/**
 * The bytes of a file.
 *
 * @throws UnsupportedError for an ONNX file, which this version does not read; FormatError that names the file if it
 * cannot be read
 */
export function fileBytes(io: Io, path: string): Uint8Array {
  refuseOnnx(path, path);
  try {
    return io.readFile(path);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    throw new FormatError(`${path}: ${problems[code] ?? `cannot be read (${code || String(error)})`}.`, {
      code: 'not-readable',
      file: path,
    });
  }
}

/**
 * The text of a UTF-8 file, without its byte order mark.
 *
 * @throws like `fileBytes`, and a FormatError if it is not UTF-8
 */
export function fileText(io: Io, path: string): string {
  const bytes = fileBytes(io, path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FormatError(`${path}: is not UTF-8 text. Save it as UTF-8.`, { code: 'not-utf8', file: path });
  }
}

/** True if the name of a file ends like this, in small or capital letters. */
export function hasEnding(path: string, ending: string): boolean {
  return path.toLowerCase().endsWith(ending);
}

/**
 * Refuses an ONNX file by its name.
 *
 * @param place what the message begins with
 * @throws UnsupportedError
 */
export function refuseOnnx(path: string, place: string): void {
  if (hasEnding(path, '.onnx'))
    throw new UnsupportedError(
      `${place}: ONNX models are not supported by this version. Give a crease-model/1 file, its weights inline or in a .safetensors file.`,
    );
}
