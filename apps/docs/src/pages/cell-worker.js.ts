import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'esbuild';

// The build runs in apps/docs.
const entry = createRequire(resolve('package.json')).resolve('@crease/playground/cell/worker/cellWorker.ts');

/** The program of the worker in which runnable cells run, with the four packages: one script that imports nothing. */
export async function GET(): Promise<Response> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    conditions: ['@crease/source'],
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2024',
    write: false,
  });
  return new Response(outputFiles[0]!.text, { headers: { 'Content-Type': 'text/javascript' } });
}
