import {
  check,
  type Equation,
  type PrimitiveName,
  type PrimitiveParameters,
  type Program,
  primitives,
} from '@crease/tensor';
import { decodeScalarFunction } from './decodeExpression.js';
import { fields, finite, hexFloat, integer, listOf, oneOf, text } from './fields.js';
import { ensure, invalid } from './rejection.js';

/** Data of a certificate, decoded. */
export interface DecodedData {
  readonly samples: number;
  readonly features: readonly number[];
  readonly targets: readonly number[];
}

/** The data of a certificate; `undefined` for `null`. */
export function decodeData(value: unknown): DecodedData | undefined {
  if (value === null) return undefined;
  const f = fields(value, 'data', ['samples', 'features', 'targets']);
  return {
    samples: integer(f.samples, 'data.samples', 1),
    features: listOf(f.features, 'data.features', hexFloat),
    targets: listOf(f.targets, 'data.targets', hexFloat),
  };
}

/**
 * The program of a certificate, checked: known primitives, valid parameters, shapes that fit.
 *
 * @throws Rejection for what is not written as a program; FormatError as `check` of programs
 */
export function decodeProgram(value: unknown, data: DecodedData | undefined): Program {
  const f = fields(value, 'program', ['inputs', 'equations', 'outputs']);
  const used = new Set<string>();
  const inputs = listOf(f.inputs, 'program.inputs', (input, path) => {
    const { name, shape } = fields(input, path, ['name', 'shape']);
    return { name: text(name, `${path}.name`), shape: decodeShape(shape, `${path}.shape`) };
  });
  const equations = listOf(f.equations, 'program.equations', (e, path) => {
    const {
      primitive,
      inputs: ids,
      shape,
      parameters,
    } = fields(e, path, ['primitive', 'inputs', 'shape', 'parameters']);
    const name = oneOf(primitive, `${path}.primitive`, Object.keys(primitives) as PrimitiveName[]);
    return {
      primitive: name,
      inputs: listOf(ids, `${path}.inputs`, integer),
      parameters: parameterDecoders[name](parameters, `${path}.parameters`, { data, used }),
      shape: decodeShape(shape, `${path}.shape`),
      scope: '',
    } as unknown as Equation;
  });
  const outputs = listOf(f.outputs, 'program.outputs', integer);
  if (data !== undefined) ensure(used.has('features'), 'the program does not use data.features');
  return check({ inputs, equations, outputs });
}

interface Context {
  readonly data: DecodedData | undefined;
  /** Which parts of the data the program has referred to so far. */
  readonly used: Set<string>;
}

type Decoder<P> = (value: unknown, path: string, context: Context) => P;

const none: Decoder<Readonly<Record<never, never>>> = (value, path) => fields(value, path, []);
const axes = (value: unknown, path: string): number[] => listOf(value, path, integer);

const indexed: Decoder<PrimitiveParameters['gather']> = (value, path) => {
  const f = fields(value, path, ['indices', 'shape']);
  return {
    indices: Int32Array.from(listOf(f.indices, `${path}.indices`, integer)),
    shape: decodeShape(f.shape, `${path}.shape`),
  };
};

const parameterDecoders: { readonly [K in PrimitiveName]: Decoder<PrimitiveParameters[K]> } = {
  constant: (value, path, context) => {
    const f = fields(value, path, ['shape', 'values']);
    return {
      shape: decodeShape(f.shape, `${path}.shape`),
      values: decodeConstant(f.values, `${path}.values`, context),
    };
  },
  broadcast: (value, path) => {
    const f = fields(value, path, ['shape', 'axes']);
    return { shape: decodeShape(f.shape, `${path}.shape`), axes: axes(f.axes, `${path}.axes`) };
  },
  reshape: (value, path) => ({ shape: decodeShape(fields(value, path, ['shape']).shape, `${path}.shape`) }),
  transpose: (value, path) => ({
    permutation: axes(fields(value, path, ['permutation']).permutation, `${path}.permutation`),
  }),
  add: none,
  sub: none,
  neg: none,
  scale: (value, path) => {
    const f = fields(value, path, ['numerator', 'denominator']);
    const denominator = finite(f.denominator, `${path}.denominator`);
    ensure(denominator !== 0, `${path}.denominator is 0`);
    return { numerator: finite(f.numerator, `${path}.numerator`), denominator };
  },
  mul: none,
  matmul: (value, path) => {
    const { transposeA, transposeB } = fields(value, path, ['transposeA', 'transposeB']);
    ensure(typeof transposeA === 'boolean' && typeof transposeB === 'boolean', `${path} needs true or false`);
    return { transposeA, transposeB };
  },
  sum: (value, path) => ({ axes: axes(fields(value, path, ['axes']).axes, `${path}.axes`) }),
  slice: (value, path) => {
    const f = fields(value, path, ['offset', 'shape']);
    return { offset: integer(f.offset, `${path}.offset`), shape: decodeShape(f.shape, `${path}.shape`) };
  },
  assemble: (value, path) => {
    const f = fields(value, path, ['size', 'offsets']);
    return { size: integer(f.size, `${path}.size`), offsets: axes(f.offsets, `${path}.offsets`) };
  },
  gather: indexed,
  scatterAdd: indexed,
  map: (value, path) => {
    const hasGerms = typeof value === 'object' && value !== null && 'germs' in value;
    if (!hasGerms)
      return { function: decodeScalarFunction(fields(value, path, ['function']).function, `${path}.function`) };
    const f = fields(value, path, ['function', 'germs']);
    const germs = listOf(f.germs, `${path}.germs`, integer);
    return { function: decodeScalarFunction(f.function, `${path}.function`), germs: Int32Array.from(germs) };
  },
  logSumExp: none,
  inverseRms: (value, path) => ({ epsilon: finite(fields(value, path, ['epsilon']).epsilon, `${path}.epsilon`) }),
  reduceMax: none,
  maxMask: none,
};

function decodeConstant(value: unknown, path: string, { data, used }: Context): Float64Array {
  if (Array.isArray(value)) return Float64Array.from(listOf(value, path, hexFloat));
  const part = oneOf(fields(value, path, ['data']).data, `${path}.data`, ['features', 'targets']);
  if (data === undefined) return invalid(`${path} refers to data, but there are none`);
  used.add(part);
  return Float64Array.from(data[part]);
}

/** Large shapes are refused before anything of that size is made. */
function decodeShape(value: unknown, path: string): number[] {
  const shape = listOf(value, path, integer);
  ensure(shape.reduce((size, d) => size * d, 1) <= 2 ** 24, `${path} is too large`);
  return shape;
}
