import { demoIds } from '@crease/playground/demo/loadMeta.ts';
import { pictureFile } from '@crease/playground/render/pictureFile.ts';
import colours from '@crease/playground/style/colours.css?raw';
import type { APIRoute, GetStaticPaths } from 'astro';
import { parseHTML } from 'linkedom';
import { firstPanel } from '../../../playground/gallery.ts';

const width = 480;

export const getStaticPaths: GetStaticPaths = () => demoIds.map((id) => ({ params: { id } }));

/** The first picture of a demo as a file: the gallery has all of them, and loads those in view. */
export const GET: APIRoute = async ({ params }) => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const { name, aspect } = await firstPanel(params.id!);
  const svg = await pictureFile(params.id!, name, { document, width, height: Math.round(width * aspect) }, colours);
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
};
