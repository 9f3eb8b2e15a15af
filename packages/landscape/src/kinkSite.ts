import { finitePieces, type KinkedEquation, kinkedEquations, type Program } from '@crease/tensor';

/** Where a crease comes from: the pre-activation of one unit for one sample, equal to one kink of its activation. */
export interface KinkSite {
  /** The layer, such as `layers/1`. */
  readonly scope: string;
  /** Row-major position inside one sample. */
  readonly unit: number;
  /** Position on the first axis. */
  readonly sample: number;
  /** The kink that the pre-activation meets. */
  readonly break: number;
}

/** All kink sites of a program, numbered: equation by equation, kink by kink, element by element. */
export interface KinkSites {
  readonly count: number;
  /** Ids of the pre-activations, one for each kinked equation. */
  readonly preactivations: readonly number[];
  /** One block for each kink of each kinked equation; its sites are `first`, …, `first + count − 1`. */
  readonly blocks: readonly KinkBlock[];
  /** The site with this number. */
  readonly site: (index: number) => KinkSite;
  /** The block that holds this number. */
  readonly block: (index: number) => KinkBlock;
}

/** The sites of one kink of one kinked equation. */
export interface KinkBlock {
  readonly first: number;
  readonly count: number;
  /** Position among the kinked equations. */
  readonly equation: number;
  readonly break: number;
}

/**
 * The numbered kink sites of a program.
 *
 * @throws UnsupportedError if a function has infinitely many pieces
 */
export function kinkSites(program: Program): KinkSites {
  const kinked: readonly KinkedEquation[] = kinkedEquations(program);
  const blocks: KinkBlock[] = [];
  let count = 0;
  for (const [equation, k] of kinked.entries()) {
    const { breaks } = finitePieces(k.function, 'Creases of a plane');
    for (const b of k.kinks) {
      blocks.push({ first: count, count: k.count, equation, break: breaks[b]! });
      count += k.count;
    }
  }
  const block = (index: number): KinkBlock => blocks.findLast((b) => b.first <= index)!;
  return {
    count,
    blocks,
    block,
    preactivations: kinked.map((k) => program.equations[k.equation]!.inputs[0]!),
    site: (index) => {
      const own = block(index);
      const { scope, equation } = kinked[own.equation]!;
      const { shape } = program.equations[equation]!;
      const perSample = own.count / (shape[0] ?? 1);
      const element = index - own.first;
      return { scope, unit: element % perSample, sample: Math.floor(element / perSample), break: own.break };
    },
  };
}
