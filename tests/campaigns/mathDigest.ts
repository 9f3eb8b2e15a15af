// Prints the digests of the elementary functions on the engine that runs it, and whether they are the committed ones.
// For another Node: npx esbuild tests/campaigns/mathDigest.ts --bundle --platform=node --format=esm --conditions=@crease/source --outfile=digest.mjs
import {
  atan,
  cbrt,
  cos,
  cosh,
  erf,
  exp,
  expm1,
  log,
  log1p,
  normalCdf,
  normalDensity,
  pow,
  sigmoid,
  sin,
  sinh,
  softplus,
  tanh,
} from '@crease/tensor';
import { expectedMathDigest, mathDigest } from '../math/mathDigest.ts';

const ofOneNumber = (x: number): number => pow(Math.abs(x), 3 - x / 64);
const functions = { exp, expm1, log, log1p, tanh, sigmoid, softplus, erf, normalCdf, normalDensity, sin, cos, sinh };
const found = mathDigest({ ...functions, cosh, atan, cbrt, pow: ofOneNumber });
for (const [name, digest] of Object.entries(found)) {
  const isEqual = digest === expectedMathDigest[name];
  if (!isEqual) process.exitCode = 1;
  console.log(`${name.padEnd(14)} ${digest} ${isEqual ? '' : `differs from ${expectedMathDigest[name]}`}`);
}
