// Lets Node run the packages from their TypeScript sources: `node --conditions=@crease/source --import <this file>`.
// Imports name the files that the build makes ("./run.js"); here they are found as "./run.ts".
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  resolve(specifier, context, next) {
    if (/^(\.|file:).*\.js$/.test(specifier)) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(fileURLToPath(source))) return next(source.href, context);
    }
    return next(specifier, context);
  },
});
