/* The gradient-descent map of relu(v relu(u x)) with half-mse on two points: structure of arrays over the step sizes. */
#include "serve.h"
#define N 1000
static double u[N], v[N], eta[N];

static void step(void) {
  for (int l = 0; l < N; l++) {
    double a = u[l], b = v[l], z1 = 0.9 * a, z2 = 2.5 * a;
    double h1 = z1 > 0 ? z1 : 0, h2 = z2 > 0 ? z2 : 0, o1 = h1 * b, o2 = h2 * b, ga = 0, gb = 0;
    if (o1 > 0) { double r = 0.5 * (o1 - 0.9); gb += r * h1; if (z1 > 0) ga += r * b * 0.9; }
    if (o2 > 0) { double r = 0.5 * (o2 - 2.5); gb += r * h2; if (z2 > 0) ga += r * b * 2.5; }
    u[l] = a - eta[l] * ga;
    v[l] = b - eta[l] * gb;
  }
}
static void run(long steps) {
  for (int l = 0; l < N; l++) { u[l] = 1.48; v[l] = 0.7756756756756756; eta[l] = 0.26 + 0.1 * l / N; }
  for (long s = 0; s < steps; s++) step();
}
static double checksum(void) { return sum_of_sizes(u, N) + sum_of_sizes(v, N); }
int main(void) { serve(run, checksum); }
