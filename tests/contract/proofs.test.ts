import { describe, expect, test } from 'vitest';
import { networkKinds, randomTraining } from '../support/randomTraining.ts';
import { checkForgeries, someCertificates } from './forgeryChecks.ts';
import { checkProofs } from './proofChecks.ts';

describe('what is proved about random networks', () => {
  test('agrees with brute force over exact residues', () => {
    const mistakes: string[] = [];
    const methods = new Set<string>();
    let [attempts, singular] = [0, 0];
    for (let seed = 0; seed < 72; seed++) {
      const found = checkProofs(seed, 2);
      attempts += found.attempts;
      singular += found.singular;
      methods.add(found.method);
      mistakes.push(...found.mistakes);
    }
    expect(mistakes).toEqual([]);
    // Enough of them are about step sizes that are singular, and by every method.
    expect(attempts).toBeGreaterThan(700);
    expect(singular).toBeGreaterThan(40);
    expect([...methods].sort()).toEqual(['gcd', 'hull', 'interval', 'none', 'structure']);
  });

  test('every kind of layer comes up', () => {
    const names = Array.from({ length: 400 }, (_, seed) => randomTraining(seed).name);
    for (const kind of networkKinds) expect(names.some((name) => name.includes(`: ${kind},`))).toBe(true);
  });
});

test('changed certificates are refused, or state something that is true', () => {
  const { documents, trueStatements, mistakes } = checkForgeries(someCertificates(0, 2), 1, 180);
  expect(mistakes).toEqual([]);
  expect(documents).toBeGreaterThan(400);
  // Such as other points or weights for the same bound.
  expect(trueStatements).toBeGreaterThan(10);
});
