import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';

/** Rounding of a gradient of size about 10. */
const tolerance = 1e-12;

/** How many of the drawn crease segments fold the loss. */
export function countFolded({ creases }: Results['surface']): { readonly folded: number; readonly all: number } {
  const jumps = creases.flatMap((crease) => [...crease.jumps]);
  return { folded: jumps.filter(isFold).length, all: jumps.length };
}

/** True if the gradient jumps by more than rounding can explain. */
export function isFold(jump: number): boolean {
  return jump > tolerance;
}

/** Whether the lines on which units switch are creases. */
export function describeFolds(surface: Results['surface']): string {
  const { folded, all } = countFolded(surface);
  if (folded === 0) return `none of ${all} segments: units switch on the lines, and the loss has no crease there`;
  const largest = Math.max(...surface.creases.flatMap(({ jumps }) => [...jumps]));
  return `${folded} of ${all} segments; the gradient jumps by at most ${formatNumber(largest, 5)}`;
}

/** What the network does at the chosen weights. */
export function describeChosen({ preactivations, margin }: Results['chosen']): string {
  const signs = Array.from(preactivations, (z) => (z > 0 ? 'right' : z < 0 ? 'left' : 'on the kink')).join(', ');
  return `${signs}; the nearest pre-activation is ${formatNumber(margin, 4)} from its kink`;
}
