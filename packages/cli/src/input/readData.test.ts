import { readCsv } from '@crease/interop';
import { type Model, readModel } from '@crease/tensor';
import { describe, expect, test } from 'vitest';

import { readData } from './readData.js';

function network(inputs: number, outputs: number): Model {
  const weight = Array.from({ length: outputs }, () => new Array<number>(inputs).fill(1));
  return readModel({ format: 'crease-model/1', input: [inputs], layers: [{ type: 'dense', weight }] });
}

const table = readCsv('a,b,c\n1,2,3\n4,5,6\n', 'x.csv');

describe('readData', () => {
  test('takes the last column as target unless told otherwise, and keeps the order of the others', () => {
    expect(readData(table, undefined, 'values', network(2, 1), 'x.csv')).toEqual({
      samples: 2,
      features: Float64Array.of(1, 2, 4, 5),
      targets: Float64Array.of(3, 6),
    });
    expect(readData(table, ['b'], 'values', network(2, 1), 'x.csv').features).toEqual(Float64Array.of(1, 3, 4, 6));
    expect(readData(table, ['c', 'a'], 'values', network(1, 2), 'x.csv')).toEqual({
      samples: 2,
      features: Float64Array.of(2, 5),
      targets: Float64Array.of(3, 1, 6, 4),
    });
  });

  test('a missing target column lists the columns', () => {
    expect(() => readData(table, ['y'], 'values', network(2, 1), 'x.csv')).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: --target: x.csv has no column "y". Its columns: a, b, c.]`,
    );
  });

  test('columns that do not fit the network are counted', () => {
    expect(() => readData(table, undefined, 'values', network(3, 1), 'x.csv')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: has 2 feature columns besides the target (c), but the model takes 3 inputs. Name the target columns with --target.]`,
    );
    expect(() => readData(table, undefined, 'values', network(2, 2), 'x.csv')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: has 1 target column, but this loss needs 2 for a model with 2 outputs. Name them with --target. If the target is a class index, use --loss cross-entropy.]`,
    );
  });

  test('class indices out of range or not whole are named with their line', () => {
    const classes = readCsv('a,class\n1,0\n2,1\n3,2\n', 'x.csv');
    expect(() => readData(classes, undefined, 'classes', network(1, 2), 'x.csv')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: line 4, column "class": class 2 is out of range: the model has 2 outputs (classes 0 to 1).]`,
    );
    const fraction = readCsv('a,class\n1,0.5\n', 'x.csv');
    expect(() => readData(fraction, undefined, 'classes', network(1, 2), 'x.csv')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: line 2, column "class": 0.5 is not a class index (a whole number).]`,
    );
    const negative = readCsv('a,class\n1,-1\n', 'x.csv');
    expect(() => readData(negative, undefined, 'classes', network(1, 2), 'x.csv')).toThrow('class -1 is out of range');
  });

  test('labels of the logistic loss are 0/1 or -1/+1, for one output', () => {
    const labels = readCsv('a,y\n1,0\n2,-1\n3,1\n', 'x.csv');
    expect(readData(labels, undefined, 'signs', network(1, 1), 'x.csv').samples).toBe(3);
    const wrong = readCsv('a,y\n1,2\n', 'x.csv');
    expect(() => readData(wrong, undefined, 'signs', network(1, 1), 'x.csv')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: line 2, column "y": label 2, but this loss needs labels 0/1 or -1/+1.]`,
    );
    expect(() => readData(labels, undefined, 'signs', network(1, 2), 'x.csv')).toThrow('a model with 1 output');
  });
});
