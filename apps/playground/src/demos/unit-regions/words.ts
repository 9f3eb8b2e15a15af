import { type Minimum, type Region, type Regions, regionAt } from './regions.ts';
import type { RegionSettings } from './settings.ts';

/** How many regions there are, and how many there can be. */
export function describeCount({ regions, most }: Regions): string {
  return `${regions.length}, of at most ${most} for so many samples`;
}

/** The region at the ring and its minimum. */
export function describeRegion(found: Regions, settings: RegionSettings): string {
  const region = regionAt(found, settings.data, settings.w, settings.b);
  if (region === undefined) return 'the ring is on a line';
  return `${region.pattern}: ${region.text}${nature(region, found)}`;
}

/** The global minimum. */
export function describeLeast({ least }: Regions): string {
  return least.theta.length === 0 ? `${least.text}, approached but not attained` : least.text;
}

/** The local minima that are not global. */
export function describeBad({ bad }: Regions): string {
  return bad.length === 0 ? 'none found' : bad.map(({ text }) => text).join(', ');
}

function nature(region: Region, { least }: Regions): string {
  if (region.isLocal) return isLeast(region, least) ? ', a global minimum' : ', a bad local minimum';
  if (region.theta.length === 0) return ', approached but not attained';
  return ', not a local minimum: nearby it is lower';
}

/** True for a minimum with the least loss of all. */
export function isLeast(minimum: Minimum, least: Minimum): boolean {
  return minimum.text === least.text;
}
