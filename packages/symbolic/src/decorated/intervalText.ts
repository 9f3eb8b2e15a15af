import { integerPower } from '../number/integers.js';
import type { Interval } from '../number/interval.js';
import {
  addRationals,
  compareRationals,
  divideRationals,
  multiplyRationals,
  type Rational,
  rational,
  subtractRationals,
} from '../number/rational.js';
import { roundRational } from '../number/rationalRounding.js';
import { type DecoratedInterval, type Decoration, decorate, notAnInterval, weakest } from './decoration.js';
import { emptySet, realLine } from './emptySet.js';

/** What a text stands for, and whether it was an interval literal at all. */
export interface ParsedInterval {
  readonly interval: DecoratedInterval;
  /** `possibly`: different ends lie between the same two doubles, so that rounding hides which one is smaller. */
  readonly undefinedOperation: 'no' | 'possibly' | 'yes';
}

/**
 * The smallest decorated interval of doubles that an interval literal of IEEE 1788 stands for: `[1, 2]`, `[0.1]`, `[1,]`,
 * `[-2/3, 0x1.8p3]`, `[empty]`, `[entire]`, `2.50?`, `2.5?1u`, `10??`, each with an optional decoration such as `_com`.
 * "Not an interval" for any other text, or with a decoration that cannot be true of it.
 *
 * Numbers are read exactly and rounded outwards once. Grade: proved.
 *
 * @example parseInterval('[0.1, 1/3]_dac').interval // { lower: 0.09999999999999999, upper: 0.33333333333333337, decoration: 'dac' }
 */
export function parseInterval(text: string): ParsedInterval {
  const { body, decoration } = /^(?<body>.*?)(?:_(?<decoration>\w+))?$/s.exec(text.trim().toLowerCase())!.groups!;
  if (/^\[\s*nai\s*\]$/.test(body!) && decoration === undefined)
    return { interval: notAnInterval, undefinedOperation: 'no' };
  const literal = ofEnds(body!) ?? ofNumberWithError(body!);
  if (literal === undefined) return notALiteral;
  const { set, strongest } = literal;
  const undefinedOperation = literal.isOrderHidden ? 'possibly' : 'no';
  if (decoration === undefined) return { interval: decorate(set), undefinedOperation };
  if (!/^(com|dac|def|trv)$/.test(decoration) || weakest(decoration as Decoration, strongest) !== decoration)
    return notALiteral;
  return { interval: decorate(set, decoration as Decoration), undefinedOperation };
}

interface Literal {
  readonly set: Interval;
  /** The strongest decoration that is true of the numbers as written, before they are rounded. */
  readonly strongest: Decoration;
  readonly isOrderHidden?: boolean;
}

const notALiteral: ParsedInterval = { interval: notAnInterval, undefinedOperation: 'yes' };

/** A literal in brackets. */
function ofEnds(body: string): Literal | undefined {
  const inside = /^\[(?<inside>.*)\]$/s.exec(body)?.groups?.inside?.trim();
  if (inside === undefined) return undefined;
  if (inside === '' || inside === 'empty') return { set: emptySet, strongest: 'trv' };
  if (inside === 'entire') return { set: realLine, strongest: 'dac' };
  const parts = inside.split(',').map((part) => part.trim());
  if (parts.length > 2) return undefined;
  const lower = endOf(parts[0]!, -1);
  const upper = endOf(parts.at(-1)!, 1);
  if (lower === undefined || upper === undefined) return undefined;
  const isBounded = lower !== 'infinite' && upper !== 'infinite';
  // [inf] and [−inf] have no real number in them.
  if (parts.length === 1 && !isBounded) return undefined;
  const set = {
    lower: lower === 'infinite' ? -Infinity : roundRational(lower, 'down'),
    upper: upper === 'infinite' ? Infinity : roundRational(upper, 'up'),
  };
  if (!isBounded) return { set, strongest: 'dac' };
  const isOrderHidden =
    compareRationals(lower, upper) !== 0 && roundRational(lower, 'up') > roundRational(upper, 'down');
  if (compareRationals(lower, upper) === 1 && !(isOrderHidden && set.lower < set.upper)) return undefined;
  return { set, strongest: 'com', isOrderHidden };
}

/** The end of an interval; an infinite one only on its own side (−1 lower, 1 upper), where it may be left out. */
function endOf(text: string, side: -1 | 1): Rational | 'infinite' | undefined {
  if (text === '' || (side === -1 ? /^-inf(inity)?$/ : /^\+?inf(inity)?$/).test(text)) return 'infinite';
  return numberOf(text);
}

/** A literal such as 2.5?3ue-2: a number, an error in units of its last digit, a direction, an exponent. */
function ofNumberWithError(body: string): Literal | undefined {
  const parts =
    /^(?<digits>[+-]?\d+(?:\.(?<fraction>\d*))?)\?(?<error>\d+|\?)?(?<side>[ud])?(?:e(?<exponent>[+-]?\d+))?$/.exec(
      body,
    )?.groups;
  if (parts === undefined) return undefined;
  const { fraction = '', error, side } = parts;
  const scale = powerOf(10n, withinReach(Number(parts.exponent ?? '0'), body.length));
  const centre = multiplyRationals(numberOf(parts.digits!)!, scale);
  const unit = multiplyRationals(powerOf(10n, -fraction.length), scale);
  const isUnbounded = error === '?';
  const distance = isUnbounded
    ? unit
    : multiplyRationals(unit, error === undefined ? rational(1, 2) : rational(BigInt(error)));
  const least = side === 'u' ? centre : subtractRationals(centre, distance);
  const most = side === 'd' ? centre : addRationals(centre, distance);
  const set = {
    lower: isUnbounded && side !== 'u' ? -Infinity : roundRational(least, 'down'),
    upper: isUnbounded && side !== 'd' ? Infinity : roundRational(most, 'up'),
  };
  return { set, strongest: isUnbounded ? 'dac' : 'com' };
}

/** A decimal, hexadecimal or rational number, exactly. */
function numberOf(text: string): Rational | undefined {
  const quotient = /^(?<top>[+-]?\d+)\/(?<bottom>\d+)$/.exec(text)?.groups;
  if (quotient !== undefined) {
    const bottom = BigInt(quotient.bottom!);
    return bottom === 0n ? undefined : rational(BigInt(quotient.top!), bottom);
  }
  const hexadecimal = /^(?<sign>[+-]?)0x(?<whole>[\da-f]*)\.?(?<fraction>[\da-f]*)p(?<exponent>[+-]?\d+)$/.exec(
    text,
  )?.groups;
  if (hexadecimal !== undefined) return positional(hexadecimal, 16n, 2n, 4);
  const decimal = /^(?<sign>[+-]?)(?<whole>\d*)\.?(?<fraction>\d*)(?:e(?<exponent>[+-]?\d+))?$/.exec(text)?.groups;
  return decimal === undefined ? undefined : positional(decimal, 10n, 10n, 1);
}

function positional(
  { sign, whole, fraction, exponent }: Readonly<Record<string, string | undefined>>,
  radix: 10n | 16n,
  base: bigint,
  exponentPerDigit: number,
): Rational | undefined {
  if (`${whole}${fraction}` === '') return undefined;
  const digits = BigInt(`${radix === 16n ? '0x' : ''}${whole}${fraction}`);
  const power = Number(exponent ?? '0') - fraction!.length * exponentPerDigit;
  const value = multiplyRationals(
    rational(digits),
    powerOf(base, withinReach(power, whole!.length + fraction!.length)),
  );
  return sign === '-' ? subtractRationals(rational(0), value) : value;
}

/**
 * The exponent, or one that is large enough: numbers with so many digits are beyond all doubles with both, and round to
 * the same bounds. Powers with exponents of many digits could not be written out.
 */
function withinReach(exponent: number, digits: number): number {
  const reach = 4 * digits + 5000;
  return Math.min(Math.max(exponent, -reach), reach);
}

function powerOf(base: bigint, exponent: number): Rational {
  const power = rational(integerPower(base, Math.abs(exponent)));
  return exponent < 0 ? divideRationals(rational(1), power) : power;
}
