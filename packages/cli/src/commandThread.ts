import { parentPort } from 'node:worker_threads';
import { nodeIo } from './nodeIo.js';
import { run } from './run.js';

// The thread that main.ts starts: runs the command and ends with its exit code.
const io = nodeIo((progress) => parentPort?.postMessage(progress));
process.exit(run(process.argv.slice(2), io));
