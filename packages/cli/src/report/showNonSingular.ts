import type { ResultLine } from '../output/lines.js';
import type { NonSingularReport } from './report.js';

const methods: Readonly<Record<string, string>> = {
  structure: 'by a theorem on the form of the network',
  gcd: 'by exact Hessians of all pieces',
  modular: 'by exact characteristic polynomials at two points',
  interval: 'by enclosed spectra at several points',
  hull: 'by the hull of all pieces at one point',
  branches: 'by branch and bound over the pieces',
  moves: 'by the theorem on moves',
};

/**
 * Verdict, step sizes and exceptions for people; step sizes carry the name of the loss.
 *
 * @param isAsked whether the verdict is about step sizes that were asked about, or about all that are not listed
 */
export function nonSingularLines(
  found: Omit<NonSingularReport, 'eta' | 'start'>,
  loss: string,
  isAsked: boolean,
): ResultLine[] {
  const { verdict, method, range, exceptional, reason } = found;
  const by = method === null ? '' : `, ${methods[method] ?? method}`;
  const head: ResultLine =
    verdict === 'unknown'
      ? { label: 'non-singular', value: `not decided\n${wrapped(reason)}` }
      : { label: 'non-singular', value: `${answer(found, isAsked)}${by}${whereEverywhere(found)}`, grade: 'proved' };
  return [
    head,
    ...(range === null
      ? []
      : [{ label: 'step sizes', value: `${rangeText(range)} (loss ${loss})`, grade: 'proved' as const }]),
    ...(exceptional === null ? [] : [exceptionalLine(exceptional)]),
  ];
}

function answer(
  { verdict, exceptional }: Pick<NonSingularReport, 'verdict' | 'exceptional'>,
  isAsked: boolean,
): string {
  if (verdict === 'refuted' && exceptional === null) return 'no, it is singular at every step size';
  if (verdict === 'refuted') return 'no, an exceptional step size is among those asked about';
  if (exceptional?.length === 0) return 'yes';
  return isAsked ? 'yes, at the step sizes asked about' : 'yes, except at the step sizes below';
}

/** The sentence of the proof, where no list of step sizes says it. */
function whereEverywhere({ verdict, exceptional, reason }: Omit<NonSingularReport, 'eta'>): string {
  return verdict === 'refuted' && exceptional === null ? `\n${wrapped(reason)}` : '';
}

function rangeText([from, to]: readonly [number, number | 'Infinity']): string {
  if (from === 0 && to === 'Infinity') return 'every η > 0';
  return `every η in (${from}, ${to === 'Infinity' ? '∞' : to})`;
}

function exceptionalLine(exceptional: NonNullable<NonSingularReport['exceptional']>): ResultLine {
  const label = 'exceptional';
  if (exceptional.length === 0) return { label, value: 'none', grade: 'proved' };
  const value = exceptional.map((e) => wrapped(`η = ${e.eta}${statusText(e.status)}: ${e.where}`)).join('\n');
  return exceptional.every((e) => e.status === 'proved') ? { label, value, grade: 'proved' } : { label, value };
}

function statusText(status: 'proved' | 'candidate'): string {
  return status === 'candidate' ? ' (candidate: it is not proved that it is one)' : '';
}

/** What a proof about states means for a run that starts as usual. */
export function startLines(start: string | null): ResultLine[] {
  return start === null ? [] : [{ label: 'start', value: wrapped(start), grade: 'proved' }];
}

/** The text in lines of at most 88 characters. */
export function wrapped(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + 1 + word.length > 88) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}
