import { expect, test } from 'vitest';
import { rationals } from '../number/rationals.js';
import { checkComposition } from './checkComposition.js';
import type { RecognisedMove } from './recogniseMove.js';

const factor = { constant: rationals.one, perStepSize: rationals.zero };
const shear = (slot: string, ...reads: string[]): RecognisedMove => ({ fact: { kind: 'shear', slot, factor }, reads });
const maximum = (slot: string): RecognisedMove => ({ fact: { kind: 'maximum', slot }, reads: [slot, 'gradient'] });
const gradient: RecognisedMove = { fact: { kind: 'gradient', slot: 'theta' }, reads: ['theta', 'gradient', 'eta'] };

test.each([
  ['gradient descent', [gradient]],
  ['momentum', [shear('momentum', 'gradient'), gradient]],
  ['a running maximum', [shear('momentum', 'gradient'), maximum('largest'), shear('theta', 'largest')]],
])('moves that fit together: %s', (_, moves) => {
  expect(() => checkComposition(moves)).not.toThrow();
});

test.each([
  ['θ not at the end', [gradient, shear('momentum')], 'θ must be moved once, by the last move'],
  ['θ twice', [shear('theta'), gradient], 'θ must be moved once, by the last move'],
  ['a component twice', [shear('momentum'), shear('momentum'), gradient], 'θ must be moved once, by the last move'],
  [
    'a maximum and no shear of θ',
    [maximum('largest'), gradient],
    'moves[0] is a maximum, but θ is not moved by a shear',
  ],
  [
    'a maximum that was read',
    [shear('momentum', 'largest'), maximum('largest'), shear('theta')],
    'moves[1] is a maximum, but an earlier move is none of the shears, or depends on it',
  ],
  [
    'two maxima',
    [maximum('largest'), maximum('other'), shear('theta')],
    'moves[0] is a maximum, but a later move is not a shear',
  ],
  [
    'another kind of move before the last',
    [{ fact: { kind: 'entropic', slot: 'momentum' as 'theta' }, reads: [] }, gradient],
    'moves[0] should be a shear',
  ],
] as const)('moves that do not: %s', (_, moves, why) => {
  expect(() => checkComposition(moves)).toThrow(why);
});
