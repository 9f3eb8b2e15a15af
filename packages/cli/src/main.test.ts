import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtures } from '../../../tests/support/runCrease.ts';

const hooks = new URL('../../../tests/support/fromSource.mjs', import.meta.url).href;
const main = fileURLToPath(new URL('main.ts', import.meta.url));
const paper = [`${fixtures}models/paper-2param.json`, '--data', `${fixtures}data/paper2.csv`];

/** A module that tells the parent when the program listens to Ctrl-C. */
const listening = `data:text/javascript,import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('newListener', (name) => name === 'SIGINT' && process.send('listening'));`;

function start(args: readonly string[], options: SpawnOptions = {}, flags: readonly string[] = []): ChildProcess {
  const fromSource = ['--conditions=@crease/source', '--import', hooks];
  return spawn(process.execPath, [...fromSource, ...flags, main, ...args], options);
}

function ending(child: ChildProcess): Promise<{ code: number | null; out: string; messages: string }> {
  let [out, messages] = ['', ''];
  child.stdout?.on('data', (part) => {
    out += part;
  });
  child.stderr?.on('data', (part) => {
    messages += part;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, out, messages })));
}

const crease = (args: readonly string[], options?: SpawnOptions) => ending(start(args, options));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crease-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

// Processes of their own: start-up takes a while on a busy machine.
describe('the program crease', { timeout: 60_000 }, () => {
  test('prints data to standard output, without colours, and messages to standard error', async () => {
    const env = { ...process.env, FORCE_COLOR: '1' };
    const { code, out, messages } = await crease(['analyze', ...paper, '--step-size', '0.25'], { env });
    expect(code).toBe(0);
    expect(out).toMatch(/^paper-2param · 2 parameters(.|\n)*non-singular {2}proved/);
    expect(out).not.toContain('\u001b');
    expect(messages).toMatch(/^warning: .*\n$/);
  });

  test('reads and writes paths relative to the folder of the caller', async () => {
    writeFileSync(join(folder, 'm.json'), readFileSync(`${fixtures}models/paper-2param.json`));
    writeFileSync(join(folder, 'd.csv'), readFileSync(`${fixtures}data/paper2.csv`));
    const written = await crease(['certify', 'm.json', '--data', 'd.csv', '--out', 'c.json'], { cwd: folder });
    expect([written.code, written.messages]).toEqual([0, '']);
    expect(readdirSync(folder).toSorted()).toEqual(['c.json', 'd.csv', 'm.json']);
    expect(JSON.parse(readFileSync(join(folder, 'c.json'), 'utf8')).format).toBe('crease-certificate/1');
  });

  test('gives the exit code and one line for bad input', async () => {
    expect(await crease(['inspect', 'none.onnx'])).toEqual({
      code: 3,
      out: '',
      messages:
        'crease: none.onnx: ONNX models are not supported by this version. Give a crease-model/1 file, its weights inline or in a .safetensors file.\n',
    });
  });

  test('does not mind a reader that goes away', async () => {
    const child = start(['slice', ...paper, '--grid', '201', '--json']);
    child.stdout!.destroy();
    expect(await ending(child)).toMatchObject({ code: 0, messages: '' });
  });

  test('stops at Ctrl-C in the middle of a computation with 130, and leaves a file of before as it was', async () => {
    writeFileSync(join(folder, 'o.csv'), 'before\n');
    const problem = [
      `${fixtures}models/iris-mlp.json`,
      '--data',
      `${fixtures}data/iris.csv`,
      '--loss',
      'cross-entropy',
    ];
    // 400 step sizes would take many minutes.
    const args = ['orbits', ...problem, '--step-sizes', '0.01:0.06:400', '--out', 'o.csv'];
    const child = start(args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }, ['--import', listening]);
    const end = ending(child);
    await once(child, 'message');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(child.exitCode).toBe(null);
    child.kill('SIGINT');
    const { code, out, messages } = await end;
    expect([code, out, messages]).toEqual([130, '', 'crease: interrupted.\n']);
    expect(readFileSync(join(folder, 'o.csv'), 'utf8')).toBe('before\n');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
