/**
 * Returns four 32-bit words of the generator Philox4x32-10: a bijection of the four counter words, chosen by two key words.
 *
 * Counter based: any block of the sequence is computed directly from its number, so streams never have to be stored or
 * skipped through, and results do not depend on the order or the number of workers.
 *
 * @param c0 first counter word; words are taken modulo $2^{32}$
 * @param out receives the four words, each from 0 to $2^{32} - 1$; overwritten
 * Source: Salmon, Moraes, Dror, Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011.
 */
export function philox4x32(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  key0: number,
  key1: number,
  out: Uint32Array,
): void {
  let a = c0;
  let b = c1;
  let c = c2;
  let d = c3;
  let k = key0;
  let l = key1;
  for (let round = 0; round < 10; round++) {
    const highA = productHigh(0xd2511f53, a);
    const lowA = Math.imul(0xd2511f53, a);
    const highC = productHigh(0xcd9e8d57, c);
    const lowC = Math.imul(0xcd9e8d57, c);
    a = highC ^ b ^ k;
    b = lowC;
    c = highA ^ d ^ l;
    d = lowA;
    k = (k + 0x9e3779b9) | 0;
    l = (l + 0xbb67ae85) | 0;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
}

/** Returns the upper 32 bits of the product of two unsigned 32-bit words, as a signed integer. */
function productHigh(x: number, y: number): number {
  const xLow = x & 0xffff;
  const xHigh = x >>> 16;
  const yLow = y & 0xffff;
  const yHigh = y >>> 16;
  const middle = xHigh * yLow + (Math.imul(xLow, yLow) >>> 16);
  const other = xLow * yHigh + (middle & 0xffff);
  return (xHigh * yHigh + (middle >>> 16) + (other >>> 16)) | 0;
}
