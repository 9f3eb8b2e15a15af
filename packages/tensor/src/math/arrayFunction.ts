/**
 * An elementary function of arrays: writes the values at the numbers of `x` from one place up to another into the same places of
 * `y`, which may be `x`.
 *
 * Every function is written in this form, and the function of one number calls it with arrays of one entry: an engine boxes
 * the numbers that go into and out of a function that it does not inline, and how much it inlines depends on the caller.
 * For the same reason the parts of these functions hand numbers to each other in arrays.
 */
export type ArrayFunction = (x: Float64Array, y: Float64Array, from: number, to: number) => void;
