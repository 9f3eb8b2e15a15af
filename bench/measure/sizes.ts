import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Tools } from './tools.ts';

/** What a page has to load for a first gradient, minified and compressed. */
export interface Size {
  readonly label: string;
  /** Compressed by brotli, as servers send text to every browser of today. */
  readonly brotli: number;
  /** Compressed by gzip. */
  readonly bytes: number;
}

/** Programs that compute a gradient, as a page would import them. */
const programs: readonly { readonly label: string; readonly code: string; readonly isPeer?: boolean }[] = [
  {
    label: 'Crease: gradient of a network of dense layers, traced, differentiated and compiled to straight-line code',
    code: `export { gradientOf } from './contestants/tinyNetwork.ts';`,
  },
  {
    label: 'Crease: the same, compiled to loops, as is right for more than a few thousand operations',
    code: `export { gradientOf } from './contestants/smallNetwork.ts';`,
  },
  {
    label: 'Crease: the same with all ways to compile and activations by name',
    code: `import { activation, apply, compile, dense, grad, scale, slice, sub, sum, trace } from '@crease/tensor';
console.log(activation, apply, compile, dense, grad, scale, slice, sub, sum, trace);`,
  },
  {
    label: 'Crease: all of @crease/tensor',
    code: `import * as all from '@crease/tensor'; console.log(all);`,
  },
  {
    label: 'jax-js (and WebAssembly that it makes itself)',
    code: `import { grad, jit, numpy } from '@jax-js/jax'; console.log(grad, jit, numpy);`,
    isPeer: true,
  },
  {
    label: 'TensorFlow.js, all of it',
    code: `import * as tf from '@tensorflow/tfjs'; console.log(tf);`,
    isPeer: true,
  },
];

/** The sizes of all programs that can be bundled here. */
export function measureSizes({ hasPeers }: Tools): Promise<Size[]> {
  return Promise.all(
    programs
      .filter(({ isPeer }) => hasPeers || !isPeer)
      .map(async ({ label, code, isPeer }) => {
        const resolveDir = fileURLToPath(new URL(isPeer ? '../peers/' : '../', import.meta.url));
        const { outputFiles } = await build({
          stdin: { contents: code, resolveDir },
          ...{ bundle: true, minify: true, write: false, format: 'esm', platform: 'browser', logLevel: 'error' },
        });
        const { contents } = outputFiles[0]!;
        return { label, brotli: brotliCompressSync(contents).length, bytes: gzipSync(contents, { level: 9 }).length };
      }),
  );
}
