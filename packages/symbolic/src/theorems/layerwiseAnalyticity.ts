import type { Model } from '@crease/tensor';

/** What arXiv:2510.24466 says about one layer of a network. */
export interface LayerResult {
  /** `layers/1`, or `loss`. */
  readonly layer: string;
  readonly type: string;
  /** `covered` by the statement in `by`, or why not. */
  readonly status: 'covered' | 'not covered';
  /** The statement of the paper; empty if there is none. */
  readonly by: string;
  /** What the statement assumes, as far as it was checked here or must be assumed. */
  readonly hypotheses: readonly string[];
  /** Weak points of the statement, and what holds instead; or why the layer is not covered. */
  readonly remark: string;
}

/** Whether the layer-by-layer results of the paper apply to a network, layer by layer. */
export interface LayerwiseAnalyticity {
  readonly status: 'covered' | 'not covered';
  readonly layers: readonly LayerResult[];
}

interface Row {
  readonly by: string;
  readonly hypotheses: readonly string[];
  readonly remark: string;
}

const fresh = 'its weights are trained, and used in this layer only';

/** The layers about which the paper has a statement. */
const statements: Readonly<Record<string, Row>> = {
  dense: { by: 'Propositions 6, 7 and 14, Remark 15 for the bias', hypotheses: [fresh], remark: '' },
  conv1d: convolution(),
  conv2d: convolution(),
  attention: {
    by: 'Proposition 17',
    hypotheses: [fresh],
    remark:
      'Its proof takes a product with the matrix of tokens for a submersion, which needs at most as many tokens as the width. Attention is analytic everywhere, so the conclusion holds without that.',
  },
  activation: {
    by: 'Definition 2',
    hypotheses: ['it is analytic between finitely many breaks'],
    remark: '',
  },
  flatten: { by: 'Proposition 7', hypotheses: [], remark: 'It only renames components.' },
  dropout: { by: 'Proposition 7', hypotheses: [], remark: 'In evaluation it is the identity.' },
};

function convolution(): Row {
  return {
    by: 'Proposition 16',
    hypotheses: [fresh, 'the data are generic'],
    remark:
      'Its proof takes the map from kernels to outputs for non-singular, which it is not when a kernel has fewer entries than the output has positions. With activations of single numbers the conclusion holds for all data, by the theorem on scalar nodes.',
  };
}

/** Why the paper has no statement about the other layers. */
const omissions: Readonly<Record<string, string>> = {
  residual: 'Shortcuts are called routine and not written out.',
  graphConv: 'Graph layers are called routine and not written out.',
  gin: 'Graph layers are called routine and not written out.',
  meanAggregation: 'Graph layers are called routine and not written out.',
  rnn: 'The same weights are used at every token; the proof needs fresh weights in every layer.',
  gru: 'The same weights are used at every token; the proof needs fresh weights in every layer.',
  lstm: 'The same weights are used at every token; the proof needs fresh weights in every layer.',
};

/** Losses that are not analytic in the output of the network. */
const kinkedLosses: readonly string[] = ['huber', 'absolute', 'hinge', 'squared-hinge'];

/**
 * What the layer-by-layer results of arXiv:2510.24466 say about a network and a loss, with the hypotheses and the weak
 * points of each; as they are cited here, from the text of version 1.
 *
 * Grade: the hypotheses about weights were checked; "generic" means off a null set of data, which no data set can be
 * shown to be. `analyticity` proves the same conclusion for every program of total and scalar nodes.
 *
 * @param loss name of the loss; without it the statement is about the output of the network
 */
export function layerwiseAnalyticity(model: Model, loss?: string): LayerwiseAnalyticity {
  const users = new Map<string, number>();
  for (const source of model.sources.flatMap((own) => [...own.values()]))
    if (typeof source === 'string') users.set(source, (users.get(source) ?? 0) + 1);
  const layers = model.layers.map((layer, k): LayerResult => {
    const place = { layer: `layers/${k}`, type: layer.type };
    const row = statements[layer.type];
    if (row === undefined)
      return {
        ...place,
        status: 'not covered',
        by: '',
        hypotheses: [],
        remark: omissions[layer.type] ?? 'The layer is not mentioned.',
      };
    const sources = [...model.sources[k]!.values()];
    const isFresh = sources.every((source) => typeof source === 'string' && users.get(source) === 1);
    if (row.hypotheses.includes(fresh) && !isFresh)
      return {
        ...place,
        status: 'not covered',
        ...row,
        remark: 'Some of its weights are fixed, or used in another layer too.',
      };
    return { ...place, status: 'covered', ...row };
  });
  if (loss !== undefined) layers.push(lossResult(loss));
  const isCovered = layers.every(({ status }) => status === 'covered');
  return { status: isCovered ? 'covered' : 'not covered', layers };
}

function lossResult(loss: string): LayerResult {
  const isAnalytic = !kinkedLosses.includes(loss);
  return {
    layer: 'loss',
    type: loss,
    status: isAnalytic ? 'covered' : 'not covered',
    by: 'Lemma 8, Corollary 9',
    hypotheses: ['the loss is analytic in the output'],
    remark: isAnalytic ? '' : 'This loss has kinks.',
  };
}
