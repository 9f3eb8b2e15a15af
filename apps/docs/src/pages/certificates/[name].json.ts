import type { APIRoute, GetStaticPaths } from 'astro';
import { certified, problems } from '../../course/certificates.ts';

/** A certificate for download; `crease verify` reads it. */
export const GET: APIRoute = ({ params }) => Response.json(certified(problems[params.name!]!()).certificate);

export const getStaticPaths: GetStaticPaths = () => Object.keys(problems).map((name) => ({ params: { name } }));
