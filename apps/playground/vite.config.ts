import { defaultClientConditions, defineConfig } from 'vite';

/** Builds `embed.js`, which the site offers to other pages, with its chunks in the folder `embed` beside it. */
export default defineConfig({
  // What it loads lies beside it, wherever that is.
  base: './',
  resolve: { conditions: ['@crease/source', ...defaultClientConditions] },
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: 'embed/[name]-[hash].js', chunkFileNames: 'embed/[name]-[hash].js' } },
  },
  build: {
    // Preloading would look for the chunks on the page's server.
    modulePreload: false,
    rolldownOptions: {
      input: 'src/embed.ts',
      output: {
        entryFileNames: 'embed.js',
        chunkFileNames: 'embed/[name]-[hash].js',
        assetFileNames: 'embed/[name]-[hash][extname]',
      },
    },
  },
});
