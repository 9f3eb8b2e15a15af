import { formatRational } from '../encoding/rationalText.js';
import type { Rational } from '../number/rational.js';
import type { ZeroSum } from '../theorems/zeroSumRegion.js';
import type { RationalTexts } from './gcdEvidence.js';
import type { OneHiddenLayerProof } from './oneHiddenLayerMethod.js';

/** The evidence of the theorem on one hidden layer. */
export interface OneHiddenLayerEvidence {
  readonly theorem: 'one hidden layer';
  /** Value id of the outputs of the hidden units, shape [m, h]. */
  readonly hidden: number;
  /** For each hidden unit, the component of θ that is its output weight. */
  readonly outputWeights: readonly number[];
  /** The component of θ that is the output bias. */
  readonly outputBias: number | null;
  /** Why units can or cannot cancel over the samples. */
  readonly because: CancellationEvidence;
}

/** Evidence that all units have, or some unit has not, a region on which its slopes times its inputs add up to 0. */
export type CancellationEvidence =
  | { readonly kind: 'no output bias' | 'values add up' | 'linear' | 'unknown' }
  /** θ around which every unit does; or θ at which every argument that is not identically 0 is positive. */
  | { readonly kind: 'cancels' | 'separated'; readonly point: RationalTexts }
  | { readonly kind: 'never dead'; readonly multipliers: RationalTexts }
  | {
      readonly kind: 'no region';
      readonly excluded: readonly { readonly sides: string; readonly multipliers: RationalTexts }[];
    };

/** The evidence of a proof as plain JSON. */
export function oneHiddenLayerEvidence({ reading, because, point }: OneHiddenLayerProof): OneHiddenLayerEvidence {
  return {
    theorem: 'one hidden layer',
    hidden: reading.hiddenValue,
    outputWeights: [...reading.outputWeights],
    outputBias: reading.outputBias ?? null,
    because: because === 'no output bias' ? { kind: because } : cancellationEvidence(because, point ?? []),
  };
}

function cancellationEvidence(because: ZeroSum, point: readonly Rational[]): CancellationEvidence {
  switch (because.kind) {
    case 'cancels':
    case 'separated':
      return { kind: because.kind, point: texts(point) };
    case 'never dead':
      return { kind: because.kind, multipliers: texts(because.multipliers) };
    case 'no region':
      return {
        kind: because.kind,
        excluded: because.excluded.map(({ sides, multipliers }) => ({
          sides: sides.map((side) => (side > 0 ? '+' : '-')).join(''),
          multipliers: texts(multipliers),
        })),
      };
    default:
      return { kind: because.kind };
  }
}

function texts(list: readonly Rational[]): RationalTexts {
  return list.map(formatRational);
}
