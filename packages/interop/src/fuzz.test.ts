import { randomStream } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { fuzzReader, readers } from '../../../tests/support/fuzzReaders.ts';
import { safetensorsFile } from '../../../tests/support/safetensorsFile.ts';

// The campaign with many more files is tests/campaigns/readers.ts.
describe('mutated files', () => {
  test.for(Object.entries(readers))('%s: nothing but a FormatError with a code escapes', ([name, reader]) => {
    const { read, refused } = fuzzReader(reader, 3000, randomStream(`fuzz ${name}`));
    const codes = [...refused.values()].reduce((sum, count) => sum + count, 0);
    expect(read + codes).toBe(3000);
    // The mutations reach behind the first check: some files are still read, and refusals are of many kinds.
    expect(read).toBeGreaterThan(50);
    expect(refused.size).toBeGreaterThanOrEqual(5);
  });
});

describe('large files with a mistake at the end take linear time', () => {
  // A quadratic reader would need hours for these.
  test('a safetensors header of 50 000 tensors', () => {
    const tensors = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, k) => [`t${k}`, { dtype: 'U8', shape: [0], data_offsets: [0, 0] }]),
    );
    expect(() => readers.safetensors!.read(safetensorsFile(tensors, [1]))).toThrow('belong to no tensor');
  });

  test('a text of a million characters in a safetensors header', () => {
    expect(() => readers.safetensors!.read(safetensorsFile(`{"${'\\'.repeat(1_000_000)}`))).toThrow('does not end');
  });

  test('a million digits, and 100 000 columns, in a CSV file', () => {
    const cell = new TextEncoder().encode(`a,b\n1,${'1'.repeat(1_000_000)}x\n`);
    expect(() => readers.csv!.read(cell)).toThrow('is not a number');
    const names = Array.from({ length: 100_000 }, (_, k) => `c${k}`).join(',');
    expect(() => readers.csv!.read(new TextEncoder().encode(`${names}\n1\n`))).toThrow('has 1 field');
  });
});
