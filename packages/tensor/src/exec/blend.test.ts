import { expect, it } from 'vitest';
import { trace } from '../ir/trace.js';
import { apply } from '../ops/arithmetic.js';
import { concat } from '../ops/linear.js';
import { activation } from '../scalar/activation.js';
import { constant as c, x } from '../scalar/expression.js';
import { derivative, piecewise } from '../scalar/piecewise.js';
import { compile } from './compile.js';
import { evaluate } from './evaluate.js';

const relu = activation('relu');
/** As relu, with another owner of the break: −0 stays −0. */
const rightRelu = piecewise('rightRelu', [0], [c(0), x], ['right']);

it('functions without a branch have the bits of evaluate at numbers of every size', () => {
  const sizes = [
    0,
    5e-324,
    1.5e-323,
    2 ** -1022,
    1,
    7.9e307,
    8e307,
    2 ** 1023,
    Number.MAX_VALUE,
    Number.POSITIVE_INFINITY,
  ];
  const at = Float64Array.from([...sizes, ...sizes.map((v) => -v), Number.NaN]);
  const program = trace({ a: [at.length] }, ({ a }) =>
    concat([relu, rightRelu, derivative(relu), activation('relu6'), activation('leakyRelu')].map((f) => apply(f, a))),
  );
  for (const mode of ['scalars', 'loops', 'blocks'] as const) {
    const code = compile(program, { mode, branchless: true });
    const outputs = code.allocate();
    code.run([at], outputs);
    expect(outputs).toEqual(evaluate(program, [at]));
  }
});
