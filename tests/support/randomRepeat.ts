import { type RandomStream, type Repeat, randomInteger } from '@crease/tensor';

/** How a random function repeats: one to five breaks anywhere, their owners, period and rise of either sign, short and long. */
export function randomRepeat(stream: RandomStream): Omit<Repeat, 'pieces'> {
  const integer = (bound: number): number => randomInteger(stream, bound);
  const scale = 2 ** integer(11);
  const count = 1 + integer(5);
  // In units of scale/1024: different places in one period, moved together.
  const period = count + integer(Math.min(2000, Math.floor((2 ** 21 - 1) / scale) - count));
  const places = new Set<number>();
  while (places.size < count) places.add(integer(period));
  const move = integer(period);
  const size = (units: number): number => (units * scale) / 1024;
  const breaks = [...places].sort((a, b) => a - b).map((place) => size(place - move));
  return {
    period: size(period),
    rise: integer(3) === 0 ? 0 : (integer(4097) - 2048) / 64,
    breaks,
    owners: breaks.map(() => (integer(2) === 0 ? 'left' : 'right')),
  };
}
