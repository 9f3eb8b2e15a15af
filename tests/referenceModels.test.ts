import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkModel } from './support/checkModel.ts';

const folder = new URL('fixtures/models/', import.meta.url).pathname;
const references = readdirSync(folder).filter((name) => name.endsWith('.ref.json'));

// scripts/checkModels.ts does the same for every model in a folder.
test.for(references)(
  '%s: the command line finds the figures of PyTorch, LAPACK and numpy',
  {
    timeout: 60_000,
  },
  (name) => {
    const figures = checkModel(`${folder}${name}`);
    expect(figures.length).toBeGreaterThan(10);
    expect(figures.filter(({ excess }) => !(excess <= 1))).toEqual([]);
  },
);
