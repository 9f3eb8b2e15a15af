import type { CreaseEffect } from '@crease/symbolic';

/** The effects of kinks in a box, in the order of their numbers. */
export const effectNames: readonly CreaseEffect[] = ['unknown', 'crease', 'removable'];
