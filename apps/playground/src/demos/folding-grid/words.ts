import { formatNumber } from '../../render/formatNumber.ts';
import type { OneStep } from './image.ts';
import { type NetworkName, planes } from './planes.ts';

/** How wide the images of the two parts of the square are. */
export function describeWidths({ stepSize, widths }: OneStep, network: NetworkName): string {
  const texts = planes[network].parts.flatMap((name, k) =>
    Number.isNaN(widths[k]!) ? [] : [`the part where ${name} becomes ${formatNumber(widths[k]!, 3)} wide`],
  );
  return `at η = ${formatNumber(stepSize)} ${texts.join(', ')}`;
}
