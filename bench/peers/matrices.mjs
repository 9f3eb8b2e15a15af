// Matrix libraries: node peers/matrices.mjs LIBRARY WORKLOAD SIZE
import { serve, sumOfSizes } from '../measure/serve.ts';
import { numbers, symmetric } from '../problems.ts';

const [library, workload, size] = process.argv.slice(2);
const n = Number(size);

function rowsOf(values) {
  return Array.from({ length: n }, (_, i) => Array.from(values.subarray(i * n, (i + 1) * n)));
}

const libraries = {
  'ml-matrix': async () => {
    const { Matrix, EigenvalueDecomposition } = await import('ml-matrix');
    if (workload === 'eigenvalues') {
      const matrix = new Matrix(rowsOf(symmetric(n)));
      return [() => new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues, (values) => values];
    }
    const [a, b] = [1, 2].map((seed) => new Matrix(rowsOf(numbers(n * n, seed))));
    return [() => a.mmul(b), (c) => c.to1DArray()];
  },
  mathjs: async () => {
    const math = await import('mathjs');
    const [a, b] = [1, 2].map((seed) => math.matrix(rowsOf(numbers(n * n, seed))));
    return [() => math.multiply(a, b), (c) => c.toArray().flat()];
  },
  stdlib: async () => {
    const { default: dgemm } = await import('@stdlib/blas-base-dgemm');
    const [a, b] = [1, 2].map((seed) => numbers(n * n, seed));
    const c = new Float64Array(n * n);
    const multiply = () => dgemm('row-major', 'no-transpose', 'no-transpose', n, n, n, 1, a, n, b, n, 0, c, n);
    return [multiply, (result) => result];
  },
};

const [work, flat] = await libraries[library]();
let result;
await serve({
  run: (repeats) => {
    for (let k = 0; k < repeats; k++) result = work();
  },
  checksum: () => sumOfSizes(flat(result)),
});
