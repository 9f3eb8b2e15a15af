/* Answers the benchmark that started this process: for each line with a number of repeats one line with the seconds of
   CPU time that they took, and the checksum. Defines the numbers of problems.ts. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double number(long k, long seed) { return ((k * 7919 + seed * 104729) % 1009) / 1009.0 - 0.5; }

static double *numbers(long count, long seed) {
  double *a = malloc(count * sizeof *a);
  for (long k = 0; k < count; k++) a[k] = number(k, seed);
  return a;
}

static double sum_of_sizes(const double *a, long count) {
  double sum = 0;
  for (long k = 0; k < count; k++) sum += fabs(a[k]);
  return sum;
}

static void serve(void (*run)(long), double (*checksum)(void)) {
  long repeats;
  while (scanf("%ld", &repeats) == 1) {
    double t = seconds();
    run(repeats);
    t = seconds() - t;
    printf("%.9f %.17g\n", t, checksum());
    fflush(stdout);
  }
}
