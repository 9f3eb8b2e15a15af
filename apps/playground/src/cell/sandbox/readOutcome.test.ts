import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { limits, type Outcome } from '../outcome.ts';
import { runTrusted } from '../runTrusted.ts';
import { readOutcome } from './readOutcome.ts';

const everything = `display(1); display(tex\`x\`); display(table([[1, NaN, 'x', undefined]]));
display(plot({ title: 't', x: 'x', y: { label: 'y', scale: 'log' }, series: [{ x: [1, NaN], y: [2, 3], as: 'points' }] }));
null.x`;

test('what a run answers is read back', async () => {
  const outcome = await runTrusted(everything);
  expect(outcome.outputs).toHaveLength(4);
  expect(readOutcome(JSON.stringify(outcome))).toEqual(outcome);
});

const forged: Record<string, (outcome: Outcome) => unknown> = {
  'no list': (outcome) => ({ ...outcome, outputs: 'x' }),
  'an unknown kind': (outcome) => ({ ...outcome, outputs: [{ kind: 'html', html: '<img src=x onerror=alert(1)>' }] }),
  'a text that is none': (outcome) => ({ ...outcome, outputs: [{ kind: 'text', text: { length: 1 } }] }),
  'a formula that is none': (outcome) => ({ ...outcome, outputs: [{ kind: 'formula', latex: 1 }] }),
  'too long a text': (outcome) => ({ ...outcome, outputs: [{ kind: 'text', text: 'x'.repeat(limits.text + 2) }] }),
  'too many outputs': (outcome) => ({ ...outcome, outputs: Array(limits.outputs + 1).fill(outcome.outputs[0]) }),
  'too many rows': (outcome) => ({
    ...outcome,
    outputs: [{ kind: 'table', columns: [], rows: Array(limits.rows + 1).fill([]), dropped: 0 }],
  }),
  'a row of elements': (outcome) => ({
    ...outcome,
    outputs: [{ kind: 'table', columns: ['a'], rows: [[{ tag: 'img' }]], dropped: 0 }],
  }),
  'a figure without axes': (outcome) => ({ ...outcome, outputs: [{ ...outcome.outputs[3], x: null }] }),
  'a figure with unequal columns': (outcome) => ({
    ...outcome,
    outputs: [{ ...outcome.outputs[3], series: [{ label: '', as: 'line', x: [1], y: [] }] }],
  }),
  'a figure with texts for numbers': (outcome) => ({
    ...outcome,
    outputs: [{ ...outcome.outputs[3], series: [{ label: '', as: 'line', x: ['1'], y: [1] }] }],
  }),
  'a negative count': (outcome) => ({ ...outcome, dropped: -1 }),
  'a problem without a message': (outcome) => ({ ...outcome, problem: { name: 'Error', line: 1 } }),
  'a line that is none': (outcome) => ({ ...outcome, problem: { name: 'Error', message: '', line: '1' } }),
  'no problem at all': ({ outputs, dropped }) => ({ outputs, dropped }),
};

test.for(Object.entries(forged))('%s is no outcome', async ([, forge]) => {
  expect(readOutcome(JSON.stringify(forge(await runTrusted(everything))))).toBeUndefined();
});

test.for([null, undefined, 1, {}, '', '{', 'null', '[]', '"x"'])('%j is no outcome', (answer) => {
  expect(readOutcome(answer)).toBeUndefined();
});

property.prop([fc.json()])('no JSON throws', (text) => {
  expect(readOutcome(text)).toBeUndefined();
});
