import { losses, readModel } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { layerwiseAnalyticity } from './layerwiseAnalyticity.js';

const dense = { type: 'dense', weight: [[1]], bias: [0] };
const relu = { type: 'activation', name: 'relu' };
const read = (layers: readonly object[], input: readonly number[] = [1]) =>
  readModel({ format: 'crease-model/1', input, layers });
const why = (layers: readonly object[], loss = 'mse', input?: readonly number[]): readonly string[] =>
  layerwiseAnalyticity(read(layers, input), loss)
    .layers.filter(({ status }) => status === 'not covered')
    .map(({ layer, remark }) => `${layer}: ${remark}`);

describe('the results for layers one after the other', () => {
  test('cover dense layers with fresh weights and an analytic loss', () => {
    const { status, layers } = layerwiseAnalyticity(read([dense, relu, dense]), 'mse');
    expect(status).toBe('covered');
    expect(layers.map(({ layer, by }) => [layer, by])).toEqual([
      ['layers/0', 'Propositions 6, 7 and 14, Remark 15 for the bias'],
      ['layers/1', 'Definition 2'],
      ['layers/2', 'Propositions 6, 7 and 14, Remark 15 for the bias'],
      ['loss', 'Lemma 8, Corollary 9'],
    ]);
  });

  test('cover convolutions for generic data, and attention', () => {
    const conv = { type: 'conv1d', weight: [[[1, 1]]], bias: [0] };
    const found = layerwiseAnalyticity(read([conv, relu, { type: 'flatten' }], [1, 3]), 'half-mse');
    expect(found.status).toBe('covered');
    expect(found.layers[0]!.hypotheses).toContain('the data are generic');
    expect(found.layers[0]!.remark).toContain('fewer entries than the output has positions');
    const attention = { type: 'attention', query: [[1]], key: [[1]], value: [[1]], output: [[1]] };
    expect(layerwiseAnalyticity(read([attention, { type: 'flatten' }], [2, 1]), 'mse').layers[0]!.remark).toContain(
      'at most as many tokens as the width',
    );
  });

  test('need weights that are trained and not shared', () => {
    expect(why([{ ...dense, name: 'a' }, relu, { type: 'dense', tied: 'a' }])).toEqual([
      'layers/0: Some of its weights are fixed, or used in another layer too.',
      'layers/2: Some of its weights are fixed, or used in another layer too.',
    ]);
    expect(why([{ ...dense, frozen: ['weight'] }])).toHaveLength(1);
  });

  test('say nothing about recurrence, shortcuts, normalisation, and losses with kinks', () => {
    const rnn = { type: 'rnn', inputWeight: [[1]], hiddenWeight: [[1]], activation: 'tanh', return: 'last' };
    expect(why([rnn], 'mse', [2, 1])[0]).toContain('fresh weights in every layer');
    expect(why([{ type: 'residual', layers: [dense], shortcut: null }])[0]).toContain('routine');
    expect(why([{ type: 'layerNorm', eps: 1 }], 'mse', [2])).toEqual(['layers/0: The layer is not mentioned.']);
    expect(why([dense], 'huber')).toEqual(['loss: This loss has kinks.']);
  });

  test('know which losses have kinks', () => {
    const kinked = Object.keys(losses).filter((name) => why([dense], name).length > 0);
    expect(kinked.sort()).toEqual(['absolute', 'hinge', 'huber', 'squared-hinge']);
    expect(layerwiseAnalyticity(read([dense])).layers).toHaveLength(1);
  });
});
