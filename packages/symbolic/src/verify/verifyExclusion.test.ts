import { activation, add, apply, constant, reshape, sum, trace } from '@crease/tensor';
import { expect, test } from 'vitest';
import { recountPatterns } from './recountPatterns.js';
import { verifyExclusion } from './verifyExclusion.js';

// relu(θ) + relu(−2): the second argument is a constant on the lower piece.
const program = trace({ theta: [1] }, ({ theta }) => {
  const dead = apply(activation('relu'), constant(theta, [-2], []));
  return add(apply(activation('relu'), reshape(theta, [])), sum(dead));
});
const maps = recountPatterns(program, [{ path: 'groups', patterns: ['00', '01', '10', '11'] }]);
const check = (entry: object): string => verifyExclusion(entry, 'entry', program, maps);
const [dead, live] = maps[0]!.equation < maps[1]!.equation ? [0, 1] : [1, 0];
const pattern = (deadPiece: number): string => (dead === 0 ? `${deadPiece}0` : `0${deadPiece}`);

test('a constant argument excludes the patterns in which it lies outside of its piece', () => {
  const entry = { kind: 'constant outside', pattern: pattern(1), activation: dead };
  expect(check(entry)).toBe(pattern(1));
  expect(() => check({ ...entry, pattern: pattern(0) })).toThrow(
    'the constant argument of that activation lies in its',
  );
  expect(() => check({ ...entry, activation: live })).toThrow('the argument of that activation is not constant');
  expect(() => check({ ...entry, activation: 2 })).toThrow('entry.activation is too large');
  expect(() => check({ ...entry, pattern: '1' })).toThrow('entry.pattern must have 2 digits');
});
