import type { NetworkName } from './names.ts';

/** The square that is looked at: its middle, half of its width, and how often it is halved into boxes. */
export interface Window {
  readonly network: NetworkName;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly depth: number;
}
