import { activation, add, apply, grad, mul, type Program, scale, slice, sub, trace, type Value } from '@crease/tensor';

const relu = activation('relu');
const square = activation('square');

/** One line of the small program of the demo. */
export interface Line {
  /** The name of its value. */
  readonly name: string;
  /** What it computes, in mathematical notation. */
  readonly formula: string;
}

/** The program, line by line: the loss ½(1 − relu(θ₂ relu(θ₁)))². The first two lines read the weights. */
export const lines: readonly Line[] = [
  { name: 'θ₁', formula: 'first weight' },
  { name: 'θ₂', formula: 'second weight' },
  { name: 'a', formula: 'relu(θ₁)' },
  { name: 'z', formula: 'θ₂ · a' },
  { name: 'f', formula: 'relu(z)' },
  { name: 'r', formula: '1 − f' },
  { name: 'L', formula: '½ r²' },
];

/**
 * The program with a small number added to the value of every line: outputs are the loss and all values.
 *
 * The derivative of the loss by the number that is added to a line is what reverse mode computes for that line.
 */
export function withAdditions(): { readonly values: Program; readonly loss: Program } {
  const inputs = { theta: [2], added: [lines.length] };
  const run = ({ theta, added }: { readonly theta: Value; readonly added: Value }): readonly Value[] => {
    const plus = (value: Value, line: number): Value => add(value, slice(added, line, []));
    const theta1 = plus(slice(theta, 0, []), 0);
    const theta2 = plus(slice(theta, 1, []), 1);
    const a = plus(apply(relu, theta1), 2);
    const z = plus(mul(theta2, a), 3);
    const f = plus(apply(relu, z), 4);
    const r = plus(sub(1, f), 5);
    const loss = plus(scale(apply(square, r), 1, 2), 6);
    return [theta1, theta2, a, z, f, r, loss];
  };
  return { values: trace(inputs, (v) => [...run(v)]), loss: trace(inputs, (v) => run(v).at(-1)!) };
}

/** ∂L/∂(every line), as a program of the weights and of the additions. */
export function adjoints(): Program {
  return grad(withAdditions().loss, { wrt: 1 });
}
