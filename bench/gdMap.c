/* The gradient-descent map of relu(v relu(u x)) with half-mse on two points, written by hand: scalar C, structure of
   arrays over the step sizes. Protocol: a line "steps" in, a line "seconds checksum" out. */
#include <stdio.h>
#include <time.h>
#define N 1000
static double u[N], v[N], eta[N];
static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}
static void start(void) {
  for (int l = 0; l < N; l++) { u[l] = 1.48; v[l] = 0.7756756756756756; eta[l] = 0.26 + 0.1 * l / N; }
}
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
int main(void) {
  long steps;
  while (scanf("%ld", &steps) == 1) {
    start();
    double t = seconds();
    for (long s = 0; s < steps; s++) step();
    t = seconds() - t;
    double su = 0, sv = 0;
    for (int l = 0; l < N; l++) { su += u[l]; sv += v[l]; }
    printf("%.9f %.17g\n", t, su + sv);
    fflush(stdout);
  }
  return 0;
}
