type Rows = readonly (readonly number[])[];

/** The interval of x that the picture of the data shows. */
export function xDomain(rows: Rows): [number, number] {
  return domainOf(rows.map((row) => row[0]!));
}

/** The interval of y that the picture of the data shows. */
export function yDomain(rows: Rows): [number, number] {
  return domainOf(rows.map((row) => row[1]!));
}

/** The data with some room, to round numbers, so that a small change of the data does not move the picture. */
function domainOf(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high > low ? 0.2 * (high - low) : Math.max(1, Math.abs(low)) / 4;
  const unit = niceUnit((high - low + 2 * room) / 8);
  return [clean(unit * Math.floor((low - room) / unit)), clean(unit * Math.ceil((high + room) / unit))];
}

/** A value rounded to what can be told apart in a picture of this width: a power of ten, about a hundredth of it. */
export function rounded(value: number, width: number): number {
  const grain = powerBelow(width / 50);
  return clean(Math.round(value / grain) * grain) + 0;
}

/** A length rounded to 1, 2 or 5 times a power of ten. */
function niceUnit(length: number): number {
  const power = powerBelow(length);
  const digit = length / power;
  return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
}

/** The largest power of ten that is not above a length; by products, which are the same everywhere. */
function powerBelow(length: number): number {
  let power = 1;
  while (power > length) power /= 10;
  while (10 * power <= length) power *= 10;
  return power;
}

/** Without the dust that products of decimal fractions leave in the last places. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
