import { kinkEquations } from '@crease/symbolic';
import type { NetworkName } from './names.ts';
import { programs } from './networks.ts';

/** One equation of the program, as text. */
export interface Equation {
  readonly text: string;
  /** How smooth the loss is across it: the k of C^k, or `removable`. */
  readonly smoothness: string;
  readonly constantWhere: string;
}

/** The equations of all kinks, read off the program. Grade: proved. */
export function* equations(network: NetworkName): Generator<number, readonly Equation[], void> {
  yield 0.5;
  return kinkEquations(programs[network]).map(({ text, smoothness, constantWhere }) => ({
    text,
    smoothness: String(smoothness),
    constantWhere: constantWhere ?? '',
  }));
}
