// What a bundler leaves of a program that names what it needs: the rest of the packages is not there, and nothing is missed.
import { fileURLToPath } from 'node:url';
import { apply, compile, sum, trace } from '@crease/tensor';
import { sin } from '@crease/tensor/activations';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { gradientOf as gradientByLoops } from '../../bench/contestants/smallNetwork.js';
import { gradientOf as gradientByScalars } from '../../bench/contestants/tinyNetwork.js';

/** The exports of a module of its own realm, and the files that are in it. */
async function bundle(contents: string): Promise<{ exports: Record<string, never>; files: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    ...{ bundle: true, minify: true, write: false, metafile: true, format: 'esm', platform: 'browser' },
    conditions: ['@crease/source'],
  });
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString('base64')}`;
  const { inputs } = Object.values(metafile.outputs)[0]!;
  const files = Object.keys(inputs).filter((file) => inputs[file]!.bytesInOutput > 0);
  return { exports: (await import(/* @vite-ignore */ url)) as Record<string, never>, files };
}

describe('a bundle', () => {
  it.for([
    { name: 'smallNetwork', own: gradientByLoops, others: /(blocks|generateScalars|kernels)\./ },
    { name: 'tinyNetwork', own: gradientByScalars, others: /(blocks|generateLoops|loopRules|gemm|kernels)\./ },
  ])('of $name holds its own functions only, and gives the same bits', async ({ name, own, others }) => {
    const { exports, files } = await bundle(`export { gradientOf } from '../../bench/contestants/${name}.js';`);
    const foreign = /(math\/(log|atan|sinCos|normal|softplus|sigmoid)|logSumExp)\./;
    expect(files.filter((file) => foreign.test(file) || others.test(file))).toEqual([]);
    const layers = [
      { inputs: 1, outputs: 2, weight: 0, bias: 2 },
      { inputs: 2, outputs: 1, weight: 4, bias: 6 },
    ];
    const data = [Float64Array.of(0.5, -2, 3), Float64Array.of(1, 0, -1)] as const;
    const theta = Float64Array.of(0.3, -0.7, 0.1, 5, 1.5, -2, 0.25);
    const [here, there] = [own, exports.gradientOf as typeof own].map((make) => {
      const gradient = make(layers, ...data);
      const outputs = gradient.allocate();
      gradient.run([theta], outputs);
      return outputs;
    });
    expect(there).toEqual(here);
  });

  it('refuses what it lacks, and lacks nothing with check', async () => {
    const program = structuredClone(trace({ a: [2] }, ({ a }) => sum(apply(sin, a))));
    const [expected] = compile(program).allocate();
    compile(program).run([Float64Array.of(1, 2)], [expected!]);
    const without = (await bundle("export { compile } from '@crease/tensor';")).exports.compile as typeof compile;
    expect(() => without(program)).toThrow('The elementary function "sin" is not part of this bundle.');
    const log = structuredClone(program);
    Object.assign(log, { outputs: [1] });
    Object.assign(log.equations[0]!, { primitive: 'logSumExp', shape: [], parameters: {} });
    const gradAlone = (await bundle("export { grad } from '@crease/tensor';")).exports.grad as (p: unknown) => unknown;
    expect(() => gradAlone(log)).toThrow('The primitive "logSumExp" is not part of this bundle.');
    const whole = (await bundle("export { check, compile } from '@crease/tensor';")).exports as unknown as {
      check: (p: unknown) => typeof program;
      compile: typeof compile;
    };
    const code = whole.compile(whole.check(program));
    const [result] = code.allocate();
    code.run([Float64Array.of(1, 2)], [result!]);
    expect(result).toEqual(expected);
  });
});
