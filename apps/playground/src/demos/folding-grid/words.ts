import { formatNumber } from '../../render/formatNumber.ts';
import type { OneStep } from './image.ts';

/** How wide the images of the two parts of the square are. */
export function describeWidths({ stepSize, dead, live }: OneStep): string {
  const texts = [['where no unit is active', dead] as const, ['where one is active', live] as const].flatMap(
    ([name, width]) => (Number.isNaN(width) ? [] : [`the part ${name} becomes ${formatNumber(width, 3)} wide`]),
  );
  return `at η = ${formatNumber(stepSize)} ${texts.join(', ')}`;
}
