import { formatHexFloat } from '../encoding/hexFloat.js';
import type { BranchTree } from './branches.js';
import type { BranchesProof } from './branchesMethod.js';

/** The evidence of the method "branches": the closed interval of step sizes, and the parts with what proves each. */
export interface BranchesEvidence {
  /** Hexadecimal floats. */
  readonly from: string;
  readonly to: string;
  readonly tree: BranchEvidence;
}

/** A part of the patterns of pieces and of the step sizes. */
export type BranchEvidence =
  | { readonly kind: 'regular'; readonly point: readonly string[] }
  | { readonly kind: 'empty'; readonly multipliers: readonly string[] }
  | {
      readonly kind: 'pieces';
      readonly equation: number;
      readonly element: number;
      readonly parts: readonly BranchEvidence[];
    }
  | { readonly kind: 'step sizes'; readonly at: string; readonly parts: readonly BranchEvidence[] };

/** The evidence of a proof as plain JSON. */
export function branchesEvidence({ from, to, tree }: BranchesProof): BranchesEvidence {
  return { from: formatHexFloat(from), to: formatHexFloat(to), tree: treeEvidence(tree) };
}

function treeEvidence(tree: BranchTree): BranchEvidence {
  switch (tree.kind) {
    case 'regular':
      return { kind: tree.kind, point: tree.point.map(formatHexFloat) };
    case 'empty':
      return tree;
    case 'step sizes':
      return { kind: tree.kind, at: formatHexFloat(tree.at), parts: tree.parts.map(treeEvidence) };
    case 'pieces':
      return { ...tree, parts: tree.parts.map(treeEvidence) };
  }
}
