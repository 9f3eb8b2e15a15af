import { describe, expect, test } from 'vitest';
import { elementaryFunctions } from '../../../../tests/math/elementaryFunctions.js';
import fixture from '../../../../tests/oracles/elementary.json' with { type: 'json' };
import { errorBoundUlp } from './errorBounds.js';
import { pow } from './pow.js';

type Name = keyof typeof elementaryFunctions;

const functions = elementaryFunctions;
const names = Object.keys(functions) as Name[];

describe.each(names)('%s', (name) => {
  const f = functions[name];
  const points = bytes(fixture[name].x);
  const values = bytes(fixture[name].y);
  const excesses = bytes(fixture[name].excess);

  test('is within its error bound of 200-bit references, at all magnitudes', () => {
    let worst = 0;
    let where = NaN;
    for (let i = 0; i < excesses.byteLength; i++) {
      const x = points.getFloat64(8 * i);
      const error = errorInUlp(f(x), values.getFloat64(8 * i), excesses.getInt8(i) / 256);
      if (error > worst) [worst, where] = [error, x];
    }
    expect(excesses.byteLength).toBe(1000);
    // The fixture knows the exact value to 1/512 of a unit.
    expect(worst, `at ${where}`).toBeLessThan(errorBoundUlp[name] + 1 / 512);
  });

  test('stays as accurate as the documentation of the bounds says', () => {
    const errors = Array.from({ length: 1000 }, (_, i) =>
      errorInUlp(f(points.getFloat64(8 * i)), values.getFloat64(8 * i), excesses.getInt8(i) / 256),
    );
    expect(Math.max(...errors)).toBeLessThan(0.77);
  });

  test('gives NaN for NaN', () => expect(f(NaN)).toBeNaN());
});

// Exact values: limits, and points where the mathematical value is a double.
const specialValues: readonly [Name, number, number][] = [
  ...both('exp', 0, 1, 1),
  ...both('exp', Infinity, Infinity, 0),
  ['exp', 709.782712893384, 1.7976931348622732e308],
  ['exp', 709.7827128933841, Infinity],
  ['exp', -745.1332191019411, 5e-324],
  ['exp', -745.1332191019412, 0],
  ['exp', 1e300, Infinity],
  ['exp', -1e300, 0],
  ...both('expm1', 0, 0, -0),
  ...both('expm1', 5e-324, 5e-324, -5e-324),
  ...both('expm1', Infinity, Infinity, -1),
  ['expm1', 710, Infinity],
  ['expm1', -40, -1],
  ...both('log', 0, -Infinity, -Infinity),
  ['log', 1, 0],
  ...both('log', Infinity, Infinity, NaN),
  ['log', -5e-324, NaN],
  ['log', 5e-324, -744.4400719213812],
  ...both('log1p', 0, 0, -0),
  ...both('log1p', 5e-324, 5e-324, -5e-324),
  ...both('log1p', Infinity, Infinity, NaN),
  ['log1p', -1, -Infinity],
  ['log1p', -1.0000000000000002, NaN],
  ...both('tanh', 0, 0, -0),
  ...both('tanh', 5e-324, 5e-324, -5e-324),
  ...both('tanh', 20, 1, -1),
  ...both('tanh', Infinity, 1, -1),
  ...both('sigmoid', 0, 0.5, 0.5),
  ...both('sigmoid', Infinity, 1, 0),
  ['sigmoid', -745.1332191019411, 5e-324],
  ['sigmoid', -746, 0],
  ...both('softplus', Infinity, Infinity, 0),
  ...both('softplus', 1e300, 1e300, 0),
  ...both('erf', 0, 0, -0),
  ...both('erf', 5e-324, 5e-324, -5e-324),
  ...both('erf', 6, 1, -1),
  ...both('erf', Infinity, 1, -1),
  ...both('normalCdf', 0, 0.5, 0.5),
  ...both('normalCdf', 40, 1, 0),
  ...both('normalCdf', Infinity, 1, 0),
  ...both('normalDensity', 40, 0, 0),
  ...both('normalDensity', Infinity, 0, 0),
  ...both('sin', 0, 0, -0),
  ...both('sin', 5e-324, 5e-324, -5e-324),
  ...both('sin', Infinity, NaN, NaN),
  ...both('cos', 0, 1, 1),
  ...both('cos', Infinity, NaN, NaN),
  ...both('sinh', 0, 0, -0),
  ...both('sinh', 5e-324, 5e-324, -5e-324),
  ...both('sinh', Infinity, Infinity, -Infinity),
  ...both('sinh', 711, Infinity, -Infinity),
  ...both('sinh', 1e300, Infinity, -Infinity),
  ...both('cosh', 0, 1, 1),
  ...both('cosh', Infinity, Infinity, Infinity),
  ...both('cosh', 711, Infinity, Infinity),
  ...both('atan', 0, 0, -0),
  ...both('atan', 5e-324, 5e-324, -5e-324),
  ...both('atan', 1, Math.PI / 4, -Math.PI / 4),
  ...both('atan', Infinity, Math.PI / 2, -Math.PI / 2),
  ...both('cbrt', 0, 0, -0),
  ...both('cbrt', 5e-324, 1.7031839360032603e-108, -1.7031839360032603e-108),
  ...both('cbrt', 27, 3, -3),
  ...both('cbrt', 1e300, 1e100, -1e100),
  ...both('cbrt', Infinity, Infinity, -Infinity),
];

const show = (x: number): string => (Object.is(x, -0) ? '-0' : String(x));

for (const [name, x, value] of specialValues) {
  test(`${name}(${show(x)}) is ${show(value)}`, () => {
    expect(functions[name](x)).toBe(value); // Object.is: tells −0 from 0
  });
}

test('odd functions are odd to the last bit, even ones even', () => {
  const { tanh, erf, sin, sinh, atan, cbrt, cos, normalDensity, cosh } = functions;
  const points = bytes(fixture.tanh.x);
  for (let i = 0; i < 1000; i++) {
    const x = points.getFloat64(8 * i);
    for (const f of [tanh, erf, sin, sinh, atan, cbrt]) expect(f(-x)).toBe(-f(x));
    for (const f of [cos, normalDensity, cosh]) expect(f(-x)).toBe(f(x));
  }
});

describe('pow', () => {
  test('is within its error bound of 200-bit references', () => {
    const points = bytes(fixture.pow.x);
    const values = bytes(fixture.pow.y);
    const excesses = bytes(fixture.pow.excess);
    const errors = Array.from({ length: 1000 }, (_, i) =>
      errorInUlp(
        pow(points.getFloat64(16 * i), points.getFloat64(16 * i + 8)),
        values.getFloat64(8 * i),
        excesses.getInt8(i) / 256,
      ),
    );
    expect(Math.max(...errors)).toBeLessThan(0.6);
  });

  // IEEE 754-2019, section 9.2.1.
  test.each([
    [NaN, 0, 1],
    [NaN, -0, 1],
    [1, NaN, 1],
    [1, Infinity, 1],
    [-1, Infinity, 1],
    [-1, -Infinity, 1],
    [2, NaN, NaN],
    [NaN, 2, NaN],
    [-8, 1 / 3, NaN],
    [-2, 3, -8],
    [-2, 4, 16],
    [-2, 2 ** 60, Infinity],
    [0, 3, 0],
    [-0, 3, -0],
    [-0, 2, 0],
    [-0, -3, -Infinity],
    [-0, -2, Infinity],
    [0, -0.5, Infinity],
    [-Infinity, 3, -Infinity],
    [-Infinity, -3, -0],
    [Infinity, -0.5, 0],
    [0.5, Infinity, 0],
    [0.5, -Infinity, Infinity],
    [-2, Infinity, Infinity],
    [-2, -Infinity, 0],
    [2, 1024, Infinity],
    [2, -1074, 5e-324],
    [2, -1076, 0],
    [5e-324, 1, 5e-324],
    [5e-324, -1, Infinity],
    [10, 308, 1e308],
    [1e-300, 1e300, 0],
    [1 + 2 ** -52, 1e300, Infinity],
    [3, 1e-300, 1],
  ])('pow(%d, %d) is %d', (x, y, value) => expect(pow(x, y)).toBe(value));
});

/** Points x and −x with their values. */
function both(name: Name, x: number, value: number, mirrored: number): [Name, number, number][] {
  return [
    [name, x, value],
    [name, -x, mirrored],
  ];
}

/** Distance of the computed value from the exact one, `rounded + excess` units, in units of the exact value's binade. */
function errorInUlp(computed: number, rounded: number, excess: number): number {
  if (Object.is(computed, rounded)) return Math.abs(excess);
  if (!Number.isFinite(rounded) || rounded === 0) return Infinity;
  const exponent = Math.floor(Math.log2(Math.abs(rounded)));
  // An exact value just below a power of two rounds to it, but its own unit is half as large.
  const below = Math.abs(rounded) === 2 ** exponent && excess * Math.sign(rounded) < 0 ? 1 : 0;
  const unit = 2 ** (Math.max(exponent - below, -1022) - 52);
  return Math.abs((computed - rounded) / unit - excess);
}

function bytes(base64: string): DataView {
  return new DataView(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer);
}
