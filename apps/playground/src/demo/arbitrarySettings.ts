import { fc } from '@fast-check/vitest';
import { type RowsForm, writeRows } from './dataRows.ts';
import type { Input } from './input.ts';
import type { AnyMeta } from './meta.ts';
import type { AnySettings, Setting } from './settings.ts';

/** Random settings, each valid by itself: for tests of properties. */
export function arbitrarySettings(meta: AnyMeta): fc.Arbitrary<AnySettings> {
  return fc
    .record(Object.fromEntries(meta.inputs.map((input) => [input.name, arbitrarySetting(input)])))
    .map((settings) => ({ ...settings }));
}

function arbitrarySetting(input: Input): fc.Arbitrary<Setting> {
  switch (input.kind) {
    case 'choice':
      return fc.constantFrom(...input.options.map(({ value }) => value));
    case 'text':
      return fc.constantFrom(input.default, ...input.examples);
    case 'data':
      return arbitraryRows(input).map(writeRows);
    default: {
      const [min, max] = input.range;
      return input.isInteger ? fc.integer({ min, max }) : arbitraryNumber(min, max);
    }
  }
}

/** Rows that a data input accepts. */
export function arbitraryRows({ columns, maxRows }: RowsForm): fc.Arbitrary<number[][]> {
  const row = fc.array(arbitraryNumber(), { minLength: columns.length, maxLength: columns.length });
  return fc.array(row, { minLength: 1, maxLength: Math.min(maxRows, 40) });
}

/** Without −0, which JSON does not have. */
function arbitraryNumber(min = -Number.MAX_VALUE, max = Number.MAX_VALUE): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true }).map((value) => value + 0);
}
