import { formatNumber } from '../../render/formatNumber.ts';

/** Places relative to the middle of an axis at which the coordinate is round, and the coordinate there as text. */
export interface Ticks {
  readonly places: readonly number[];
  readonly text: (place: number) => string;
}

/** About five round coordinates between middle − radius and middle + radius. */
export function roundTicks(middle: number, radius: number): Ticks {
  const power = 10 ** Math.floor(Math.log10((2 * radius) / 4));
  const step = power * [5, 2, 1].find((factor) => factor * power <= (2 * radius) / 4)!;
  const first = Math.ceil((middle - radius) / step);
  const count = Math.floor((middle + radius) / step) - first + 1;
  return {
    places: Array.from({ length: count }, (_, k) => (first + k) * step - middle),
    text: (place) => formatNumber(Math.round((place + middle) / step) * step, 4),
  };
}
