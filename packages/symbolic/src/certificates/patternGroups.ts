import { type Program, restrict } from '@crease/tensor';
import type { RationalMatrix } from '../algebra/integerMatrix.js';
import type { Polynomial } from '../algebra/polynomial.js';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { formatRational } from '../encoding/rationalText.js';
import { sha256 } from '../encoding/sha256.js';
import { patternSpectrum } from './patternSpectrum.js';
import { type FormalPatterns, type Pieces, patternOf, piecesOf } from './patterns.js';

/** A formal pattern with the exact Hessians of its polynomial at the sampled points. */
export interface SampledPattern {
  readonly pieces: Pieces;
  readonly hessians: readonly RationalMatrix[];
}

/** The patterns whose characteristic polynomials have the same greatest common divisor over the same points. */
export interface PatternGroup {
  readonly gcd: Polynomial;
  /** Over the integer points 0 … numPoints − 1. */
  readonly numPoints: number;
  readonly patterns: readonly SampledPattern[];
}

/** All formal patterns of a program, grouped. */
export interface PatternGroups {
  readonly groups: readonly PatternGroup[];
  /** A hash of every point, value, gradient and characteristic polynomial that was computed, in order. */
  readonly fingerprint: string;
}

/**
 * The formal patterns of a polynomial program by the gcd of their characteristic polynomials.
 *
 * Cost: for each pattern two to four exact Hessians and characteristic polynomials.
 */
export function patternGroups(program: Program, dimension: number, patterns: FormalPatterns): PatternGroups {
  const groups = new Map<string, { gcd: Polynomial; numPoints: number; patterns: SampledPattern[] }>();
  const hashes: string[] = [];
  for (const pieces of piecesOf(patterns.activations)) {
    const { gcd, hessians, record } = patternSpectrum(restrict(program, patternOf(patterns, pieces)), dimension);
    hashes.push(sha256(canonicalJson(record)));
    const key = `${hessians.length} ${gcd.map(formatRational).join(' ')}`;
    const group = groups.get(key) ?? { gcd, numPoints: hessians.length, patterns: [] };
    group.patterns.push({ pieces, hessians });
    groups.set(key, group);
  }
  return { groups: [...groups.values()], fingerprint: sha256(hashes.join('')) };
}
