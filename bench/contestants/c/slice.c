/* The loss of a network 2-16-16-1 on 128 points, on a grid of 21 by 21 points through its parameters. */
#include "serve.h"
#include <string.h>
#define M 128
#define P 337
#define G 21
static double *x, *y, *start, *first, *second, theta[P], values[G * G];
static int is_tanh;

static inline double unit(double z) { return is_tanh ? tanh(z) : 0.5 * (z + fabs(z)); }

static double loss(const double *t) {
  const double *w0 = t, *b0 = t + 32, *w1 = t + 48, *b1 = t + 304, *w2 = t + 320, *b2 = t + 336;
  double sum = 0;
  for (int s = 0; s < M; s++) {
    double h[16], f = b2[0];
    for (int j = 0; j < 16; j++) h[j] = unit(b0[j] + w0[2 * j] * x[2 * s] + w0[2 * j + 1] * x[2 * s + 1]);
    for (int j = 0; j < 16; j++) {
      double z = b1[j];
      for (int k = 0; k < 16; k++) z += w1[16 * j + k] * h[k];
      f += w2[j] * unit(z);
    }
    sum += (f - y[s]) * (f - y[s]);
  }
  return sum / (2 * M);
}
static void run(long repeats) {
  while (repeats-- > 0)
    for (int i = 0; i < G; i++)
      for (int j = 0; j < G; j++) {
        double a = -1 + 2.0 * j / (G - 1), b = -1 + 2.0 * i / (G - 1);
        for (int k = 0; k < P; k++) theta[k] = start[k] + a * first[k] + b * second[k];
        values[i * G + j] = loss(theta);
      }
}
static double checksum(void) { return sum_of_sizes(values, G * G); }
int main(int argc, char **argv) {
  is_tanh = strcmp(argv[1], "tanh") == 0;
  x = numbers(2 * M, 1);
  for (int k = 0; k < 2 * M; k++) x[k] *= 2;
  y = numbers(M, 2);
  start = numbers(P, 3);
  first = numbers(P, 5);
  second = numbers(P, 6);
  serve(run, checksum);
  return argc - 2;
}
