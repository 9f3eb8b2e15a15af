/** The networks that the reader can choose. */
export type NetworkName = 'twoWeights' | 'shifted' | 'cancelling' | 'pooled';

/** What a network is called; apart from its program, which the page need not load. */
export interface NetworkNames {
  /** The names of the parameters, for axes and formulas. */
  readonly parameters: readonly [string, string];
  /** What it computes, in plain characters. */
  readonly formula: string;
}

/** The names of all networks, in the order of the choice. */
export const names: Readonly<Record<NetworkName, NetworkNames>> = {
  twoWeights: { parameters: ['θ₁', 'θ₂'], formula: 'relu(θ₂ relu(θ₁ x))' },
  shifted: { parameters: ['θ₁', 'θ₂'], formula: 'relu(θ₂ relu(θ₁ x) − ½)' },
  cancelling: { parameters: ['w', 'b'], formula: 'relu(w x + b) − relu(−w x − b)' },
  pooled: { parameters: ['θ₁', 'θ₂'], formula: 'max pooling of relu(θ ∗ x − ¼)' },
};
