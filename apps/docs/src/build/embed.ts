import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Puts `embed.js`, the script with which other pages show live figures, and its chunks into the built site. */
export const embed: AstroIntegration = {
  name: 'embed',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const source = createRequire(import.meta.url).resolve('@crease/playground/embed.ts');
      await cp(join(source, '../../dist'), fileURLToPath(dir), { recursive: true });
    },
  },
};
