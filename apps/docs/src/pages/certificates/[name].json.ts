import type { APIRoute, GetStaticPaths } from 'astro';
import { certificateNames, certified } from '../../course/certificates.ts';

/** A certificate for download; `crease verify` reads it. */
export const GET: APIRoute = ({ params }) => Response.json(certified(params.name!).certificate);

export const getStaticPaths: GetStaticPaths = () => certificateNames.map((name) => ({ params: { name } }));
