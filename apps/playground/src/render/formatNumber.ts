/**
 * A number for reading, with so many significant digits: a true minus sign, no exponent for sizes from 1e-5 to 1e7, no
 * zeros at the end.
 */
export function formatNumber(value: number, digits = 6): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const rounded = Number(value.toPrecision(digits));
  const text = size !== 0 && (size < 1e-5 || size >= 1e7) ? rounded.toExponential() : String(rounded);
  return text.replaceAll('-', '−');
}

/** A number for an axis, where there is little room. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  const text = size >= 1e5 || (size < 1e-3 && size > 0) ? value.toExponential() : String(Number(value.toPrecision(4)));
  return text.replace('e+', 'e').replaceAll('-', '−');
}
