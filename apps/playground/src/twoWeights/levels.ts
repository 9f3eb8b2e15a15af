/** Levels of the loss between which pictures have one colour. The plateau, 1.765, lies inside such a step. */
export const levels: readonly number[] = [0.02, 0.1, 0.3, 0.7, 1.2, 1.75, 3, 6, 12];

/** The colours between the levels, from below the first to above the last. */
export const levelColours: readonly string[] = Array.from(
  { length: levels.length + 1 },
  (_, k) => `var(--crease-level-${k})`,
);
