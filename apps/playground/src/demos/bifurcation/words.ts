import { formatNumber } from '../../render/formatNumber.ts';
import type { OneOrbit } from './oneOrbit.ts';

/** What becomes of an orbit, in words. */
export function describeOrbit({ status, period, stepSize, attractor }: OneOrbit): string {
  const at = `At η = ${formatNumber(stepSize)}`;
  if (status === 'escaped')
    return `${at} this orbit jumps onto the flat piece of the loss and stands still there: no unit is active any more.`;
  if (status === 'aperiodic') return `${at} it never repeats: no period up to 64, and neighbouring orbits separate.`;
  if (period === 1) return `${at} it converges to the minimum (${point(attractor, 0)}).`;
  return `${at} it ends on a cycle of period ${period}; the loss stays above 0.`;
}

/** The points of the cycle that the orbit ends on; of a chaotic attractor only its extent. */
export function listPoints({ status, period, attractor }: OneOrbit): string {
  if (status === 'escaped') return 'none: the orbit has left';
  const theta1 = attractor.filter((_, k) => k % 2 === 0);
  if (status === 'aperiodic')
    return `θ₁ from ${formatNumber(
      theta1.reduce((a, b) => Math.min(a, b)),
      5,
    )} to ${formatNumber(
      theta1.reduce((a, b) => Math.max(a, b)),
      5,
    )}`;
  const shown = Array.from({ length: Math.min(period, 4) }, (_, k) => `(${point(attractor, k)})`);
  return shown.join(' → ') + (period > 4 ? ' → …' : '');
}

/** The multipliers of the cycle that the orbit ends on. */
export function listMultipliers({ multipliers, period }: OneOrbit): string {
  const { real, imaginary } = multipliers;
  if (real.length === 0) return 'none: the orbit has no period';
  const texts = Array.from(real, (x, k) =>
    imaginary[k] === 0
      ? formatNumber(x)
      : `${formatNumber(x)} ${imaginary[k]! < 0 ? '−' : '+'} ${formatNumber(Math.abs(imaginary[k]!))} i`,
  );
  const power = period === 1 ? '' : ` over ${period} steps`;
  return texts.join(' and ') + power;
}

function point(points: Float64Array, index: number): string {
  return `${formatNumber(points[2 * index]!, 5)}, ${formatNumber(points[2 * index + 1]!, 5)}`;
}
