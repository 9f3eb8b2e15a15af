import type { LayerKind } from '../layer.js';
import { activationKind } from './activationLayer.js';
import { attentionKind } from './attention.js';
import { conv1dKind, conv2dKind } from './conv.js';
import { denseKind } from './dense.js';
import { dropoutKind } from './dropout.js';
import { embeddingKind } from './embedding.js';
import { flattenKind } from './flatten.js';
import { ginKind, graphConvKind, meanAggregationKind } from './graph.js';
import { batchNormKind, layerNormKind, rmsNormKind } from './norm.js';
import { avgPool1dKind, avgPool2dKind, maxPool1dKind, maxPool2dKind, meanPoolKind, sumPoolKind } from './pool.js';
import { gruKind, lstmKind, rnnKind } from './recurrent.js';
import { residualKind } from './residual.js';

/** Every kind of layer that model documents may use, by its type. */
export const layerKinds: Readonly<Record<string, LayerKind>> = {
  dense: denseKind,
  activation: activationKind,
  flatten: flattenKind,
  conv1d: conv1dKind,
  conv2d: conv2dKind,
  maxPool1d: maxPool1dKind,
  maxPool2d: maxPool2dKind,
  avgPool1d: avgPool1dKind,
  avgPool2d: avgPool2dKind,
  residual: residualKind,
  batchNorm: batchNormKind,
  layerNorm: layerNormKind,
  rmsNorm: rmsNormKind,
  attention: attentionKind,
  graphConv: graphConvKind,
  gin: ginKind,
  meanAggregation: meanAggregationKind,
  meanPool: meanPoolKind,
  sumPool: sumPoolKind,
  rnn: rnnKind,
  gru: gruKind,
  lstm: lstmKind,
  embedding: embeddingKind,
  dropout: dropoutKind,
};
