import {
  activation,
  add,
  apply,
  dot,
  max,
  mul,
  neg,
  type Program,
  slice,
  sub,
  sum,
  trace,
  type Value,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import { formulaLatex } from '../latex/formulaLatex.js';
import { interval } from '../number/interval.js';
import { type CreaseEffect, creaseEffect } from './creaseEffect.js';
import { maximaAsKinks } from './maximaAsKinks.js';
import { pieceAtlas } from './pieceAtlas.js';
import { kinkPolynomialNear, piecesOnBox } from './piecesOnBox.js';
import type { PlaneBox } from './planeBox.js';

const relu = activation('relu');

/** A function of two coordinates. */
function planeProgram(body: (x: Value, y: Value) => Value): Program {
  return trace({ theta: [2] }, ({ theta }) => body(slice(theta, 0, []), slice(theta, 1, [])));
}

/** The effect in the box of half width 1/100 around a point. */
function effectAt(program: Program, x: number, y: number): CreaseEffect {
  const side = (at: number) => interval(at - 0.01, at + 0.01);
  return creaseEffect(pieceAtlas(program), [side(x), side(y)]);
}

describe('the loss of the two-parameter network', () => {
  // S(L) = {θ₁ ≥ 0, θ₂ = 0} ∪ {θ₁ = 0, θ₂ ≥ 0}; the units switch on all of θ₁ = 0 as well.
  test.each([
    [0, 1, 'crease'],
    [1, 0, 'crease'],
    [0, 0, 'crease'],
    [0, -1, 'removable'],
    [-1, 0, 'removable'],
    [0.005, -0.3, 'removable'],
    [1, 1, 'removable'],
  ] as const)('at (%d, %d): %s', (x, y, effect) => {
    expect(effectAt(paperLoss(), x, y)).toBe(effect);
  });
});

describe('kinks that fold nothing are proved removable', () => {
  test('two that cancel: relu(z) − relu(−z) = z', () => {
    const program = planeProgram((x, y) => {
      const z = sub(x, mul(2, y));
      return sub(apply(relu, z), apply(relu, neg(z)));
    });
    expect(effectAt(program, 0.5, 0.25)).toBe('removable');
    expect(
      effectAt(
        planeProgram((x) => sub(apply(relu, x), mul(0.5, apply(relu, neg(x))))),
        0,
        0,
      ),
    ).toBe('crease');
  });

  test('a unit with the output weight 0, and one behind a dead unit', () => {
    expect(
      effectAt(
        planeProgram((x, y) => add(mul(0, apply(relu, x)), y)),
        0,
        0,
      ),
    ).toBe('removable');
    const behind = planeProgram((x, y) => apply(relu, sub(mul(y, apply(relu, x)), 1)));
    expect(effectAt(behind, 0, -2)).toBe('removable');
    expect(effectAt(behind, 1, 1)).toBe('crease');
  });

  test('a kink of higher contact stays: z relu(z) is C¹ and not analytic', () => {
    expect(
      effectAt(
        planeProgram((x) => mul(x, apply(relu, x))),
        0,
        0,
      ),
    ).toBe('crease');
  });

  test('two breaks in one box', () => {
    const clip = activation('hardTanh', { min: -0.001, max: 0.001 });
    expect(
      effectAt(
        planeProgram((x) => apply(clip, x)),
        0,
        0,
      ),
    ).toBe('crease');
    expect(
      effectAt(
        planeProgram((x) => sub(apply(clip, x), apply(clip, x))),
        0,
        0,
      ),
    ).toBe('removable');
  });

  test('the tie of two candidates below the largest', () => {
    const program = maximaAsKinks(planeProgram((x, y) => max(addAll([x, y, add(x, 1)]))));
    expect(effectAt(program, 0.5, 0.5)).toBe('removable');
    expect(effectAt(program, 0.5, 1.5)).toBe('crease');
  });
});

describe('a rectangle that is too wide for its enclosures is cut into four', () => {
  // x − x² is at most 1/4.
  const bump = (b: number) => pieceAtlas(planeProgram((x, y) => add(apply(relu, sub(sub(x, mul(x, x)), b)), y)));
  const wide = [interval(0.3, 0.7), interval(-1, 1)] as const;
  test('until no point of it is found to switch, or one that does', () => {
    expect(creaseEffect(bump(0.26), wide)).toBe('removable');
    expect(creaseEffect(bump(0.245), wide)).toBe('crease');
  });
  test('but not for ever', () => {
    expect(creaseEffect(bump(0.25 + 2 ** -20), wide)).toBe('unknown');
    // A segment cannot be cut into four.
    expect(creaseEffect(bump(0.26), [wide[0], interval(1, 1)])).toBe('unknown');
  });
});

describe('what is not proved is unknown', () => {
  test('pieces that are not polynomials', () => {
    expect(
      effectAt(
        planeProgram((x) => apply(activation('elu'), x)),
        0,
        0,
      ),
    ).toBe('unknown');
  });
  test('jumps', () => {
    const jump = activation('hardShrink');
    expect(
      effectAt(
        planeProgram((x) => sub(apply(jump, x), apply(jump, x))),
        0.5,
        0,
      ),
    ).toBe('unknown');
  });
});

describe('the equation of a kink near a point', () => {
  const atlas = pieceAtlas(paperLoss());
  const near = (x: number, y: number, kinked: number): string | undefined => {
    const polynomial = kinkPolynomialNear(atlas, [x, y], kinked, 1, 0);
    return polynomial && formulaLatex(polynomial, (k) => 'uv'[k]!);
  };
  test('is a polynomial on the piece of the point', () => {
    expect([near(0, -1, 0), near(1, 0, 1), near(-1, 0, 1)]).toEqual(['2.5\\,u', '2.5\\,u\\,v', '0']);
  });
  test('is not known on a kink of an earlier unit', () => {
    expect(near(0, 1, 1)).toBeUndefined();
  });
});

describe('atlas', () => {
  test('needs two coordinates', () => {
    expect(() => pieceAtlas(trace({ theta: [3] }, ({ theta }) => sum(theta)))).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: pieceAtlas: the program must have one input of shape [2]. Make it with sliceProgram of @crease/landscape.]`,
    );
  });
  test('takes no maxima', () => {
    expect(() => pieceAtlas(trace({ theta: [2] }, ({ theta }) => max(theta)))).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: pieceAtlas: the program takes maxima. Write them with kinks: maximaAsKinks(program).]`,
    );
  });
  test('numbers equal pieces equally', () => {
    const atlas = pieceAtlas(planeProgram((x, y) => dot(addAll([apply(relu, x), x]), addAll([y, y]))));
    expect(atlas.piece([0])).not.toBe(atlas.piece([1]));
    expect(atlas.piece([1])).toBe(atlas.piece([1]));
  });
});

/** Numbers as one vector. */
function addAll(parts: readonly Value[]): Value {
  return parts[0]!.builder.emit('assemble', parts, { size: parts.length, offsets: parts.map((_, k) => k) });
}

test('nothing is said about pieces that are no polynomials', () => {
  const curved = planeProgram((x, y) => apply(activation('tanh'), sub(apply(relu, x), y)));
  expect(effectAt(curved, 0, 0)).toBe('unknown');
  expect(effectAt(curved, 1, 0)).toBe('unknown');
});

test('a box with too many pieces is given up', () => {
  const fan = (units: number): Program =>
    planeProgram((x, y) =>
      Array.from({ length: units }, (_, k) => apply(relu, add(mul(x, k), y))).reduce((total, unit) => add(total, unit)),
    );
  const box: PlaneBox = [interval(-0.01, 0.01), interval(-0.01, 0.01)];
  expect(piecesOnBox(pieceAtlas(fan(6)), box)).toHaveLength(64);
  expect(piecesOnBox(pieceAtlas(fan(7)), box)).toBe(undefined);
});
