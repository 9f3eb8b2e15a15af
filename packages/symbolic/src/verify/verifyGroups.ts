import { grad, jvp, type Program, restrict, sizeOf } from '@crease/tensor';
import { characteristicPolynomialByResidues } from '../algebra/characteristicPolynomialByResidues.js';
import type { RationalMatrix } from '../algebra/integerMatrix.js';
import { primitivePart } from '../algebra/integerPolynomial.js';
import { dividePolynomials, evaluatePolynomial, type Polynomial, stripZeroRoot } from '../algebra/polynomial.js';
import { gcdModulo, type ResiduePolynomial, reducePolynomial } from '../algebra/polynomialModulo.js';
import { isolateRealRoots } from '../algebra/realRoots.js';
import { countRoots, sturmSequence } from '../algebra/sturm.js';
import { type ExactStepSize, stepSizeOf } from '../certificates/stepSizes.js';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { formatRational } from '../encoding/rationalText.js';
import { sha256 } from '../encoding/sha256.js';
import { evaluateExactly } from '../interpret/readings.js';
import { reduceModulo } from '../number/modular.js';
import { primesDownFrom } from '../number/primes.js';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { germsOf, type KinkedMap } from './recountPatterns.js';
import { ensure, invalid } from './rejection.js';

/** Patterns with the gcd that the evidence claims for them. */
export interface ClaimedGroup {
  readonly path: string;
  readonly gcd: Polynomial;
  readonly numPoints: number;
  readonly patterns: readonly string[];
}

/** Computes all characteristic polynomials again; ends the check where a gcd or the fingerprint is not right. */
export function verifyGroups(
  program: Program,
  maps: readonly KinkedMap[],
  points: readonly (readonly Rational[])[],
  groups: readonly ClaimedGroup[],
  fingerprint: string,
): void {
  ensure(
    points.length === Math.max(...groups.map((g) => g.numPoints)),
    'evidence.points must be as many as the largest numPoints',
  );
  const hashes = new Map<string, string>();
  for (const group of groups)
    for (const pattern of group.patterns) {
      const records = samplesOf(restrict(program, germsOf(pattern, maps)), points.slice(0, group.numPoints));
      checkGcd(
        group,
        records.map(({ polynomial }) => polynomial),
        pattern,
      );
      const record = records.map((r) => [...r.point, r.value, ...r.gradient, ...r.polynomial].map(formatRational));
      hashes.set(pattern, sha256(canonicalJson(record)));
    }
  // Patterns have one length and their digits ascend like the pieces, so the order of texts is that of enumeration.
  const all = [...hashes.keys()].sort().map((pattern) => hashes.get(pattern)!);
  ensure(
    sha256(all.join('')) === fingerprint,
    'evidence.fingerprint is not the hash of the points, values, gradients and characteristic polynomials',
  );
}

interface Sample {
  readonly point: readonly Rational[];
  readonly value: Rational;
  readonly gradient: readonly Rational[];
  readonly polynomial: Polynomial;
}

function samplesOf(restricted: Program, points: readonly (readonly Rational[])[]): Sample[] {
  const gradient = grad(restricted, { value: true });
  const product = jvp(grad(restricted));
  const dimension = sizeOf(restricted.inputs[0]!.shape);
  const read = (program: Program, inputs: readonly (readonly Rational[])[]): readonly (readonly Rational[])[] => {
    const reading = evaluateExactly(program, inputs);
    return reading.status === 'computed'
      ? reading.outputs
      : invalid(`the program has no exact value: ${reading.reason}`);
  };
  return points.map((point) => {
    const [value, slope] = read(gradient, [point]);
    const columns: RationalMatrix = Array.from({ length: dimension }, (_, k) => {
      const direction = point.map((_, j) => (j === k ? rationals.one : rationals.zero));
      return read(product, [point, direction])[0]!;
    });
    // A Hessian is symmetric, so its list of columns is also the list of its rows.
    return { point, value: value![0]!, gradient: slope!, polynomial: characteristicPolynomialByResidues(columns) };
  });
}

/** The claimed polynomial divides all of them, and the quotients have no common factor: it is their gcd. */
function checkGcd(group: ClaimedGroup, polynomials: readonly Polynomial[], pattern: string): void {
  const lead = group.gcd.at(-1);
  ensure(lead !== undefined && rationals.compare(lead, 1) === 0, `${group.path}.gcd is not monic`);
  const quotients = polynomials.map((p) => {
    const { quotient, remainder } = dividePolynomials(p, group.gcd);
    const divides = remainder.length === 0;
    ensure(divides, `${group.path}.gcd does not divide a characteristic polynomial of pattern "${pattern}"`);
    return primitivePart(quotient);
  });
  let tried = 0;
  for (const prime of primesDownFrom()) {
    if (quotients.some((q) => reduceModulo(q.at(-1)!, prime) === 0)) continue;
    const common = quotients
      .map((q) => reducePolynomial(q, prime))
      .reduce<ResiduePolynomial>((g, q) => gcdModulo(g, q, prime), []);
    if (common.length === 1) return;
    if (++tried === 3) break;
  }
  invalid(`${group.path}.gcd is not the greatest common divisor for pattern "${pattern}"`);
}

/** The step sizes 1/λ for the positive roots of a polynomial, after a check that they are all and are roots. */
export function positiveStepSizes(p: Polynomial): readonly ExactStepSize[] {
  const stripped = stripZeroRoot(p).polynomial;
  if (stripped.length < 2) return [];
  const found = isolateRealRoots(stripped, rational(1))
    .filter((root) => rationals.compare(root.kind === 'rational' ? root.value : root.lower, 0) !== -1)
    .map(stepSizeOf);
  const expected = countRoots(sturmSequence(primitivePart(stripped)), rationals.zero, 'plusInfinity');
  ensure(found.length === expected, `${found.length} positive roots were isolated, Sturm's theorem counts ${expected}`);
  for (const eta of found) ensure(isRoot(stripped, eta), 'an isolated root is not a root');
  return found;
}

function isRoot(p: Polynomial, eta: ExactStepSize): boolean {
  if (eta.kind === 'rational') return rationals.isZero(evaluatePolynomial(p, rationals.div(rationals.one, eta.value)));
  const divides = dividePolynomials(p.toReversed(), eta.polynomial).remainder.length === 0;
  const ends = [eta.lower, eta.upper].map((end) => rationals.compare(evaluatePolynomial(eta.polynomial, end), 0)!);
  return divides && ends[0]! * ends[1]! === -1;
}
