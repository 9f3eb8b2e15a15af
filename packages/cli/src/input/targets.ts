import { FormatError, type Model, outputsOf, type TargetKind, UsageError } from '@crease/tensor';
import { counted } from '../output/lines.js';

/**
 * Checks that a loss and a network take as many targets for each sample as there are.
 *
 * @param count  how many there are
 * @param advice how to choose others, a sentence
 * @throws FormatError that names the file; UsageError if the loss does not fit the network
 */
export function checkTargetCount(count: number, kind: TargetKind, model: Model, file: string, advice: string): void {
  const outputs = outputsOf(model);
  const needed = kind === 'values' ? outputs : 1;
  if (count !== needed) {
    const classes =
      kind === 'values' && count === 1 ? ' If the target is a class index, use --loss cross-entropy.' : '';
    throw new FormatError(
      `${file}: has ${counted(count, 'target column')}, but this loss needs ${needed} for a model with ${counted(outputs, 'output')}. ${advice}${classes}`,
      { code: 'data' },
    );
  }
  if (kind === 'signs' && outputs !== 1)
    throw new UsageError(
      `--loss: a loss of labels needs a model with 1 output, this one has ${outputs}. Use cross-entropy.`,
    );
}

/**
 * Checks a class index or a label.
 *
 * @param place what the message begins with
 * @throws FormatError if it is out of range
 */
export function checkLabel(label: number, kind: TargetKind, outputs: number, place: string): void {
  if (kind === 'signs' && ![0, 1, -1].includes(label))
    throw new FormatError(`${place}: label ${label}, but this loss needs labels 0/1 or -1/+1.`, {
      code: 'data',
    });
  if (kind !== 'classes') return;
  if (!Number.isInteger(label))
    throw new FormatError(`${place}: ${label} is not a class index (a whole number).`, { code: 'data' });
  if (label < 0 || label >= outputs)
    throw new FormatError(
      `${place}: class ${label} is out of range: the model has ${outputs} outputs (classes 0 to ${outputs - 1}).`,
      { code: 'data' },
    );
}
