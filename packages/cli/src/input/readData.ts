import type { NumberTable } from '@crease/interop';
import { type Data, FormatError, type Model, outputsOf, sizeOf, type TargetKind, UsageError } from '@crease/tensor';
import { counted } from '../output/lines.js';

/**
 * The samples of a table for a network: the target columns, and all others as features in file order.
 *
 * @param targets names of the target columns; without them the last column
 * @param kind    what the loss takes as targets
 * @param file    name for messages
 * @throws UsageError for a name that is not a column; FormatError if the columns do not fit the network, or a class or
 * label is out of range, with its line
 */
export function readData(
  table: NumberTable,
  targets: readonly string[] | undefined,
  kind: TargetKind,
  model: Model,
  file: string,
): Data {
  const chosen = targetColumns(table, targets, file);
  const features = [...table.columns.keys()].filter((k) => !chosen.includes(k));
  checkCounts(table, chosen, features, kind, model, file);
  for (const [row, values] of table.rows.entries()) {
    const place = `${file}: line ${table.lines[row]}, column ${table.columns[chosen[0]!]}`;
    checkLabel(values[chosen[0]!]!, kind, outputsOf(model), place);
  }
  const pick = (columns: readonly number[]): Float64Array =>
    Float64Array.from(table.rows.flatMap((row) => columns.map((k) => row[k]!)));
  return { samples: table.rows.length, features: pick(features), targets: pick(chosen) };
}

function targetColumns(table: NumberTable, targets: readonly string[] | undefined, file: string): number[] {
  if (targets === undefined) return [table.columns.length - 1];
  return targets.map((name) => {
    const column = table.columns.indexOf(name);
    if (column < 0)
      throw new UsageError(`--target: ${file} has no column "${name}". Its columns: ${table.columns.join(', ')}.`);
    return column;
  });
}

function checkCounts(
  table: NumberTable,
  chosen: readonly number[],
  features: readonly number[],
  kind: TargetKind,
  model: Model,
  file: string,
): void {
  const inputs = sizeOf(model.input);
  if (features.length !== inputs)
    throw new FormatError(
      `${file}: has ${counted(features.length, 'feature column')} besides the target (${chosen.map((k) => table.columns[k]).join(', ')}), but the model takes ${counted(inputs, 'input')}. Name the target columns with --target.`,
    );
  const outputs = outputsOf(model);
  const needed = kind === 'values' ? outputs : 1;
  if (chosen.length !== needed) {
    const classes =
      kind === 'values' && chosen.length === 1 ? ' If the target is a class index, use --loss cross-entropy.' : '';
    throw new FormatError(
      `${file}: has ${counted(chosen.length, 'target column')}, but this loss needs ${needed} for a model with ${counted(outputs, 'output')}. Name them with --target.${classes}`,
    );
  }
  if (kind === 'signs' && outputs !== 1)
    throw new UsageError(`--loss logistic: needs a model with 1 output, this one has ${outputs}. Use cross-entropy.`);
}

function checkLabel(label: number, kind: TargetKind, outputs: number, place: string): void {
  if (kind === 'signs' && ![0, 1, -1].includes(label))
    throw new FormatError(`${place}: label ${label}, but the logistic loss needs labels 0/1 or -1/+1.`);
  if (kind !== 'classes') return;
  if (!Number.isInteger(label)) throw new FormatError(`${place}: ${label} is not a class index (a whole number).`);
  if (label < 0 || label >= outputs)
    throw new FormatError(
      `${place}: class ${label} is out of range: the model has ${outputs} outputs (classes 0 to ${outputs - 1}).`,
    );
}
