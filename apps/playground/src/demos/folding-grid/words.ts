import { formatNumber } from '../../render/formatNumber.ts';
import type { GridSettings } from './compute.ts';
import { type Image, widthAt } from './image.ts';

/** How wide the images of the two parts of the square are. */
export function describeWidths(image: Image, { stepSize }: GridSettings): string {
  const texts = ([1, 0] as const).flatMap((part) => {
    const width = widthAt(image, part, stepSize);
    const name = part === 1 ? 'where no unit is active' : 'where one is active';
    return Number.isNaN(width) ? [] : [`the part ${name} becomes ${formatNumber(width, 3)} wide`];
  });
  const text = texts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
