import { dirname, join } from 'node:path';
import { readSafetensors } from '@crease/interop';
import { CreaseError, FormatError, type Model, readModel, UnsupportedError, UsageError } from '@crease/tensor';
import type { Command } from 'commander';
import type { Io } from '../io.js';
import { fileBytes, hasEnding, refuseOnnx } from './fileBytes.js';
import { readJsonFile } from './readJsonFile.js';

/** Options of every command that reads a model. */
export interface ModelOptions {
  readonly architecture?: string;
}

/** A model as it lies in files: the parsed document, and where the tensors are that it names. */
export interface ModelSource {
  /** The file with the document. */
  readonly path: string;
  readonly document: unknown;
  /** The safetensors file, if there is one. */
  readonly weights: string | undefined;
}

/** Adds the argument and the option that name a model. */
export function withModelArgument(command: Command): Command {
  return command
    .argument('<model>', 'crease-model/1 file, or a .safetensors file with --architecture')
    .option('--architecture <file>', 'crease-model/1 file with the layers of a .safetensors file');
}

/**
 * The document of a model and its weights file, which is not opened yet.
 *
 * @throws errors whose messages name the file or the option
 */
export function readModelSource(io: Io, path: string, { architecture }: ModelOptions): ModelSource {
  if (hasEnding(path, '.safetensors')) {
    if (architecture === undefined)
      throw new UsageError(
        `${path}: a .safetensors file holds tensors without layers. Name the model file with --architecture.`,
      );
    return { path: architecture, document: readJsonFile(io, architecture), weights: path };
  }
  if (architecture !== undefined)
    throw new UsageError(`--architecture: is for .safetensors files, but ${path} is a model file with its own layers.`);
  const document = readJsonFile(io, path);
  const { weights } = (document ?? {}) as { weights?: unknown };
  return { path, document, weights: typeof weights === 'string' ? weightsPath(path, weights) : undefined };
}

/**
 * The network in a `crease-model/1` file, with its weights.
 *
 * @throws FormatError or UnsupportedError whose message begins with the file and the place in it
 */
export function readModelFile(io: Io, path: string, options: ModelOptions): Model {
  return modelOf(io, readModelSource(io, path, options));
}

/** The network of a source, with its weights. */
export function modelOf(io: Io, { path, document, weights }: ModelSource): Model {
  const tensors = weights === undefined ? undefined : readSafetensors(fileBytes(io, weights), weights);
  return inFile(path, () => readModel(document, tensors === undefined ? {} : { tensors }), weights);
}

/** The weights file beside a model file: a model from elsewhere must not open other files of the reader. */
function weightsPath(path: string, weights: string): string {
  const place = `${path}: weights`;
  refuseOnnx(weights, `${place}: ${weights}`);
  if (!hasEnding(weights, '.safetensors'))
    throw new FormatError(`${place}: expected the name of a .safetensors file, got ${JSON.stringify(weights)}.`, {
      code: 'weights-path',
      file: path,
    });
  if (/^[/\\]|^[A-Za-z]:|[\\\0]/.test(weights) || weights.split('/').includes('..'))
    throw new FormatError(
      `${place}: ${JSON.stringify(weights)} may leave the folder of the model. Put the file beside the model and give its name.`,
      { code: 'weights-path', file: path },
    );
  return join(dirname(path), weights);
}

/**
 * What `read` returns; its errors get the name of the file in front of their message.
 *
 * @param weights the weights file, which errors about a tensor name as well
 */
export function inFile<T>(path: string, read: () => T, weights?: string): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnsupportedError) throw new UnsupportedError(`${path}: ${error.message}`);
    if (error instanceof FormatError) {
      const place = error.details.tensor === undefined ? path : `${path} (weights: ${weights})`;
      throw new FormatError(`${place}: ${error.message}`, { code: 'model', ...error.details, file: path });
    }
    if (error instanceof CreaseError) throw new FormatError(`${path}: ${error.message}`, { code: 'model', file: path });
    throw error;
  }
}
