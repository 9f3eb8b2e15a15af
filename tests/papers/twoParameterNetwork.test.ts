import { findCycle, findFlips, gradientDescentMap, orbit, orbitDiagram } from '@crease/stability';
import { compile } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { seeded } from '../contract/seeded.js';
import oracle from '../oracles/stability.json' with { type: 'json' };
import { paperLoss, paperStart } from '../support/scalarModels.js';

/** The factor in L = (κ/2)(1 − uv)² on the active quadrant, with half-mse. */
const kappa = 3.53;
const loss = paperLoss();
const map = gradientDescentMap(loss);

describe('the two-parameter network of arXiv 2510.24466', () => {
  it('from the start of figure 3 gradient descent finds a minimum at η = 0.25 and a two-cycle at 0.325 (section 5)', () => {
    const diagram = orbitDiagram(loss, { stepSizes: [0.25, 0.325], start: paperStart });
    expect([...diagram.periods]).toEqual([1, 2]);
  });

  it('those figures need the loss with 1/2: with mse both orbits are in the dead quadrant after three steps (section 5)', () => {
    for (const { eta, theta } of oracle.twoParameter.deadWithMse) {
      const { points } = orbit(gradientDescentMap(paperLoss('mse')), { start: paperStart, stepSize: eta, steps: 6 });
      for (const n of [3, 4, 6])
        for (const k of [0, 1]) expect(Math.abs(points[2 * n + k]! / theta[k]! - 1)).toBeLessThan(1e-13);
    }
  });

  it('between η = 0.26 and 0.36 there are periods 1, 2 and 4 only; period 8 needs η > 0.36488 (figure 3)', () => {
    const stepSizes = Float64Array.from({ length: 101 }, (_, k) => 0.26 + 0.001 * k);
    const { periods } = orbitDiagram(loss, { stepSizes, start: [0.9, 0.8] });
    expect(new Set(periods)).toEqual(new Set([1, 2, 4]));
    expect([...orbitDiagram(loss, { stepSizes: [0.366], start: [0.9, 0.8] }).periods]).toEqual([8]);
  });

  it('a minimum always has the multiplier 1, so "all multipliers inside the unit circle" never holds (appendix C)', () => {
    for (const u of [0.7, 1, 1.3]) {
      const { multipliers } = findCycle(map, { guess: [u, 1 / u], stepSize: 0.2, period: 1 });
      expect(multipliers.re[0]).toBeCloseTo(1, 13);
    }
  });

  it('the two-cycle has multipliers 9 − 2a² along the diagonal and 3 − 2h across, h = ηκ, a = 1 + h (own theorem)', () => {
    for (const eta of [0.285, 0.3, 0.3176, 0.335, 0.349]) {
      const h = eta * kappa;
      const [r, s] = [Math.sqrt(h + 3), Math.sqrt(h - 1)];
      const x = (r + s) / 2 / Math.sqrt(h);
      const cycle = findCycle(map, { guess: [x, x], stepSize: eta, period: 2 });
      const expected = [9 - 2 * (1 + h) * (1 + h), 3 - 2 * h].toSorted((a, b) => Math.abs(b) - Math.abs(a));
      for (const k of [0, 1]) expect(cycle.multipliers.re[k]).toBeCloseTo(expected[k]!, 12);
    }
  });

  it.each(oracle.twoParameter.fourCycles)(
    'the four-cycle at η = $eta has the points and multipliers of the cubic',
    (row) => {
      const cycle = findCycle(map, { guess: [row.points[0]!, row.points[0]!], stepSize: row.eta, period: 4 });
      for (const [k, x] of row.points.entries()) expect(cycle.points[2 * k]).toBeCloseTo(x, 13);
      const expected = [row.tangential, row.transversal].toSorted((a, b) => Math.abs(b) - Math.abs(a));
      for (const k of [0, 1]) expect(cycle.multipliers.re[k]).toBeCloseTo(expected[k]!, 12);
    },
  );

  it('at the superstable step sizes a multiplier of the cycle is 0 (own theorem)', () => {
    for (const [k, eta] of oracle.twoParameter.superstable.entries()) {
      const h = eta * kappa;
      const x = k === 0 ? 1 : (Math.sqrt(h + 3) + Math.sqrt(h - 1)) / 2 / Math.sqrt(h);
      const { multipliers } = findCycle(map, { guess: [x, x], stepSize: eta, period: 2 ** k });
      expect(multipliers.re[1]).toBeCloseTo(0, 12);
    }
  });

  it('successive gaps between the flips shrink by ratios that approach Feigenbaum’s 4.6692', () => {
    const { flips } = findFlips(loss, { from: 0.24, to: 0.46, start: paperStart, maxPeriod: 64 });
    const gaps = flips.slice(1).map((flip, k) => flip.eta - flips[k]!.eta);
    const ratios = gaps.slice(1).map((gap, k) => gaps[k]! / gap);
    const expected = [4.5429333894797, 4.6412037856015, 4.663183925891, 4.6679093426841, 4.6689250242242];
    // The last gap is 3e-5 and its ends are known to a few 1e-16.
    for (const [k, ratio] of ratios.entries()) expect(Math.abs(ratio - expected[k]!)).toBeLessThan(1e-9);
  });

  it.each(oracle.twoParameter.basins)(
    'of a grid on [0, $side]² at η = $eta the oracle’s share dies ($dead of 1600)',
    (row) => {
      const lanes = row.cells * row.cells;
      const code = compile(map, { lanes });
      const theta = new Float64Array(2 * lanes);
      for (let l = 0; l < lanes; l++) {
        theta[l] = (((l % row.cells) + 0.5) * row.side) / row.cells;
        theta[lanes + l] = ((Math.floor(l / row.cells) + 0.5) * row.side) / row.cells;
      }
      const eta = new Float64Array(lanes).fill(row.eta);
      for (let n = 0; n < row.steps; n++) code.run([theta, eta], [theta]);
      let [dead, minimum, twoCycle] = [0, 0, 0];
      for (let l = 0; l < lanes; l++) {
        const [u, v] = [theta[l]!, theta[lanes + l]!];
        if (!(u > 0 && v > 0)) dead += 1;
        else if (Math.abs(1 - u * v) < 1e-6) minimum += 1;
        else if (Math.abs(u - v) < 1e-6) twoCycle += 1;
      }
      // Cells on the boundary of a basin may fall to the other side with another order of operations.
      expect(Math.abs(dead - row.dead)).toBeLessThanOrEqual(4);
      expect(Math.abs(minimum - row.minimum)).toBeLessThanOrEqual(4);
      expect(Math.abs(twoCycle - row.twoCycle)).toBeLessThanOrEqual(4);
    },
  );

  it('while an orbit stays active and ηκ < √2, |u² − v²| never grows (own theorem)', () => {
    const random = seeded(20251122);
    let [steps, violations] = [0, 0];
    for (let trial = 0; trial < 400; trial++) {
      const eta = (1.41 * random()) / kappa;
      const { points } = orbit(map, { start: [2 * random(), 2 * random()], stepSize: eta, steps: 300 });
      let before = Number.POSITIVE_INFINITY;
      for (let k = 0; k < points.length; k += 2) {
        const [u, v] = [points[k]!, points[k + 1]!];
        if (!(u > 0 && v > 0)) break;
        const imbalance = Math.abs(u * u - v * v);
        if (!(imbalance <= before + 4 * 2 ** -52 * (u * u + v * v))) violations += 1;
        before = imbalance;
        steps += 1;
      }
    }
    expect(violations).toBe(0);
    // The theorem speaks of active steps only: most orbits must have stayed active for the check to say something.
    expect(steps).toBeGreaterThan(30_000);
  });

  it('and beyond ηκ = √2 it can grow: the bound is needed (own theorem)', () => {
    const { points } = orbit(map, { start: [1.5, 0.02], stepSize: 0.45, steps: 1 });
    const [u, v, x, y] = points;
    expect(Math.abs(x! * x! - y! * y!)).toBeGreaterThan(Math.abs(u! * u! - v! * v!));
  });
});
