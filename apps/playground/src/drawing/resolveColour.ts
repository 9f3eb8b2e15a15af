/** What a CSS colour, for instance `var(--crease-point)`, is at this element now, as rgb(…). */
export function resolveColour(element: Element, colour: string): string {
  const probe = element.ownerDocument.createElement('span');
  probe.style.color = colour;
  element.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
