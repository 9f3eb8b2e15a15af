import { grad, jvp, type Program } from '@crease/tensor';
import { hullRule } from '../interpret/hullRule.js';
import { interpretAll, type Undecided } from '../interpret/interpret.js';
import { type Interval, interval, magnitude, pointInterval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';

/** Enclosures of the Hessians of all formal pieces of a loss at a point, taken from its Hessian-vector product. */
export interface HullHessian {
  /** Rows of an interval matrix that contains the Hessian of every piece. */
  matrix(point: readonly number[]): readonly (readonly Interval[])[] | Undecided;
  /** Upper bounds of $\sum_j |h_{ij}| d_j$, one for each row; costs as much as one column. */
  absoluteProduct(point: readonly number[], weights: readonly number[]): readonly number[] | Undecided;
}

const hulls = { arithmetic: intervals, scalar: hullRule };

/** The reading of a loss program of total nodes θ ↦ L(θ). What depends on θ alone is computed once for each point. */
export function hullHessian(program: Program, dimension: number): HullHessian {
  const product = jvp(grad(program), { wrt: [0] });
  const isFixed = independentOf(product, 1);
  let fixed: { readonly point: readonly number[]; readonly values: readonly (readonly Interval[] | undefined)[] };
  const along = (point: readonly number[], direction: readonly Interval[]): readonly Interval[] | Undecided => {
    const known = fixed?.point === point ? fixed.values : [];
    const all = interpretAll(product, [point.map(pointInterval), direction], hulls, known);
    if (all.status === 'undecided') return all;
    fixed = { point, values: all.values.map((value, id) => (isFixed[id] ? value : undefined)) };
    return all.values[product.outputs[0]!]!;
  };
  return {
    matrix: (point) => {
      const rows: (readonly Interval[])[] = [];
      for (let k = 0; k < dimension; k++) {
        const unit = point.map((_, j) => (j === k ? intervals.one : intervals.zero));
        // The matrix of a piece is symmetric, so a column is as good as a row.
        const column = along(point, unit);
        if ('status' in column) return column;
        rows.push(column);
      }
      return rows;
    },
    absoluteProduct: (point, weights) => {
      // The largest |Hv| over the box |v| ≤ d is |H|d.
      const image = along(
        point,
        weights.map((d) => interval(-d, d)),
      );
      return 'status' in image ? image : image.map(magnitude);
    },
  };
}

/** For each id of a program, whether its value does not depend on the input with this number. */
function independentOf(program: Program, input: number): boolean[] {
  const independent = program.inputs.map((_, k) => k !== input);
  for (const e of program.equations) independent.push(e.inputs.every((id) => independent[id]!));
  return independent;
}
