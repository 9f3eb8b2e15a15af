import type { APIRoute, GetStaticPaths } from 'astro';
import { certificateFiles } from '../../course/certificateFiles.ts';

/** A certificate for download; `crease verify` reads it. */
export const GET: APIRoute = ({ params }) => Response.json(certificateFiles[params.name!]!());

export const getStaticPaths: GetStaticPaths = () => Object.keys(certificateFiles).map((name) => ({ params: { name } }));
