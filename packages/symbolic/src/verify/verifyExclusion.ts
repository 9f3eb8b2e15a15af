import { type Program, restrict } from '@crease/tensor';
import {
  constantPolynomial,
  constantValue,
  type MultivariatePolynomial,
  polynomialRing,
  totalDegree,
} from '../algebra/polynomialRing.js';
import { rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { allPieces } from './allPieces.js';
import { checkContradiction } from './checkContradiction.js';
import { exactList, fields, integer, oneOf, text } from './fields.js';
import { readPolynomials } from './readPolynomials.js';
import { germsOf, type KinkedMap } from './recountPatterns.js';
import { ensure, invalid } from './rejection.js';

/** The argument of an activation under fixed pieces, with the ends of its piece. */
export interface PlacedArgument {
  readonly argument: MultivariatePolynomial;
  /** Absent at an infinite end. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** The arguments of all activations of a program under a pattern, as polynomials in θ. */
export function placedArguments(
  program: Program,
  maps: readonly KinkedMap[],
  pattern: string,
): readonly PlacedArgument[] {
  const germs = germsOf(pattern, maps);
  const outputs = maps.map(({ equation }) => program.equations[equation]!.inputs[0]!);
  const lists = readPolynomials({ ...restrict(program, germs), outputs }, 'an argument of an activation');
  return maps.flatMap(({ equation }, k) => {
    const e = program.equations[equation]!;
    const breaks = e.primitive === 'map' ? allPieces(e.parameters.function).breaks : [];
    return lists[k]!.map((argument, element) => {
      const piece = germs.get(equation)![element]!;
      return { argument, lower: breaks[piece - 1], upper: breaks[piece] };
    });
  });
}

/** The pattern of an entry that proves that no open set has it; ends the check if the proof is wrong. */
export function verifyExclusion(value: unknown, path: string, program: Program, maps: readonly KinkedMap[]): string {
  const kind = oneOf((value as { readonly kind?: unknown } | null)?.kind, `${path}.kind`, [
    'constant outside',
    'contradiction',
  ]);
  const f = fields(
    value,
    path,
    kind === 'contradiction' ? ['pattern', 'kind', 'multipliers'] : ['pattern', 'kind', 'activation'],
  );
  const pattern = text(f.pattern, `${path}.pattern`);
  const length = maps.reduce((sum, { size }) => sum + size, 0);
  ensure(pattern.length === length, `${path}.pattern must have ${length} digits`);
  const placed = placedArguments(program, maps, pattern);
  if (kind === 'constant outside') {
    const { argument, lower, upper } =
      placed[integer(f.activation, `${path}.activation`)] ?? invalid(`${path}.activation is too large`);
    const constant = constantValue(argument) ?? invalid(`${path}: the argument of that activation is not constant`);
    const isBelow = lower !== undefined && rationals.compare(constant, lower) === -1;
    const isAbove = upper !== undefined && rationals.compare(constant, upper) === 1;
    ensure(isBelow || isAbove, `${path}: the constant argument of that activation lies in its piece`);
    return pattern;
  }
  checkContradiction(exactList(f.multipliers, `${path}.multipliers`), affineConditions(placed), `${path}.multipliers`);
  return pattern;
}

/** What must be positive for the affine arguments to lie inside their pieces, and at last the constant 1. */
function affineConditions(placed: readonly PlacedArgument[]): readonly MultivariatePolynomial[] {
  const { sub, one } = polynomialRing;
  const constant = (at: number): MultivariatePolynomial => constantPolynomial(rationalFromNumber(at));
  const conditions = placed.flatMap(({ argument, lower, upper }) => {
    if (totalDegree(argument) !== 1) return [];
    return [
      ...(lower === undefined ? [] : [sub(argument, constant(lower))]),
      ...(upper === undefined ? [] : [sub(constant(upper), argument)]),
    ];
  });
  return [...conditions, one];
}
