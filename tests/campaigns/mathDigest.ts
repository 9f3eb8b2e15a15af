// Prints the digests of the elementary functions on the engine that runs it, and whether they are the committed ones.
// For another Node: npx esbuild tests/campaigns/mathDigest.ts --bundle --platform=node --format=esm --conditions=@crease/source --outfile=digest.mjs
import { pow } from '@crease/tensor';
import { elementaryFunctions } from '../math/elementaryFunctions.ts';
import { expectedMathDigest, mathDigest } from '../math/mathDigest.ts';

const ofOneNumber = (x: number): number => pow(Math.abs(x), 3 - x / 64);
const found = mathDigest({ ...elementaryFunctions, pow: ofOneNumber });
for (const [name, digest] of Object.entries(found)) {
  const isEqual = digest === expectedMathDigest[name];
  if (!isEqual) process.exitCode = 1;
  console.log(`${name.padEnd(14)} ${digest} ${isEqual ? '' : `differs from ${expectedMathDigest[name]}`}`);
}
