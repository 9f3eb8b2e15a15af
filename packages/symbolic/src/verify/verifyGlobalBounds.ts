import { argumentAt, isConstantArgument, pieceOf } from '../arrangements/arrangement.js';
import { countCells } from '../arrangements/countCells.js';
import { equalRationals, type Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { exactList, fields, integer, listOf } from './fields.js';
import { lowerBound } from './lowerBound.js';
import {
  decodePieces,
  decodeSign,
  decodeWalls,
  decodeWeight,
  embedded,
  kinksOf,
  type MinimumSubject,
  type WeightedWall,
} from './minimumSubject.js';
import { ensure, invalid } from './rejection.js';

/** A bound for the regions of some states of the units, in any order. */
interface Bound {
  readonly residuals: readonly Rational[];
  readonly walls: readonly (readonly WeightedWall[])[];
  readonly outputs: readonly Rational[];
}

/**
 * Ends the check unless the loss is at least `value` everywhere.
 *
 * That no cell is missing follows from a count that does not search for cells; that no region is, from going through all
 * choices of a cell and a sign for each unit in its place.
 */
export function verifyGlobalBounds(evidence: unknown, subject: MinimumSubject, value: Rational): void {
  const f = fields(evidence, 'evidence', ['hidden', 'units', 'cells', 'bounds']);
  const cells = listOf(f.cells, 'evidence.cells', (item, path) => {
    const own = fields(item, path, ['pieces', 'witness']);
    return {
      path,
      pieces: decodePieces(subject, own.pieces, `${path}.pieces`),
      witness: exactList(own.witness, `${path}.witness`),
    };
  });
  ensure(new Set(cells.map(({ pieces }) => pieces.join())).size === cells.length, 'evidence.cells has a cell twice');
  for (const unit of subject.units) {
    const kinks = kinksOf(subject, unit.arguments);
    ensure(
      countCells(kinks) === BigInt(cells.length),
      `a unit has ${countCells(kinks)} cells, evidence.cells has ${cells.length}`,
    );
    for (const { pieces, witness, path } of cells) {
      const point = embedded(subject, unit.weights, witness, `${path}.witness`);
      for (const [i, argument] of kinks.arguments.entries()) {
        const z = argumentAt(argument, point);
        ensure(
          pieceOf(z, subject.breaks) === pieces[i] &&
            (isConstantArgument(argument) || !subject.breaks.some((b) => equalRationals(b, z))),
          `${path}.witness is not strictly inside the cell on sample ${i}`,
        );
      }
    }
  }
  const bounds = decodeBounds(f.bounds, subject, cells.length);
  for (const states of choices(2 * cells.length, subject.units.length)) {
    const order = [...states.keys()].sort((a, b) => states[a]! - states[b]!);
    const key = order.map((j) => states[j]!).join();
    const bound = bounds.get(key) ?? invalid(`evidence.bounds has none for the states ${key}`);
    const units = states.map((state, j) => {
      const place = order.indexOf(j);
      return {
        pieces: cells[state >> 1]!.pieces,
        sign: signOf(state),
        walls: bound.walls[place]!,
        output: bound.outputs[place]!,
      };
    });
    const proved = lowerBound(subject, units, bound.residuals);
    ensure(
      rationals.compare(rationals.sub(proved, value), 0) !== -1,
      `the bound of the states ${key} is below the claim`,
    );
  }
}

/** The bounds by their states, which are numbered cell by cell with the positive sign first, in ascending order. */
function decodeBounds(value: unknown, subject: MinimumSubject, cellCount: number): ReadonlyMap<string, Bound> {
  const width = subject.units.length;
  return new Map(
    listOf(value, 'evidence.bounds', (item, path) => {
      const f = fields(item, path, ['states', 'residuals', 'walls', 'outputs']);
      const states = listOf(f.states, `${path}.states`, (state, own) => {
        const { cell, sign } = fields(state, own, ['cell', 'sign']);
        const k = integer(cell, `${own}.cell`);
        ensure(k < cellCount, `${own}.cell is not a cell`);
        return 2 * k + (decodeSign(sign, `${own}.sign`) === 1 ? 0 : 1);
      });
      const walls = listOf(f.walls, `${path}.walls`, (own, at) => decodeWalls(subject, own, at));
      const outputs = listOf(f.outputs, `${path}.outputs`, decodeWeight);
      ensure(
        [states, walls, outputs].every((list) => list.length === width),
        `${path} has not one entry for each unit`,
      );
      return [states.join(), { residuals: exactList(f.residuals, `${path}.residuals`), walls, outputs }] as const;
    }),
  );
}

function signOf(state: number): 1 | -1 {
  return state % 2 === 0 ? 1 : -1;
}

/** All lists of `size` numbers below `kinds`. */
function* choices(kinds: number, size: number): Generator<number[], void> {
  if (size === 0) yield [];
  else for (const rest of choices(kinds, size - 1)) for (let k = 0; k < kinds; k++) yield [...rest, k];
}
