import { expect, test } from 'vitest';
import { counted, short, showLines } from './lines.js';

test('three columns, aligned, with values of several lines', () => {
  const text = showLines(
    [
      { label: 'loss', value: '0.5', grade: 'observed' },
      { label: 'non-singular', value: 'yes\nfor every step size', grade: 'proved' },
      { label: 'note', value: 'without a grade' },
    ],
    false,
  );
  expect(text).toMatchInlineSnapshot(`
    "loss          observed  0.5
    non-singular  proved    yes
                            for every step size
    note                    without a grade
    "
  `);
});

test('without any grade there is no column for it, and no line ends with a space', () => {
  expect(showLines([{ label: 'a', value: 'b' }], false)).toBe('a  b\n');
  expect(showLines([{ label: 'a', value: '' }], false)).toBe('a\n');
});

test('colours are used only where they are asked for', () => {
  const lines = [{ label: 'a', value: 'b', grade: 'proved' as const }];
  expect(showLines(lines, true)).toContain('\u001b[1m');
  expect(showLines(lines, false)).not.toContain('\u001b');
});

test('numbers are shown with 6 digits, counts with their noun', () => {
  expect([0.1 + 0.2, 1 / 3, 1e-12, 123456789, Number.POSITIVE_INFINITY].map(short)).toEqual([
    '0.3',
    '0.333333',
    '1e-12',
    '123457000',
    'Infinity',
  ]);
  expect([counted(1, 'layer'), counted(3, 'layer'), counted(0, 'sample')]).toEqual([
    '1 layer',
    '3 layers',
    '0 samples',
  ]);
});
