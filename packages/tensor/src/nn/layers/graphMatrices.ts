import { sameShape } from '../../ir/shape.js';
import type { LayerDocument } from '../layerDocument.js';

/**
 * The matrix of a graph convolution: as it is written out, or for "symmetric-normalized"
 * $D^{-1/2}(A + I)D^{-1/2}$ of the undirected graph with the edges (arXiv 1609.02907).
 *
 * The entries of the latter are rounded to doubles when the document is read; those are what the network means in
 * every reading.
 */
export function adjacency(document: LayerDocument, nodes: number): Float64Array {
  const field = document.field('adjacency');
  if (field.value === 'symmetric-normalized') {
    const matrix = neighbourMatrix(document, nodes);
    for (let v = 0; v < nodes; v++) matrix[v * nodes + v] = 1;
    const degrees = rowSums(matrix, nodes);
    return matrix.map((a, k) => a / Math.sqrt(degrees[Math.floor(k / nodes)]! * degrees[k % nodes]!));
  }
  const { shape, values } = field.numbers(2);
  if (!sameShape(shape, [nodes, nodes]))
    field.fail(`is a matrix of ${shape.join(' × ')}, but its input has ${nodes} nodes`);
  return values;
}

/** 1 for neighbours in the undirected graph with the edges of the document, 0 elsewhere. */
export function neighbourMatrix(document: LayerDocument, nodes: number): Float64Array {
  const matrix = new Float64Array(nodes * nodes);
  for (const edge of document.field('edges').items()) {
    const ends = edge.items().map((node) => node.count(0));
    if (ends.length !== 2) edge.fail(`expected 2 numbers, got ${ends.length}`);
    const [i, j] = ends;
    if (i! >= nodes || j! >= nodes) edge.fail(`joins nodes ${i} and ${j}, but its input has nodes 0 to ${nodes - 1}`);
    matrix[i! * nodes + j!] = 1;
    matrix[j! * nodes + i!] = 1;
  }
  return matrix;
}

/** The matrix that takes the mean over the neighbours of each node; a row of zeros for a node without any. */
export function meanMatrix(document: LayerDocument, nodes: number): Float64Array {
  const matrix = neighbourMatrix(document, nodes);
  const degrees = rowSums(matrix, nodes);
  return matrix.map((a, k) => (a === 0 ? 0 : a / degrees[Math.floor(k / nodes)]!));
}

function rowSums(matrix: Float64Array, nodes: number): Float64Array {
  const sums = new Float64Array(nodes);
  for (const [k, a] of matrix.entries()) sums[Math.floor(k / nodes)]! += a;
  return sums;
}
