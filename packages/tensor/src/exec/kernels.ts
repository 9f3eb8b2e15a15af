/**
 * From this many lanes on, work on whole runs is faster than a loop over elements or lanes. Engines allocate a few bytes
 * for each call of `set`.
 */
export const longRun = 64;

/**
 * Kernels of elementary functions get so many numbers at a time: engines compile a function that is called again sooner
 * than one that keeps looping.
 */
export const kernelRun = 128;

/**
 * The loops that code without code generation is made of.
 *
 * Functions of their arguments and not closures, with integer steps and both alternatives read before a choice: each
 * of the three measured to halve the time of a loop.
 */
export const kernels = {
  add(a: Float64Array, b: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) out[e] = a[e]! + b[e]!;
  },
  sub(a: Float64Array, b: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) out[e] = a[e]! - b[e]!;
  },
  mul(a: Float64Array, b: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) out[e] = a[e]! * b[e]!;
  },
  div(a: Float64Array, b: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) out[e] = a[e]! / b[e]!;
  },
  neg(a: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) out[e] = -a[e]!;
  },
  scale(a: Float64Array, factor: number, divisor: number, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) out[e] = (a[e]! * factor) / divisor;
  },
  /** `count` numbers from one place to another. */
  copy(a: Float64Array, from: number, out: Float64Array, to: number, count: number): void {
    for (let e = 0; e < count; e = (e + 1) | 0) out[(to + e) | 0] = a[(from + e) | 0]!;
  },
  /** out += a·b */
  mulAdd(a: Float64Array, b: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) out[e] = out[e]! + a[e]! * b[e]!;
  },
  /** out[to…] += a[from…] */
  addRun(a: Float64Array, from: number, out: Float64Array, to: number, count: number): void {
    for (let e = 0; e < count; e = (e + 1) | 0) out[(to + e) | 0] = out[(to + e) | 0]! + a[(from + e) | 0]!;
  },
  /** out = (a < at ? low : high)·b, with ≤ if `inclusive` */
  gate(
    a: Float64Array,
    at: number,
    inclusive: boolean,
    low: number,
    high: number,
    b: Float64Array,
    out: Float64Array,
  ): void {
    const n = out.length;
    if (inclusive)
      for (let e = 0; e < n; e = (e + 1) | 0) {
        const factor = b[e]!;
        out[e] = (a[e]! <= at ? low : high) * factor;
      }
    else
      for (let e = 0; e < n; e = (e + 1) | 0) {
        const factor = b[e]!;
        out[e] = (a[e]! < at ? low : high) * factor;
      }
  },
  /** out = max(a, 0), and 0 for −0 */
  rectify(a: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) {
      const v = a[e]!;
      // biome-ignore lint/complexity/useMathMinMax: a comparison is faster, and here it gives the same bits
      out[e] = v <= 0 ? 0 : v;
    }
  },
  selectLess(a: Float64Array, at: number, v: Float64Array, w: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) {
      const yes = v[e]!;
      const no = w[e]!;
      out[e] = a[e]! < at ? yes : no;
    }
  },
  selectLessOrEqual(a: Float64Array, at: number, v: Float64Array, w: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) {
      const yes = v[e]!;
      const no = w[e]!;
      out[e] = a[e]! <= at ? yes : no;
    }
  },
  selectGreater(a: Float64Array, at: number, v: Float64Array, w: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) {
      const yes = v[e]!;
      const no = w[e]!;
      out[e] = a[e]! > at ? yes : no;
    }
  },
  selectGreaterOrEqual(a: Float64Array, at: number, v: Float64Array, w: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) {
      const yes = v[e]!;
      const no = w[e]!;
      out[e] = a[e]! >= at ? yes : no;
    }
  },
  selectEqual(a: Float64Array, at: number, v: Float64Array, w: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let e = 0; e < n; e = (e + 1) | 0) {
      const yes = v[e]!;
      const no = w[e]!;
      out[e] = a[e]! === at ? yes : no;
    }
  },
};
