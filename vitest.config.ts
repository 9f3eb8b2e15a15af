import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';
import { findChromium } from './tests/e2e/chromium.ts';
import { ResultReporter } from './tests/resultReporter.ts';

const chromium = findChromium();
if (chromium === undefined) console.warn('No Chromium found: the projects "e2e" and "browser" are left out.');

// The packages are tested from their sources: the condition that their "exports" name first. No build is needed.
const fromSource = {
  resolve: { conditions: ['@crease/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@crease/source', ...defaultServerConditions] } },
};

// Nothing takes so long on a free machine; a busy one must not fail a test.
const testTimeout = 120_000;

/** Tests of what the engine has optimised, which code of other tests would change, and those that replace modules or globals. */
const isolated = [
  'packages/tensor/src/exec/allocation.test.ts',
  'packages/tensor/src/exec/exec.test.ts',
  'packages/tensor/src/scalar/repetition.test.ts',
  'apps/playground/src/element/stageQueue.test.ts',
  'apps/playground/src/render/renderStatic.test.ts',
];

/** The files share the modules that they load: loading them for each again takes a third of the time. */
const unit = {
  ...fromSource,
  test: {
    name: 'unit',
    testTimeout,
    isolate: false,
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...isolated, 'tests/e2e/**', 'tests/browser/**'],
  },
};

const alone = { ...fromSource, test: { name: 'alone', testTimeout, include: isolated } };

/** Drives the built site in a browser. */
const e2e = {
  ...fromSource,
  test: {
    name: 'e2e',
    include: ['tests/e2e/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One page and its browser keep two processors busy.
    fileParallelism: false,
    maxConcurrency: 2,
  },
};

/** Tests that run in a browser; those outside tests/browser run in Node too: the same bits on every engine. */
const browser = {
  ...fromSource,
  test: {
    name: 'browser',
    include: [
      'tests/browser/**/*.test.ts',
      'packages/tensor/src/math/mathDigest.test.ts',
      'tests/contract/executions.test.ts',
    ],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: chromium ?? {} }),
      instances: [{ browser: 'chromium' as const }],
    },
  },
};

export default defineConfig({
  test: {
    projects: [unit, alone, ...(chromium === undefined ? [{ test: { name: 'e2e', include: [] } }] : [e2e, browser])],
    passWithNoTests: chromium === undefined,
    reporters: ['default', ...(process.env.TEST_RESULT ? [new ResultReporter(process.env.TEST_RESULT)] : [])],
  },
});
