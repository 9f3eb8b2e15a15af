// What runs in the worker of the sandbox, and only there. One worker makes one run: it is sent the translated code, and
// answers with one text, the outcome as JSON.
import { executeCell } from '../executeCell.ts';
import { modules } from '../modules.ts';
import { forgetPlatform } from './forgetPlatform.ts';
import { limitAllocations } from './limitAllocations.ts';

/** Bytes of typed arrays that a run may allocate. */
const memoryBudget = 2 ** 30;

const answer = globalThis.postMessage.bind(globalThis);
const { stringify } = JSON;

globalThis.onmessage = async ({ data }: MessageEvent<string>) => {
  answer(stringify(await executeCell(data, modules)));
};

forgetPlatform(globalThis);
limitAllocations(globalThis as unknown as Record<string, unknown>, memoryBudget);
