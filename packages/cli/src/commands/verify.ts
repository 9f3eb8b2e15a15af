import { type Verification, verifyCertificate, verifyMinimum, verifyStepCertificate } from '@crease/symbolic';
import type { Command } from 'commander';
import { exitCodes } from '../exitCodes.js';
import { readJsonFile } from '../input/readJsonFile.js';
import type { Io } from '../io.js';
import type { Grade } from '../output/lines.js';
import { wrapped } from '../report/showNonSingular.js';
import type { Result } from './command.js';

/** Declares `crease verify`. */
export function declareVerify(command: Command): Command {
  return command
    .description('checks a certificate again, from what it contains alone')
    .argument('<file>', 'crease-certificate/1, crease-step-certificate/1 or crease-minimum/1 file');
}

/** The result of `crease verify`: exit code 0 only for a valid certificate. */
export function verify(io: Io, path: string): Result {
  const document = readJsonFile(io, path);
  io.progress({ task: 'verification' });
  const { format } = (document ?? {}) as { readonly format?: unknown };
  const { result, why } = checks.get(format)?.(document) ?? unknownFormat(format);
  const grade: { grade?: Grade } = result === 'valid' ? { grade: 'proved' } : {};
  return {
    json: { format: 'crease-verification/1', result, why },
    title: path,
    lines: [{ label: result, value: wrapped(why), ...grade }],
    code: result === 'valid' ? exitCodes.ok : exitCodes.failure,
  };
}

const checks: ReadonlyMap<unknown, (document: unknown) => Verification> = new Map([
  ['crease-certificate/1', verifyCertificate],
  ['crease-step-certificate/1', verifyStepCertificate],
  ['crease-minimum/1', verifyMinimum],
]);

function unknownFormat(format: unknown): Verification {
  const own = format === undefined ? 'This file has no format' : `The format is ${JSON.stringify(format)}`;
  return { result: 'cannot check', why: `${own}; certificates have one of these: ${[...checks.keys()].join(', ')}.` };
}
