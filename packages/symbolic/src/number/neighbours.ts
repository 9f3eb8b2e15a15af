/**
 * The largest double below x; −∞ for the smallest double and for −∞, the largest finite double for ∞.
 *
 * Source: Rump, Zimmermann, Boldo, Melquiond, Computing predecessor and successor in rounding to nearest, BIT 49 (2009),
 * Algorithm 2: with $\varphi = u(1 + 2u)$, $u = 2^{-53}$, the rounded difference $x - \varphi |x|$ is the neighbour of x
 * wherever the product does not come near the subnormal numbers; there x is scaled first.
 */
export function predecessor(x: number): number {
  return 0 - successor(-x); // not −0
}

/** The smallest double above x; ∞ for the largest double and for ∞, the smallest finite double for −∞. */
export function successor(x: number): number {
  const size = Math.abs(x);
  if (size >= SAFE) return x === Number.NEGATIVE_INFINITY ? -Number.MAX_VALUE : x + PHI * size;
  if (size < SUBNORMAL) return x + Number.MIN_VALUE;
  return UNIT * (x / UNIT + PHI * (size / UNIT));
}

const UNIT = 2 ** -53;
const PHI = UNIT * (1 + 2 ** -52);
const SAFE = 2 ** -969;
const SUBNORMAL = 2 ** -1021;
