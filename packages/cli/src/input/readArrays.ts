import { type NumberArray, readNpy } from '@crease/interop';
import { type Data, FormatError, type Model, outputsOf, sizeOf, type TargetKind } from '@crease/tensor';
import type { Io } from '../io.js';
import { fileBytes } from './fileBytes.js';
import { checkLabel, checkTargetCount } from './targets.js';

/**
 * The samples in two .npy files: the features, shape [samples, …], and the targets, shape [samples] or
 * [samples, columns].
 *
 * @param kind what the loss takes as targets
 * @throws FormatError that names the file if the arrays do not fit each other or the network
 */
export function readArrays(io: Io, paths: { data: string; targets: string }, kind: TargetKind, model: Model): Data {
  const features = readFinite(io, paths.data);
  const targets = readFinite(io, paths.targets);
  const [samples = 0] = features.shape;
  const inputs = sizeOf(model.input);
  if (samples === 0 || features.data.length !== samples * inputs)
    throw new FormatError(
      `${paths.data}: has shape ${shapeText(features)}, but the model takes samples of shape [${model.input.join(', ')}]. Expected [samples, ${model.input.join(', ')}].`,
      { code: 'data' },
    );
  if (targets.shape[0] !== samples)
    throw new FormatError(
      `${paths.targets}: has shape ${shapeText(targets)}, but ${paths.data} has ${samples} samples. Expected ${samples} on the first axis.`,
      { code: 'data' },
    );
  checkTargetCount(targets.data.length / samples, kind, model, paths.targets, 'Give another file with --targets.');
  for (const [row, label] of targets.data.entries())
    checkLabel(label, kind, outputsOf(model), `${paths.targets}: row ${row}`);
  return { samples, features: features.data, targets: targets.data };
}

function readFinite(io: Io, path: string): NumberArray {
  const array = readNpy(fileBytes(io, path), path);
  const bad = array.data.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0)
    throw new FormatError(`${path}: number ${bad} is ${array.data[bad]}; finite numbers are needed.`, {
      code: 'data',
      file: path,
    });
  return array;
}

function shapeText({ shape }: NumberArray): string {
  return `[${shape.join(', ')}]`;
}
