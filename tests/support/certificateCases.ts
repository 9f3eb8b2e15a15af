import {
  activation,
  add,
  apply,
  constant,
  matmul,
  mul,
  type Program,
  reshape,
  scale,
  slice,
  sub,
  sum,
  trace,
  transpose,
  type Value,
} from '@crease/tensor';
import fixture from '../oracles/certificates.json' with { type: 'json' };

/** A small loss with its exceptional step sizes, found by brute force in sympy (see the script of the fixture). */
export interface CertificateCase {
  readonly name: string;
  readonly program: Program;
  readonly numPatterns: number;
  readonly exceptional: readonly { readonly eta: number; readonly isFeasible: boolean }[];
}

/** The next parameters of θ with this shape. */
type Read = (...shape: number[]) => Value;

const relu = activation('relu');
const fixed: Readonly<Record<string, (read: Read, x: Value) => Value>> = {
  paper: (read, x) => apply(relu, mul(apply(relu, mul(x, read(1, 1))), read(1, 1))),
  'linear regression': (read, x) => add(mul(x, read(1, 1)), read(1)),
  convolution: (read, x) => {
    const [k0, k1, b] = [read(1, 1), read(1, 1), read(1)];
    const windows = [0, 1].map((shift) => columns(x, shift, 3));
    const z = add(add(mul(windows[0]!, k0), mul(windows[1]!, k1)), b);
    return add(matmul(apply(relu, z), read(3, 1)), read(1));
  },
  residual: (read, x) => {
    const [w, b, v, u, c] = [read(1, 1), read(1), read(1, 1), read(1, 1), read(1)];
    return add(mul(add(x, mul(apply(relu, add(mul(x, w), b)), v)), u), c);
  },
  recurrent: (read, x) => {
    const [w, a, b, v, c] = [read(1, 1), read(1, 1), read(1), read(1, 1), read(1)];
    let h = apply(relu, add(mul(columns(x, 0, 1), a), b));
    for (const t of [1, 2]) h = apply(relu, add(add(mul(h, w), mul(columns(x, t, 1), a)), b));
    return add(mul(h, v), c);
  },
  '1-2-2-1 relu': (read, x) => {
    const h = apply(relu, add(mul(x, read(1, 2)), read(2)));
    const g = apply(relu, add(matmul(h, transpose(read(2, 2))), read(2)));
    return add(matmul(g, read(2, 1)), read(1));
  },
  'linear 2-1-2': (read, x) => matmul(matmul(x, read(2, 1)), read(1, 2)),
  'linear 3-1-3, identity data': (read, x) => matmul(matmul(x, read(3, 1)), read(1, 3)),
  'linear, three layers': (read, x) => mul(mul(mul(x, read(1, 1)), read(1, 1)), read(1, 1)),
  'behind a dead unit': (read, x) => {
    const [w, v, c] = [read(1, 1), read(1, 1), read(1)];
    return add(apply(activation('abs'), mul(apply(relu, mul(x, w)), v)), c);
  },
};

const networks: Readonly<Record<string, ((read: Read, x: Value) => Value) | undefined>> = {
  ...fixed,
  'paper, one sample': fixed.paper,
  '1-2-1 relu': dense(2, 'relu'),
  '1-2-1 relu, sample 1': dense(2, 'relu'),
  '1-2-1 relu, sample 3': dense(2, 'relu'),
  '1-2-1 leaky': dense(2, 'leakyRelu', { slope: 1 / 8 }),
  '1-2-1 abs': dense(2, 'abs'),
  '1-2-1 abs, 4 samples': dense(2, 'abs'),
  '1-2-1 hardTanh': dense(2, 'hardTanh'),
  '1-2-1 relu without output bias': dense(2, 'relu', {}, [true, false]),
  '1-2-1 relu without hidden bias': dense(2, 'relu', {}, [false, true]),
  '1-1-1 leaky, live exception': dense(1, 'leakyRelu', { slope: 1 / 2 }, [false, true]),
  '1-1-1 abs, only zero inputs': dense(1, 'abs', {}, [false, true]),
};

/** All cases of the fixture. The programs are written once more, with the operations of @crease/tensor. */
export const certificateCases: readonly CertificateCase[] = fixture.cases.map((c) => {
  const make = networks[c.name];
  if (make === undefined) throw new Error(`no program for the case "${c.name}"`);
  return {
    name: c.name,
    program: meanOfSquares(c.parameters, matrix(c.x), matrix(c.y), (theta, x) => make(reader(theta), x)),
    numPatterns: c.patterns,
    exceptional: c.exceptional.map((e) => ({ eta: Number(e.eta), isFeasible: e.feasible > 0 })),
  };
});

/** The case with this name. */
export function certificateCase(name: string): CertificateCase {
  return certificateCases.find((c) => c.name === name)!;
}

function dense(
  units: number,
  name: string,
  parameters: Readonly<Record<string, number>> = {},
  [hiddenBias, outputBias]: readonly [boolean, boolean] = [true, true],
): (read: Read, x: Value) => Value {
  return (read, x) => {
    const z = mul(x, read(1, units));
    const hidden = apply(activation(name, parameters), hiddenBias ? add(z, read(units)) : z);
    const out = matmul(hidden, read(units, 1));
    return outputBias ? add(out, read(1)) : out;
  };
}

function meanOfSquares(
  parameters: number,
  x: readonly (readonly number[])[],
  y: readonly (readonly number[])[],
  network: (theta: Value, x: Value) => Value,
): Program {
  return trace({ theta: [parameters] }, ({ theta }) => {
    const output = network(theta, constant(theta, x.flat(), [x.length, x[0]!.length]));
    const residual = sub(output, constant(theta, y.flat(), [y.length, y[0]!.length]));
    return scale(sum(apply(activation('square'), residual)), 1, x.length);
  });
}

function reader(theta: Value): Read {
  let offset = 0;
  return (...shape) => {
    const value = slice(theta, offset, shape);
    offset += shape.reduce((size, d) => size * d, 1);
    return value;
  };
}

/** Columns `first` … `first + count − 1` of a matrix. */
function columns(x: Value, first: number, count: number): Value {
  const flipped = transpose(x);
  const rows = slice(flipped, first * x.shape[0]!, [count, x.shape[0]!]);
  return reshape(transpose(rows), [x.shape[0]!, count]);
}

function matrix(values: readonly (string | readonly string[])[]): readonly (readonly number[])[] {
  return values.map((row) => (typeof row === 'string' ? [number(row)] : row.map(number)));
}

/** The fractions of the fixture are doubles. */
function number(text: string): number {
  const [p, q] = text.split('/');
  return Number(p) / Number(q ?? 1);
}
