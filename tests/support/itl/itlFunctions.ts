import {
  cancelMinus,
  cancelPlus,
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
  notAnInterval,
  overlap,
  parseInterval,
  pown,
  radius,
  rangeOn,
  rootn,
  setRelations,
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
  (f: (a: Interval, b: Interval) => Interval): ItlFunction =>
  (a, b) => {
    const inputs = [a, b] as DecoratedInterval[];
    if (inputs.some(({ decoration }) => decoration === 'ill')) return one(notAnInterval);
    const result = f(inputs[0]!, inputs[1]!);
    return one(inputs[0]!.decoration === undefined ? result : decorate(result, 'trv'));
  };
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
  cancelMinus: ofSets(cancelMinus),
  cancelPlus: ofSets(cancelPlus),
  intersection: ofSets(intersectSets),
  convexHull: ofSets(hullOfSets),
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
