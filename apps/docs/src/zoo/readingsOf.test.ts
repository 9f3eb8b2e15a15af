import { activation, activations } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { graphOf } from './graphOf.ts';
import { operations } from './operations.ts';
import { readingsOf } from './readingsOf.ts';

const of = (does: string) => readingsOf(operations.find((operation) => operation.does.includes(does))!);

describe('the table of operations', () => {
  test.each(operations)('the example of $name uses all that it names', ({ name, example }) => {
    const code = example.toString();
    for (const one of name.split(', ')) expect(code).toMatch(new RegExp(`\\b${one}\\)?\\(`));
  });

  test.each(operations)('$name ($does) has derivatives of both modes and orders, and an enclosure', (operation) => {
    expect(readingsOf(operation)).toMatchObject({ forward: true, reverse: true, second: true, interval: true });
  });

  test('says no where it is no', () => {
    expect(of('here relu')).toMatchObject({ kinks: true, exact: true, total: true });
    expect(of('triangle wave')).toMatchObject({ kinks: true, exact: true, total: false });
    expect(of('here tanh')).toMatchObject({ kinks: false, exact: false, total: true });
    expect(of('quotients')).toMatchObject({ exact: true, total: false });
    expect(of('the ties')).toMatchObject({ kinks: true });
  });
});

test.each(Object.keys(activations))('the graph of %s is drawn with finite numbers', (name) => {
  const graph = graphOf(activation(name));
  for (const path of [graph.value, graph.slope]) expect(path).toMatch(/^(?:[ML]-?[\d.]+ -?[\d.]+)+$/);
});
