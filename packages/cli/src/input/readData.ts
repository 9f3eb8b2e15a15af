import type { NumberTable } from '@crease/interop';
import { type Data, FormatError, type Model, outputsOf, sizeOf, type TargetKind, UsageError } from '@crease/tensor';
import { counted } from '../output/lines.js';
import { checkLabel, checkTargetCount } from './targets.js';

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
  const inputs = sizeOf(model.input);
  if (features.length !== inputs)
    throw new FormatError(
      `${file}: has ${counted(features.length, 'feature column')} besides the target (${chosen.map((k) => table.columns[k]).join(', ')}), but the model takes ${counted(inputs, 'input')}. Name the target columns with --target.`,
      { code: 'data' },
    );
  checkTargetCount(chosen.length, kind, model, file, 'Name them with --target.');
  for (const [row, values] of table.rows.entries()) {
    const place = `${file}: line ${table.lines[row]}, column "${table.columns[chosen[0]!]}"`;
    checkLabel(values[chosen[0]!]!, kind, outputsOf(model), place);
  }
  const pick = (columns: readonly number[]): Float64Array =>
    Float64Array.from(table.rows.flatMap((row) => columns.map((k) => row[k]!)));
  return { samples: table.rows.length, features: pick(features), targets: pick(chosen) };
}

function targetColumns(table: NumberTable, targets: readonly string[] | undefined, file: string): number[] {
  if (targets === undefined) return [table.columns.length - 1];
  const twice = targets.find((name, k) => targets.indexOf(name) < k);
  if (twice !== undefined) throw new UsageError(`--target: the column "${twice}" is named twice.`);
  return targets.map((name) => {
    const column = table.columns.indexOf(name);
    if (column < 0)
      throw new UsageError(`--target: ${file} has no column "${name}". Its columns: ${table.columns.join(', ')}.`);
    return column;
  });
}
