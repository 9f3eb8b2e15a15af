import { certified, problems } from './certificates.ts';
import { minimumProofs } from './minimumProofs.ts';

/** The certificates that are files of the site, `certificates/<name>.json`, each re-checked when it is made. */
export const certificateFiles: Readonly<Record<string, () => object>> = {
  ...Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [name, () => certified(problem()).certificate]),
  ),
  ...minimumProofs,
};
