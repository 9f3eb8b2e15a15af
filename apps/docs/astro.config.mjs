import { readdirSync } from 'node:fs';
import { unified } from '@astrojs/markdown-remark';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import starlightTypeDoc from 'starlight-typedoc';
import { checkPages } from './src/build/checkPages.ts';
import { embed } from './src/build/embed.ts';
import { remarkCells } from './src/build/remarkCells.ts';
import { sidebar } from './src/course/sidebar.ts';

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const packages = ['tensor', 'symbolic', 'landscape', 'stability', 'interop'];

export default defineConfig({
  // Known only to who publishes the site: the address for the sitemap, and the path where it lives (/…/).
  site: process.env.DOCS_SITE,
  base: process.env.DOCS_BASE ?? '/',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({
      remarkPlugins: [remarkMath, remarkCells],
      rehypePlugins: [[rehypeKatex, { strict: 'error', trust: false }]],
    }),
  },
  server: { headers: isolation },
  vite: {
    // The packages from their sources, so that the development server sees changes; then what Vite has by default.
    resolve: { conditions: ['@crease/source', 'module', 'browser', 'development|production'] },
    ssr: { resolve: { conditions: ['@crease/source', 'module', 'node', 'development|production'] } },
    worker: { format: 'es' },
  },
  integrations: [
    starlight({
      title: 'Crease',
      description: 'What gradient descent does on a concrete neural network, and what can be proved about it.',
      favicon: '/favicon.svg',
      components: { MarkdownContent: './src/components/MarkdownContent.astro' },
      customCss: ['katex/dist/katex.min.css', './src/styles/site.css'],
      expressiveCode: { defaultProps: { wrap: true } },
      plugins: [
        starlightTypeDoc({
          entryPoints: packages.map((name) => `../../packages/${name}`),
          output: 'api',
          typeDoc: {
            name: 'API reference',
            entryPointStrategy: 'packages',
            packageOptions: {
              entryPoints: ['src/index.ts'],
              readme: 'none',
              disableSources: true,
              excludeExternals: true,
              sort: ['source-order'],
            },
            sort: ['source-order'],
            sortEntryPoints: false,
            entryFileName: 'index',
            excludeScopesInPaths: true,
            hideBreadcrumbs: false,
            useCodeBlocks: true,
            expandObjects: true,
            expandParameters: true,
            indexFormat: 'table',
            parametersFormat: 'table',
            propertiesFormat: 'table',
            propertyMembersFormat: 'table',
            typeDeclarationFormat: 'table',
            tableColumnSettings: {
              hideDefaults: true,
              hideInherited: true,
              hideModifiers: true,
              hideOverrides: true,
              hideSources: true,
            },
          },
        }),
      ],
      sidebar: sidebar(
        readdirSync(new URL('src/content/docs/', import.meta.url), { recursive: true, encoding: 'utf8' }),
        {
          start: [{ label: 'Playground', link: '/playground/' }],
          // The packages alone: their pages list what is in them, and a few hundred more links would be on every page.
          reference: [
            { label: 'API', items: packages.map((name) => ({ label: `@crease/${name}`, link: `/api/${name}/` })) },
          ],
        },
      ),
    }),
    embed,
    checkPages,
  ],
});
