/**
 * The widths of the hidden layers in a text such as `4` or `3, 3`, or what is wrong with it, in words.
 */
export function readWidths(text: string): readonly number[] | string {
  const parts = text.trim().split(/[\s,;x×]+/);
  const wrong = parts.find((part) => !/^\d{1,4}$/.test(part) || Number(part) < 1);
  if (wrong === undefined) return parts.map(Number);
  return `“${wrong.slice(0, 20)}” is not a whole number of units; write one number for each hidden layer, as in 4 or 3, 3`;
}
