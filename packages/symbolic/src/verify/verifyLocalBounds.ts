import { dot } from '../algebra/dot.js';
import { argumentAt, isConstantArgument, pieceOf } from '../arrangements/arrangement.js';
import { countCells } from '../arrangements/countCells.js';
import { evaluateExactly } from '../interpret/readings.js';
import { equalRationals, type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { exactList, fields, listOf } from './fields.js';
import { lowerBound, type UnitBound } from './lowerBound.js';
import { decodePieces, decodeSign, decodeWalls, embedded, kinksOf, type MinimumSubject } from './minimumSubject.js';
import { ensure, invalid } from './rejection.js';

/** Ends the check unless no point around θ has a loss below `value`. */
export function verifyLocalBounds(
  evidence: unknown,
  subject: MinimumSubject,
  point: readonly Rational[],
  value: Rational,
): void {
  const f = fields(evidence, 'evidence', ['hidden', 'units', 'ways']);
  const ways = listOf(f.ways, 'evidence.ways', (list, path) =>
    listOf(list, path, (item, own) => {
      const way = fields(item, own, ['pieces', 'sign', 'inward', 'walls']);
      return {
        pieces: decodePieces(subject, way.pieces, `${own}.pieces`),
        sign: decodeSign(way.sign, `${own}.sign`),
        inward: exactList(way.inward, `${own}.inward`),
        walls: decodeWalls(subject, way.walls, `${own}.walls`),
        output: rationals.zero,
      };
    }),
  );
  ensure(ways.length === subject.units.length, 'evidence.ways has not one list for each unit');
  for (const [j, own] of ways.entries()) checkWays(subject, j, own, point);
  const residuals = residualsAt(subject, point);
  for (const units of products(ways)) {
    const proved = lowerBound(subject, units, residuals);
    ensure(rationals.compare(rationals.sub(proved, value), 0) !== -1, 'the bound around the point is below the claim');
  }
}

interface Way extends UnitBound {
  readonly inward: readonly Rational[];
}

/** Ends the check unless the ways of a unit are all cells around the point, with each sign that is possible there. */
function checkWays(subject: MinimumSubject, j: number, ways: readonly Way[], point: readonly Rational[]): void {
  const { arguments: args, weights, output } = subject.units[j]!;
  const kinks = kinksOf(subject, args);
  const values = kinks.arguments.map((argument) => argumentAt(argument, point));
  const isOn = values.map((z) => subject.breaks.some((b) => equalRationals(b, z)));
  const around = {
    dimension: subject.dimension,
    arguments: kinks.arguments
      .filter((_, i) => isOn[i])
      .map(({ normal }) => ({ normal, offset: rational(0), breaks: [rational(0)] })),
  };
  const count = countCells(around);
  const size = rationals.compare(point[output]!, 0)!;
  for (const sign of size === 0 ? [1, -1] : [size]) {
    const own = ways.filter((way) => way.sign === sign);
    ensure(
      BigInt(own.length) === count && new Set(own.map(({ pieces }) => pieces.join())).size === own.length,
      `unit ${j} has ${count} cells around the point, the evidence has others with the sign ${sign}`,
    );
  }
  ensure(BigInt(ways.length) === count * (size === 0 ? 2n : 1n), `unit ${j} has ways of an impossible sign`);
  for (const { pieces, inward } of ways) {
    const direction = embedded(subject, weights, inward, `an inward direction of unit ${j}`);
    for (const [i, argument] of kinks.arguments.entries()) {
      const slope = rationals.compare(dot(argument.normal, direction), 0)!;
      const isRight = isConstantArgument(argument) || slope !== 0 || !isOn[i];
      const step = isOn[i] && slope === 1 ? 1 : 0;
      ensure(
        isRight && pieces[i] === pieceOf(values[i]!, subject.breaks) + step,
        `unit ${j} has a cell that is not around the point`,
      );
    }
  }
}

/** f(x_i) − y_i by the program itself. */
function residualsAt({ program, output, targets }: MinimumSubject, point: readonly Rational[]): Rational[] {
  const reading = evaluateExactly({ ...program, outputs: [output] }, [point]);
  if (reading.status === 'undecided') return invalid(`the output at the point is not rational: ${reading.reason}`);
  return reading.outputs[0]!.map((f, i) => rationals.sub(f, targets[i]!));
}

function* products<T>(lists: readonly (readonly T[])[]): Generator<T[], void> {
  const [first, ...others] = lists;
  if (first === undefined) yield [];
  else for (const item of first) for (const rest of products(others)) yield [item, ...rest];
}
