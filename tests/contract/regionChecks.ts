import {
  activation,
  add,
  apply,
  broadcastTo,
  constant,
  evaluateAll,
  lineCrossings,
  matmul,
  type Program,
  type RandomStream,
  randomInteger,
  randomNormal,
  randomStream,
  regions,
  restrict,
  shapeOf,
  slice,
  sum,
  trace,
} from '@crease/tensor';

const kinked = ['relu', 'leakyRelu', 'hardTanh', 'abs', 'relu6', 'hardSwish'];
const linear = ['relu', 'leakyRelu', 'hardTanh', 'abs'];

/** A network with kinked activations and random widths, on two samples of whole numbers. */
function randomNetwork(stream: RandomStream, names: readonly string[], layers: number): Program {
  const widths = Array.from({ length: layers + 1 }, () => 1 + randomInteger(stream, 3));
  const size = widths.slice(1).reduce((total, w, k) => total + w * (widths[k]! + 1), 0);
  const features = Float64Array.from({ length: 2 * widths[0]! }, () => randomInteger(stream, 7) - 3);
  const functions = widths.slice(1).map(() => activation(names[randomInteger(stream, names.length)]!));
  return trace({ theta: [size] }, ({ theta }) => {
    let value = constant(theta, features, [2, widths[0]!]);
    let at = 0;
    for (const [k, width] of widths.slice(1).entries()) {
      const weight = slice(theta, at, [width, widths[k]!]);
      const bias = slice(theta, at + width * widths[k]!, [width]);
      at += width * (widths[k]! + 1);
      const z = add(matmul(value, weight, { transposeB: true }), broadcastTo(bias, [2, width]));
      value = theta.builder.scoped(`layers/${k}`, () => apply(functions[k]!, z));
    }
    return sum(value);
  });
}

/**
 * Whether, for a random network and point, the analytic pieces that `regions` chooses give every intermediate value of
 * the network to the last bit, and whether the point is exactly on a kink (every second one has whole numbers as
 * parameters, which puts many there).
 */
export function checkPieces(seed: number): { readonly isRight: boolean; readonly isOnKink: boolean } {
  const stream = randomStream('pieces', seed);
  const program = randomNetwork(stream, kinked, 2);
  const theta = Float64Array.from({ length: shapeOf(program, 0)[0]! }, () =>
    seed % 2 === 0 ? randomInteger(stream, 5) - 2 : randomNormal(stream),
  );
  const { pattern, margin } = regions(program, [theta]);
  const expected = evaluateAll(program, [theta]);
  const actual = evaluateAll(restrict(program, pattern), [theta]);
  const isRight = expected.every((value, id) => value.every((x, e) => Object.is(x, actual[id]![e])));
  return { isRight, isOnKink: margin === 0 };
}

/** What `checkLine` found: how many crossings there are, and what is wrong with them. */
export interface LineCheck {
  readonly crossings: number;
  readonly mistakes: readonly string[];
}

/**
 * Compares the crossings of a random network along a random line with evaluations: the predicted pieces with those at
 * points between crossings, and the place of each crossing with bisection between its neighbours.
 */
export function checkLine(seed: number): LineCheck {
  const stream = randomStream('lines', seed);
  const program = randomNetwork(stream, linear, 1 + (seed % 3));
  const random = (): Float64Array => Float64Array.from({ length: shapeOf(program, 0)[0]! }, () => randomNormal(stream));
  const [theta, direction] = [random(), random()];
  const patternAt = (t: number): ReadonlyMap<number, Int32Array> =>
    regions(program, [theta.map((x, k) => x + t * direction[k]!)]).pattern;
  const line = lineCrossings(program, [theta], direction, { from: -1, to: 2 });
  const mistakes: string[] = line.status === 'complete' ? [] : [line.status];
  for (const part of line.regions) {
    for (const share of [0.01, 0.5, 0.99]) {
      const t = part.from + share * (part.to - part.from);
      const found = patternAt(t);
      const isSame = [...part.pattern].every(([k, germs]) => germs.every((g, e) => g === found.get(k)![e]));
      if (!isSame) mistakes.push(`network ${seed}: other pieces at t = ${t}`);
    }
  }
  for (const [k, part] of line.regions.entries()) {
    const next = line.regions[k + 1];
    const crossing = line.crossings.find((c) => c.t === part.to);
    if (next === undefined || crossing === undefined) continue;
    const { equation, unit, sample } = crossing;
    const element = sample * (program.equations[equation]!.shape[1] ?? 1) + unit;
    let [left, right] = [(part.from + part.to) / 2, (next.from + next.to) / 2];
    for (let step = 0; step < 50; step++) {
      const middle = (left + right) / 2;
      if (patternAt(middle).get(equation)![element] === crossing.from) left = middle;
      else right = middle;
    }
    if (!(Math.abs(left - crossing.t) < 1e-9)) mistakes.push(`network ${seed}: ${crossing.t} instead of ${left}`);
  }
  return { crossings: line.crossings.length, mistakes };
}
