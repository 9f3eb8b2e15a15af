import { describe, expect, it, test } from 'vitest';
import { evaluate } from '../exec/evaluate.js';
import { trace } from '../ir/trace.js';
import { moved } from './moved.js';
import { optimiserNamed, optimisers } from './registry.js';
import { stepParameters } from './stepParameters.js';
import { startState, stepProgram } from './stepProgram.js';

describe('the optimisers', () => {
  for (const [name, { moves, slots, clocks, parameters }] of Object.entries(optimisers))
    test(`${name}: every component moves once, θ in the last move, clocks count powers of a hyperparameter`, () => {
      expect(moves.map((m) => m.slot).toSorted()).toEqual(['theta', ...Object.keys(slots)].toSorted());
      expect(moves.at(-1)!.slot).toBe('theta');
      for (const base of Object.values(clocks)) expect(parameters[base]?.domain).toBe('fraction');
    });
});

describe('moved', () => {
  it('keeps from a shear its own component, and from that of θ the gradient', () => {
    const seen: string[][] = [];
    const shift = (others: object): never => {
      seen.push(Object.keys(others));
      throw new Error('seen');
    };
    const factor = () => ({ constant: 1, perStepSize: 0 });
    trace({ theta: [1], momentum: [1], gradient: [1], eta: [] }, (values) => {
      expect(() => moved({ kind: 'shear', slot: 'theta', factor, shift }, values, {})).toThrow('seen');
      expect(() => moved({ kind: 'shear', slot: 'momentum', factor, shift }, values, {})).toThrow('seen');
      expect(() => moved({ kind: 'gradient', slot: 'theta', shift }, values, {})).toThrow('seen');
      expect(() => moved({ kind: 'maximum', slot: 'momentum', factor: () => 1, other: shift }, values, {})).toThrow(
        'seen',
      );
      return values.theta;
    });
    expect(seen).toEqual([
      ['momentum', 'eta'],
      ['theta', 'gradient', 'eta'],
      ['momentum', 'eta'],
      ['theta', 'gradient', 'eta'],
    ]);
  });

  it('of normalised descent stays where the gradient is 0', () => {
    const step = stepProgram(optimiserNamed('normalised-descent'), 2);
    expect([...evaluate(step, [[1, 2], [0, 0], 0.5])[0]!]).toEqual([1, 2]);
    expect([...evaluate(step, [[1, 2], [3, 4], 0.5])[0]!]).toEqual([0.7, 1.6]);
  });
});

describe('startState', () => {
  it('puts the slots behind θ, and the clocks behind them', () => {
    expect([...startState(optimiserNamed('adam'), [3, 4])]).toEqual([3, 4, 0, 0, 0, 0, 1, 1]);
  });

  it('refuses parameters that are not positive where they must be', () => {
    expect(() => startState(optimiserNamed('exponentiated-gradient'), [1, 0])).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: Exponentiated gradient is for positive parameters, but parameter 1 is 0. Choose another start or optimiser.]`,
    );
  });
});

describe('stepParameters', () => {
  it('fills in the defaults', () => {
    expect(stepParameters(optimiserNamed('adam'), { beta1: 0.5 })).toEqual({ beta1: 0.5, beta2: 0.999, epsilon: 1e-8 });
  });

  it('refuses unknown names and numbers out of their domain', () => {
    expect(() => optimiserNamed('adamm')).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: Unknown optimiser "adamm". Known: gradient-descent, heavy-ball, nesterov, sgdw, adagrad, rmsprop, rmsprop-momentum, adam, adamw, amsgrad, adamax, sign-descent, lion, exponentiated-gradient, normalised-descent.]`,
    );
    expect(() => stepParameters(optimiserNamed('adam'), { beta: 0.9 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: Adam has no hyperparameter "beta". It has beta1, beta2, epsilon.]`,
    );
    expect(() => stepParameters(optimiserNamed('sign-descent'), { beta: 0.9 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: Sign descent has no hyperparameter "beta". It has none.]`,
    );
    expect(() => stepParameters(optimiserNamed('heavy-ball'), { beta: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: Momentum (heavy ball): beta must be between 0 and 1, both excluded, got 0.]`,
    );
    expect(() => stepParameters(optimiserNamed('adamax'), { epsilon: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: Adamax: epsilon must be positive, got 0.]`,
    );
    expect(() => stepParameters(optimiserNamed('adamw'), { weightDecay: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: AdamW: weightDecay must be 0 or positive, got -1.]`,
    );
  });
});
