import type { Value } from '../../ir/value.js';
import { add, apply, mul, sub } from '../../ops/arithmetic.js';
import { concatenate, take } from '../../ops/arrange.js';
import { reshape } from '../../ops/linear.js';
import { sigmoid, tanh } from '../../scalar/activations.js';
import type { LayerKind, LayerParameter } from '../layer.js';
import { present } from '../present.js';
import { namedActivation } from './activationLayer.js';
import { dense } from './dense.js';

/** What one token does to the state of a recurrent layer; the first part of the state is its output. */
type Step = (input: Value, state: readonly Value[], parameter: (name: string) => Value) => readonly Value[];

/** Reads `{ "type": "rnn", "inputWeight", "hiddenWeight", "bias", "activation": "tanh", "return": "last" | "all" }`. */
export const rnnKind: LayerKind = recurrentKind('rnn', 1, ['bias'], 1, (document, has) => {
  const field = document.field('activation');
  const f = field.isMissing ? tanh : namedActivation(field);
  return (x, [h], parameter) => [
    apply(
      f,
      add(
        dense(x, parameter('inputWeight'), has('bias') ? parameter('bias') : undefined),
        dense(h!, parameter('hiddenWeight')),
      ),
    ),
  ];
});

/**
 * Reads `{ "type": "gru", "inputWeight", "hiddenWeight", "inputBias", "hiddenBias", "return" }`: rows of the weights in
 * PyTorch's order, reset, update, new.
 */
export const gruKind: LayerKind = recurrentKind(
  'gru',
  3,
  ['inputBias', 'hiddenBias'],
  1,
  (_, has) =>
    (x, [h], parameter) => {
      const bias = (name: string): Value | undefined => (has(name) ? parameter(name) : undefined);
      const fromInput = gates(dense(x, parameter('inputWeight'), bias('inputBias')), 3);
      const fromState = gates(dense(h!, parameter('hiddenWeight'), bias('hiddenBias')), 3);
      const reset = apply(sigmoid, add(fromInput[0]!, fromState[0]!));
      const update = apply(sigmoid, add(fromInput[1]!, fromState[1]!));
      const fresh = apply(tanh, add(fromInput[2]!, mul(reset, fromState[2]!)));
      return [add(fresh, mul(update, sub(h!, fresh)))];
    },
);

/**
 * Reads `{ "type": "lstm", "inputWeight", "hiddenWeight", "bias", "return" }`: rows of the weights in PyTorch's order,
 * input, forget, cell, output; the bias is the sum of PyTorch's two.
 */
export const lstmKind: LayerKind = recurrentKind('lstm', 4, ['bias'], 2, (_, has) => (x, [h, cell], parameter) => {
  const rows = dense(x, parameter('inputWeight'), has('bias') ? parameter('bias') : undefined);
  const [input, forget, fresh, output] = gates(add(rows, dense(h!, parameter('hiddenWeight'))), 4);
  const kept = mul(apply(sigmoid, forget!), cell!);
  const next = add(kept, mul(apply(sigmoid, input!), apply(tanh, fresh!)));
  return [mul(apply(sigmoid, output!), apply(tanh, next)), next];
});

/**
 * A recurrent layer, unrolled over the tokens from the zero state.
 *
 * @param numGates  how many runs of rows the weights have
 * @param biases    the fields of its biases
 * @param numStates how many vectors the state has
 */
function recurrentKind(
  type: string,
  numGates: number,
  biases: readonly string[],
  numStates: number,
  makeStep: (document: Parameters<LayerKind['read']>[0], has: (name: string) => boolean) => Step,
): LayerKind {
  return {
    read: (document, input) => {
      document.checkInput(input, ['tokens', 'width']);
      const [tokens, width] = input;
      const inputWeight = document.parameter('inputWeight', 2);
      const hiddenWeight = document.parameter('hiddenWeight', 2);
      const [rows, units] = hiddenWeight.shape;
      document.checkSize(hiddenWeight, 0, numGates * units!, `${numGates} runs of ${units} rows`);
      document.checkSize(inputWeight, 0, rows!, 'hiddenWeight has so many rows');
      document.checkSize(inputWeight, 1, width!, `tokens have width ${width}`);
      const vectors: LayerParameter[] = present(
        ...biases.map((name) => document.optionalVector(name, rows!, `hiddenWeight has ${rows} rows`)),
      );
      const field = document.field('return');
      const returned = field.isMissing ? 'last' : field.text();
      if (returned !== 'last' && returned !== 'all') field.fail(`expected "last" or "all", got "${returned}"`);
      const step = makeStep(document, (name) => vectors.some((p) => p.name === name));
      return {
        type,
        parameters: [inputWeight, hiddenWeight, ...vectors],
        output: returned === 'last' ? [units!] : [tokens!, units!],
        apply: (x, parameter) => {
          const samples = x.shape[0]!;
          const zeros = x.builder.emit('constant', [], {
            shape: [samples, units!],
            values: new Float64Array(samples * units!),
          });
          let state: readonly Value[] = new Array<Value>(numStates).fill(zeros);
          const outputs: Value[] = [];
          for (let t = 0; t < tokens!; t++) {
            state = x.builder.scoped(`token/${t}`, () =>
              step(reshape(take(x, [t], 1), [samples, width!]), state, parameter),
            );
            outputs.push(reshape(state[0]!, [samples, 1, units!]));
          }
          return returned === 'last' ? state[0]! : concatenate(outputs, 1);
        },
      };
    },
  };
}

/** The runs of columns of a value of shape [m, count · units], one for each gate. */
function gates(rows: Value, count: number): Value[] {
  const units = rows.shape[1]! / count;
  return Array.from({ length: count }, (_, g) =>
    take(
      rows,
      Array.from({ length: units }, (_, k) => g * units + k),
      1,
    ),
  );
}
