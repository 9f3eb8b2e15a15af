/** Options of `slice1d` and `slice2d`. */
export interface SliceOptions {
  /** The grid reaches from −radius to radius (default 1), in units of the directions. */
  readonly radius?: number;
  /** Grid points on each axis, an odd number (default 51). */
  readonly points?: number;
  /** Whether to look for the creases (default true). */
  readonly creases?: boolean;
}
