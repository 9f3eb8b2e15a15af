import {
  activation,
  add,
  apply,
  constant,
  matmul,
  mul,
  type Program,
  scale,
  slice,
  sub,
  sum,
  trace,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { forged } from '../../../../tests/support/forged.js';
import type { Certificate } from '../certificates/certificate.js';
import { encodeProgram } from '../certificates/programDocument.js';
import { formatHexFloat } from '../encoding/hexFloat.js';
import { verifyCertificate } from './verifyCertificate.js';

describe('the hypotheses of the theorem on one hidden layer are read off from the program', () => {
  const x = [1, -2];
  const y = [1, 3];
  /** κ Σ (c + v·relu(w x) − y)² with w, v, c in these components of θ. */
  const network = ([w, v, c]: readonly [number, number, number], factor: number, decay = 0): Program =>
    trace({ theta: [4] }, ({ theta }) => {
      const hidden = apply(activation('relu'), mul(constant(theta, x, [2, 1]), slice(theta, w, [1, 1])));
      const output = add(matmul(hidden, slice(theta, v, [1, 1])), slice(theta, c, [1]));
      const squares = sum(apply(activation('square'), sub(output, constant(theta, y, [2, 1]))));
      const loss = scale(squares, 1, factor);
      return decay === 0 ? loss : add(loss, scale(sum(apply(activation('square'), theta)), decay, 2));
    });
  const certificate = (program: Program, evidence: object = {}, loss: object = {}): string => {
    const data = { samples: 2, features: x.map(formatHexFloat), targets: y.map(formatHexFloat) };
    const place = (primitive: string): number => 1 + program.equations.findIndex((e) => e.primitive === primitive);
    return verifyCertificate(
      forged(
        {
          program: encodeProgram(program, data),
          data,
          loss: {
            name: 'mse',
            weightDecay: '0x0p+0',
            output: program.equations[place('sub') - 1]!.inputs[0]!,
            ...loss,
          },
          method: 'structure',
          evidence: {
            theorem: 'one hidden layer',
            hidden: place('map'),
            outputWeights: [1],
            outputBias: 2,
            because: { kind: 'never dead', multipliers: ['2/3', '1/3'] },
            ...evidence,
          } as Certificate['evidence'],
        },
        [],
      ),
    ).why;
  };

  test('as it should be', () => {
    expect(certificate(network([0, 1, 2], 2))).toMatch(/^The gradient descent map/);
  });

  const notTheForm =
    'the output for sample 0 is not c + Σ v u in the hidden units, output weights and output bias that the evidence names.';
  test.each([
    [
      'hidden and output weight tied',
      [0, 0, 2],
      { outputWeights: [0] },
      'component 0 of θ is used by hidden unit 0 and by output weight 0.',
    ],
    [
      'output weight and bias tied',
      [0, 1, 1],
      { outputBias: 1 },
      'component 1 of θ is used by output weight 0 and by the output bias.',
    ],
    [
      'hidden weight and output bias tied',
      [2, 1, 2],
      {},
      'component 2 of θ is used by hidden unit 0 and by the output bias.',
    ],
    ['a value that is not there', [0, 1, 2], { hidden: 99 }, 'evidence.hidden is not a value of the program.'],
    ['another output weight', [0, 3, 2], {}, notTheForm],
    ['another output bias', [0, 1, 3], {}, notTheForm],
    ['an output bias that is denied', [0, 1, 2], { outputBias: null, because: { kind: 'no output bias' } }, notTheForm],
    [
      'an output bias that is forgotten',
      [0, 1, 2],
      { because: { kind: 'no output bias' } },
      'evidence.because does not fit the output bias.',
    ],
    [
      'another reason',
      [0, 1, 2],
      { because: { kind: 'values add up' } },
      'the slopes of the activation do not have different signs on live inputs.',
    ],
    [
      'another combination',
      [0, 1, 2],
      { because: { kind: 'never dead', multipliers: ['1/3', '2/3'] } },
      'evidence.because.multipliers do not give a combination that is 0.',
    ],
    [
      'negative multipliers',
      [0, 1, 2],
      { because: { kind: 'never dead', multipliers: ['4/3', '-1/3'] } },
      'evidence.because.multipliers has a negative entry.',
    ],
    [
      'multipliers that are all 0',
      [0, 1, 2],
      { because: { kind: 'never dead', multipliers: ['0', '0'] } },
      'evidence.because.multipliers do not add up to 1.',
    ],
    [
      'a point that is not dead',
      [0, 1, 2],
      { because: { kind: 'cancels', point: ['1', '0', '0', '0'] } },
      'at evidence.because.point the slopes of hidden unit 0 times its inputs do not add up to 0.',
    ],
    [
      'a weight in place of the hidden units',
      [0, 1, 2],
      { hidden: 3 },
      'evidence.hidden must have shape [2, 1]: samples, hidden units.',
    ],
  ] as const)('%s', (_, components, evidence, why) => {
    expect(certificate(network(components, 2), evidence)).toBe(why);
  });

  test('the name of the loss and its weight decay', () => {
    expect(certificate(network([0, 1, 2], 4))).toMatchInlineSnapshot(
      `"the program does not compute the loss "mse" with weight decay 0 from value 11 and the targets."`,
    );
    expect(certificate(network([0, 1, 2], 4), {}, { name: 'half-mse' })).toMatch(/^The gradient descent map/);
    expect(certificate(network([0, 1, 2], 2), {}, { name: 'half-mse' })).toMatchInlineSnapshot(
      `"the program does not compute the loss "half-mse" with weight decay 0 from value 11 and the targets."`,
    );
    expect(certificate(network([0, 1, 2], 2), {}, { output: 99 })).toBe('loss.output is not a value of the program.');
    expect(certificate(network([0, 1, 2], 2, 0.5))).toMatchInlineSnapshot(
      `"the program does not compute the loss "mse" with weight decay 0 from value 11 and the targets."`,
    );
    expect(certificate(network([0, 1, 2], 2, 0.5), {}, { weightDecay: '0x1p-1' })).toMatchInlineSnapshot(
      `"the theorem does not allow weight decay."`,
    );
  });

  test('an undecided question is only ever a candidate', () => {
    const undecided = { because: { kind: 'unknown' } };
    expect(certificate(network([0, 1, 2], 2), undecided)).toMatch(/^claim\.sentence is/);
  });
});
