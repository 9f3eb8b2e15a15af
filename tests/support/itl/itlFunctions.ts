import {
  absRev,
  cancelMinus,
  cancelPlus,
  coshRev,
  type DecoratedInterval,
  decorate,
  decoratedRangeOn,
  emptySet,
  hullOfSets,
  type Interval,
  type IntervalFunction,
  intersectSets,
  intervalFunctions,
  isBoundedSet,
  isEmptySet,
  magnitude,
  midpoint,
  mignitude,
  mulRev,
  mulRevToPair,
  notAnInterval,
  overlap,
  parseInterval,
  pown,
  pownRev,
  type ReverseFunction,
  radius,
  rangeOn,
  rootn,
  setRelations,
  sqrRev,
  weakest,
  width,
} from '@crease/symbolic';

/** A value of a test statement. */
export type ItlValue = Interval | DecoratedInterval | number | string | boolean;

/** What a function returned, and the exception that it reported. */
export interface ItlResult {
  readonly values: readonly ItlValue[];
  readonly signal?: string | undefined;
}

type ItlFunction = (...inputs: readonly ItlValue[]) => ItlResult;

const real =
  (f: IntervalFunction): ItlFunction =>
  (...box) => {
    const isDecorated = 'decoration' in (box[0] as object);
    return one(isDecorated ? decoratedRangeOn(f, ...(box as DecoratedInterval[])) : rangeOn(f, ...(box as Interval[])));
  };
const withInteger =
  (make: (n: number) => IntervalFunction): ItlFunction =>
  (a, n) =>
    real(make(n as number))(a!);
/** A function of sets that says nothing about a real function: its decorated version has `trv`. */
const ofSets =
  (f: (...sets: Interval[]) => Interval): ItlFunction =>
  (...inputs) => {
    const sets = inputs as DecoratedInterval[];
    if (sets.some(({ decoration }) => decoration === 'ill')) return one(notAnInterval);
    const result = f(...sets);
    return one(sets[0]!.decoration === undefined ? result : decorate(result, 'trv'));
  };
const reverse = (f: ReverseFunction): ItlFunction => ofSets((c, x) => f(c!, x));
/** The power is the last input. */
const reversePower: ItlFunction = (...inputs) => reverse(pownRev(inputs.at(-1) as number))(...inputs.slice(0, -1));
const measure =
  (f: (a: Interval) => ItlValue): ItlFunction =>
  (a) =>
    one(f(a as Interval));
const relation =
  (f: (a: Interval, b: Interval) => boolean): ItlFunction =>
  (a, b) =>
    one(f(a as Interval, b as Interval));

function one(value: ItlValue, signal?: string): ItlResult {
  return { values: [value], signal };
}

const UNDEFINED = 'UndefinedOperation';

function fromNumbers(lower: number, upper: number): Interval | undefined {
  return lower <= upper && lower !== Infinity && upper !== -Infinity ? { lower, upper } : undefined;
}

function fromText(text: string): { readonly interval: DecoratedInterval; readonly signal: string | undefined } {
  const { interval, undefinedOperation } = parseInterval(text);
  const signals = { no: undefined, possibly: 'PossiblyUndefinedOperation', yes: UNDEFINED };
  return { interval, signal: signals[undefinedOperation] };
}

const mapped = <A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]));

/** The functions of the test language that @crease/symbolic has, by their names there. */
export const itlFunctions: Readonly<Record<string, ItlFunction>> = {
  ...mapped(intervalFunctions, real),
  ...mapped(setRelations, relation),
  pown: withInteger(pown),
  rootn: withInteger(rootn),
  cancelMinus: ofSets((a, b) => cancelMinus(a!, b!)),
  cancelPlus: ofSets((a, b) => cancelPlus(a!, b!)),
  intersection: ofSets((a, b) => intersectSets(a!, b!)),
  convexHull: ofSets((a, b) => hullOfSets(a!, b!)),
  absRev: reverse(absRev),
  absRevBin: reverse(absRev),
  sqrRev: reverse(sqrRev),
  sqrRevBin: reverse(sqrRev),
  coshRev: reverse(coshRev),
  coshRevBin: reverse(coshRev),
  pownRev: reversePower,
  pownRevBin: reversePower,
  mulRev: ofSets((b, c) => mulRev(b!, c!)),
  mulRevTen: ofSets((b, c, x) => mulRev(b!, c!, x)),
  mulRevToPair: (b, c) => {
    const [left, right] = [b, c] as DecoratedInterval[];
    if (left!.decoration === 'ill' || right!.decoration === 'ill') return { values: [notAnInterval, notAnInterval] };
    const [first, second] = mulRevToPair(left!, right!);
    if (left!.decoration === undefined) return { values: [first, second] };
    // Without 0 in b it is a division; otherwise nothing is known.
    const isDivision = left!.lower > 0 || left!.upper < 0;
    const known = isDivision ? weakest(left!.decoration, right!.decoration) : 'trv';
    return { values: [decorate(first, known), decorate(second, 'trv')] };
  },
  inf: measure((a) => a.lower),
  sup: measure((a) => a.upper),
  mid: measure(midpoint),
  rad: measure(radius),
  wid: measure(width),
  mag: measure(magnitude),
  mig: measure(mignitude),
  midRad: (a) => ({ values: [midpoint(a as Interval), radius(a as Interval)] }),
  isEmpty: measure(isEmptySet),
  isEntire: measure((a) => a.lower === -Infinity && a.upper === Infinity),
  isNaI: measure((a) => (a as DecoratedInterval).decoration === 'ill'),
  isCommonInterval: measure(isBoundedSet),
  isSingleton: measure((a) => a.lower === a.upper),
  isMember: (x, a) =>
    one(Number.isFinite(x) && (a as Interval).lower <= (x as number) && (x as number) <= (a as Interval).upper),
  overlap: (a, b) => one(overlap(a as Interval, b as Interval)),
  newDec: measure((a) => decorate(a)),
  setDec: (a, d) => one(decorate(a as Interval, d as never), d === 'ill' ? UNDEFINED : undefined),
  decorationPart: measure((a) => (a as DecoratedInterval).decoration),
  intervalPart: (a) => {
    const { lower, upper, decoration } = a as DecoratedInterval;
    return decoration === 'ill' ? one(emptySet, 'IntvlPartOfNaI') : one({ lower, upper });
  },
  'b-numsToInterval': (l, u) => {
    const set = fromNumbers(l as number, u as number);
    return set === undefined ? one(emptySet, UNDEFINED) : one(set);
  },
  'd-numsToInterval': (l, u) => {
    const set = fromNumbers(l as number, u as number);
    return set === undefined ? one(notAnInterval, UNDEFINED) : one(decorate(set));
  },
  'b-textToInterval': (text) => {
    const { interval, signal } = fromText(text as string);
    // A bare literal has no decoration, and "not an interval" is a decorated one.
    const isBare = !/_\w+\s*$/.test(text as string) && interval.decoration !== 'ill';
    return isBare ? one({ lower: interval.lower, upper: interval.upper }, signal) : one(emptySet, UNDEFINED);
  },
  'd-textToInterval': (text) => {
    const { interval, signal } = fromText(text as string);
    return one(interval, signal);
  },
};
