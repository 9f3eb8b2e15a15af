import { evaluate, grad, regions } from '@crease/tensor';
import type { ResultsOf, Stage } from '../../demo/stage.ts';
import { type Surface, surface } from '../../twoWeights/surface.ts';
import { planeLoss, samples } from './network.ts';

/** The half width of the square of the plane that is drawn. */
export const radius = 2;

/** The chosen weights: what the network computes with them. */
export interface Chosen {
  readonly loss: number;
  /** ∂L/∂w and ∂L/∂b, with the convention relu′(0) = 0. */
  readonly gradient: Float64Array;
  /** z for each sample. */
  readonly preactivations: Float64Array;
  /** The smallest |z|. */
  readonly margin: number;
  /** Of the output as a function of z, on both sides of the kink. */
  readonly slopes: readonly [left: number, right: number];
}

/** The computation of the demo. */
export const stages: {
  readonly surface: Stage<Surface>;
  readonly chosen: Stage<Chosen>;
} = {
  surface: ({ u, v }) => surface(planeLoss(u!, v!), { centre: 0, radius, points: 41 }),
  chosen,
};

/** What the stages return together. */
export type Results = ResultsOf<typeof stages>;

function* chosen({ u, v, w, b }: Readonly<Record<string, number>>): Generator<number, Chosen, void> {
  const loss = planeLoss(u!, v!);
  const theta = [[w!, b!]];
  yield 0.5;
  return {
    loss: evaluate(loss, theta)[0]![0]!,
    gradient: evaluate(grad(loss), theta)[0]!,
    preactivations: Float64Array.from(samples, ([x]) => w! * x + b!),
    margin: regions(loss, theta).margin,
    slopes: [-v! + 0, u! + 0],
  };
}
