#!/usr/bin/env node
import { isatty } from 'node:tty';
import { Worker } from 'node:worker_threads';
import { exitCodes } from './exitCodes.js';
import type { Progress } from './io.js';
import { nodeIo } from './nodeIo.js';
import { progressLine } from './progressLine.js';

// The computation has a thread of its own, so that this one can show progress and hear Ctrl-C at any time.
const { message } = nodeIo(() => {});
const line = progressLine(message, () => performance.now());
if (isatty(2)) setInterval(line.tick, 200);
const worker = new Worker(new URL('./commandThread.js', import.meta.url), { argv: process.argv.slice(2) });
worker.on('message', (progress: Progress) => line.report(progress));
worker.on('error', (error: Error) => {
  end(exitCodes.failure, `crease: ${error.message}\n`);
});
worker.on('exit', (code) => end(code, ''));
process.on('SIGINT', () => end(exitCodes.interrupted, 'crease: interrupted.\n'));

function end(code: number, text: string): void {
  line.clear();
  if (text !== '') message(text);
  process.exit(code);
}
