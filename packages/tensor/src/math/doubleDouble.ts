/**
 * A number as the unevaluated sum of two doubles, the second at most half a unit in the last place of the first:
 * about 106 significant bits. Used only to fill tables when a module is loaded, so clarity comes before speed.
 */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

/** Returns the double as a double-double. */
export function fromDouble(high: number): DoubleDouble {
  return { high, low: 0 };
}

/** Returns $-a$. */
export function negateParts(a: DoubleDouble): DoubleDouble {
  return { high: -a.high, low: -a.low };
}

/** Returns $a + b$ to about $2^{-103}$ relative, if the two do not cancel. */
export function addParts(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const high = a.high + b.high;
  const back = high - a.high;
  const highRest = a.high - (high - back) + (b.high - back);
  const low = a.low + b.low;
  const backLow = low - a.low;
  const lowRest = a.low - (low - backLow) + (b.low - backLow);
  const middle = normalize(high, highRest + low);
  return normalize(middle.high, middle.low + lowRest);
}

/** Returns $a b$ to about $2^{-102}$ relative, barring overflow and underflow (Dekker's product). */
export function multiplyParts(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const high = a.high * b.high;
  const aShort = leadingHalf(a.high);
  const aRest = a.high - aShort;
  const bShort = leadingHalf(b.high);
  const bRest = b.high - bShort;
  const low = aRest * bRest - (high - aShort * bShort - aRest * bShort - aShort * bRest);
  return normalize(high, low + (a.high * b.low + a.low * b.high));
}

/** Returns $a / b$ to about $2^{-102}$ relative: long division with three quotient digits. */
export function divideParts(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.high / b.high;
  const rest = addParts(a, multiplyParts(fromDouble(-first), b));
  const second = rest.high / b.high;
  const last = addParts(rest, multiplyParts(fromDouble(-second), b)).high / b.high;
  return addParts(normalize(first, second), fromDouble(last));
}

/** Returns $\sqrt a$ for $a > 0$ to about $2^{-103}$ relative: one Newton step from the rounded root. */
export function squareRootParts(a: DoubleDouble): DoubleDouble {
  const root = fromDouble(Math.sqrt(a.high));
  const defect = addParts(a, negateParts(multiplyParts(root, root)));
  return normalize(root.high, defect.high / (2 * root.high));
}

/** Returns $a + b$ exactly, for $|a| \ge |b|$. */
function normalize(a: number, b: number): DoubleDouble {
  const high = a + b;
  return { high, low: b - (high - a) };
}

/** Returns the upper 26 bits of the mantissa (Veltkamp's splitting); what remains has 26 bits too. */
function leadingHalf(a: number): number {
  const scaled = 134217729 * a; // 2^27 + 1
  return scaled - (scaled - a);
}
