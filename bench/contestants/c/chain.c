/* Ten elementwise operations with one relu, in one loop without branches. */
#include "serve.h"
#define N 1000000
static double *x, *out;
static void run(long repeats) {
  while (repeats-- > 0)
    for (long k = 0; k < N; k++) {
      double v = x[k], z = 1.5 * v + 0.25, r = 0.5 * (z + fabs(z)) * 0.7 - v;
      out[k] = (0.5 * (r * r + v) - 0.3) * v;
    }
}
static double checksum(void) { return sum_of_sizes(out, N); }
int main(void) {
  x = numbers(N, 8);
  out = malloc(N * sizeof *out);
  serve(run, checksum);
}
