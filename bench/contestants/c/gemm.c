/* C = A B, n by n: panels of four columns of B packed, blocks of 64 rows of A, a register tile of 2 by 4. */
#include "serve.h"
static long n;
static double *a, *b, *c, *panels;

static void multiply(void) {
  for (long j = 0; j < n; j += 4)
    for (long k = 0; k < n; k++)
      for (long t = 0; t < 4; t++) panels[j * n + 4 * k + t] = b[k * n + j + t];
  for (long block = 0; block < n; block += 64)
    for (long j = 0; j < n; j += 4)
      for (long i = block; i < block + 64; i += 2) {
        const double *p = panels + j * n, *x = a + i * n, *y = x + n;
        double c0 = 0, c1 = 0, c2 = 0, c3 = 0, d0 = 0, d1 = 0, d2 = 0, d3 = 0;
        for (long k = 0; k < n; k++, p += 4) {
          double s = x[k], t = y[k];
          c0 += s * p[0]; c1 += s * p[1]; c2 += s * p[2]; c3 += s * p[3];
          d0 += t * p[0]; d1 += t * p[1]; d2 += t * p[2]; d3 += t * p[3];
        }
        double *o = c + i * n + j, *q = o + n;
        o[0] = c0; o[1] = c1; o[2] = c2; o[3] = c3;
        q[0] = d0; q[1] = d1; q[2] = d2; q[3] = d3;
      }
}
static void run(long repeats) { while (repeats-- > 0) multiply(); }
static double checksum(void) { return sum_of_sizes(c, n * n); }
int main(int argc, char **argv) {
  n = atol(argv[1]);
  a = numbers(n * n, 1);
  b = numbers(n * n, 2);
  c = malloc(n * n * sizeof *c);
  panels = malloc(n * n * sizeof *panels);
  serve(run, checksum);
  return argc - 2;
}
