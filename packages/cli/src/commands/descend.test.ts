import { describe, expect, test } from 'vitest';
import { runCrease } from '../../../../tests/support/runCrease.ts';

const paper = ['@models/paper-2param.json', '--data', '@data/paper2.csv'];
const iris = ['@models/iris-mlp.json', '--data', '@data/iris.csv', '--loss', 'cross-entropy'];
const call = (...args: string[]) => runCrease(['descend', ...args]);
const json = (...args: string[]) => JSON.parse(call(...args, '--json').out);

// The losses of trained networks against those of PyTorch: referenceModels.test.ts.
describe('crease descend', () => {
  test('says for people what happened', () => {
    const { code, out, messages, progress } = call(...paper, '--step-size', '0.25', '--steps', '60');
    expect([code, messages]).toEqual([0, '']);
    expect(out).toMatchInlineSnapshot(`
      "paper-2param · 2 parameters · 2 samples · loss half-mse

      step size            0.25 (loss half-mse)
      steps                60, Gradient descent
      status               finished
      loss       observed  0.0386606 → 8.98033e-7
      gradient   observed  0.872971 → 0.00369086
      sharpness  observed  10.2939 → 7.58694 (edge 2/η = 8)
      regions    observed  0 pieces changed, in 0 of 60 steps
      "
    `);
    expect(progress).toContainEqual({ task: 'descent', share: 0.5 });
  });

  test('the JSON has one entry for each point, and one change of regions for each step', () => {
    const found = json(...iris, '--step-size', '0.01', '--steps', '4', '--sharpness-every', '2');
    expect(found).toMatchObject({
      format: 'crease-descent/1',
      lossName: 'cross-entropy',
      stepSize: 0.01,
      batches: null,
    });
    expect([found.loss, found.gradientNorm, found.sharpness].map((list) => list.length)).toEqual([5, 5, 5]);
    expect(found.sharpness.map((value: unknown) => value === null)).toEqual([false, true, false, true, false]);
    expect([found.regionChanges.length, found.theta.length, found.status]).toEqual([4, 67, 'finished']);
    expect(json(...paper, '--step-size', '0.25', '--steps', '2', '--sharpness-every', '0').sharpness).toBe(null);
  });

  test('a step size beyond the edge diverges, and the descent ends there', () => {
    const problem = ['@models/diabetes8-interpolating.json', '--data', '@data/diabetes8.csv'];
    const found = json(...problem, '--step-size', '2', '--steps', '1000', '--sharpness-every', '0');
    expect([found.status, found.loss.length < 100]).toEqual(['diverged', true]);
  });

  test('follows other optimisers, with the hyperparameters given and the defaults of the others', () => {
    const args = [...paper, '--step-size', '0.1', '--steps', '3', '--sharpness-every', '0'];
    const found = json(...args, '--optimiser', 'nesterov', '--hyperparameters', 'beta=0.5');
    expect(found.optimiser).toEqual({ name: 'nesterov', parameters: { beta: 0.5 } });
    expect(found.theta).not.toEqual(json(...args, '--optimiser', 'nesterov').theta);
    expect(call(...args, '--optimiser', 'adam').out).toContain('3, Adam\n');
    expect(json(...args).optimiser).toEqual({ name: 'gradient-descent', parameters: {} });
    for (const [list, words] of [
      ['beta', 'expected name=number'],
      ['beta=1=2', 'expected name=number'],
      ['beta=x', '--hyperparameters beta: expected a number'],
      ['beta=2', 'beta must be between 0 and 1'],
      ['gamma=0.5', 'has no hyperparameter "gamma"'],
      ['__proto__=0.5', 'has no hyperparameter "__proto__"'],
      ['beta=0.5,beta=0.6', '"beta" is given twice'],
    ]) {
      const { code, messages } = call(...args, '--optimiser', 'nesterov', '--hyperparameters', list!);
      expect([list, code]).toEqual([list, 2]);
      expect(messages).toContain(words);
    }
    expect(call(...args, '--optimiser', 'adamm')).toMatchObject({ code: 2 });
  });

  test('batches depend on the seed alone', () => {
    const args = [...iris, '--step-size', '0.01', '--steps', '5', '--batch-size', '10', '--sharpness-every', '0'];
    const first = json(...args, '--seed', '1');
    expect(first.batches).toEqual({ size: 10, seed: 1 });
    expect(json(...args, '--seed', '1')).toEqual(first);
    expect(json(...args, '--seed', '2').loss).not.toEqual(first.loss);
  });

  test('a batch of all samples is gradient descent up to rounding', () => {
    const args = [...iris, '--step-size', '0.01', '--steps', '5', '--sharpness-every', '0'];
    const [all, batches] = [json(...args), json(...args, '--batch-size', '150')];
    for (const [k, loss] of all.loss.entries()) expect(Math.abs(batches.loss[k] / loss - 1)).toBeLessThan(1e-12);
  });

  test('with --ndjson every step is an event, then comes the result', () => {
    const { code, out, messages } = call(...paper, '--step-size', '0.25', '--steps', '3', '--ndjson');
    expect([code, messages]).toEqual([0, '']);
    const events = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const steps = events.filter((e) => e.event === 'step');
    expect(events.filter((e) => e.event === 'progress')).toHaveLength(3);
    expect(steps.map((e) => e.step)).toEqual([0, 1, 2, 3]);
    const { event, result } = events.at(-1);
    expect([event, result.format]).toEqual(['result', 'crease-descent/1']);
    expect(steps.map((e) => e.loss)).toEqual(result.loss);
    expect(steps.map((e) => e.sharpness)).toEqual(result.sharpness);
    expect(steps.slice(1).map((e) => e.regionChanges)).toEqual(result.regionChanges);
  });

  test.for<[string, string[]]>([
    ['--step-size <η> is needed', ['--steps', '3']],
    ['--steps <n> is needed', ['--step-size', '1']],
    ['--steps: expected a whole number', ['--step-size', '1', '--steps', '1.5']],
    ['--batch-size 3: the data have only 2 samples', ['--step-size', '1', '--steps', '1', '--batch-size', '3']],
    ['--batch-size: expected a whole number', ['--step-size', '1', '--steps', '1', '--batch-size', '0']],
    ['--seed: expected a whole number', ['--step-size', '1', '--steps', '1', '--seed', '0.5']],
    ['--sharpness-every: expected', ['--step-size', '1', '--steps', '1', '--sharpness-every', '-1']],
  ])('%s', ([message, args]) => {
    const outcome = call(...paper, ...args);
    expect([outcome.code, outcome.out]).toEqual([2, '']);
    expect(outcome.messages).toContain(message);
  });
});
