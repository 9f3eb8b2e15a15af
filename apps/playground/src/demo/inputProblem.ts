import { readRows } from './dataRows.ts';
import { type ChoiceInput, type DataInput, type Input, type NumberInput, nameOf, type TextInput } from './input.ts';

/** What is wrong with a value for an input; `undefined` if nothing is. */
export function inputProblem(input: Input, value: unknown): string | undefined {
  switch (input.kind) {
    case 'choice':
      return choiceProblem(input, value);
    case 'text':
      return textProblem(input, value);
    case 'data':
      return dataProblem(input, value);
    default:
      return numberProblem(input, value);
  }
}

function numberProblem(input: NumberInput, value: unknown): string | undefined {
  const [low, high] = input.range;
  const expected = `${nameOf(input)} must be a ${input.isInteger ? 'whole number' : 'number'} from ${low} to ${high}`;
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  const isValid = isNumber && value >= low && value <= high && (!input.isInteger || Number.isInteger(value));
  return isValid ? undefined : `${expected}, not ${show(value)}`;
}

function choiceProblem(input: ChoiceInput, value: unknown): string | undefined {
  if (input.options.some((option) => option.value === value)) return undefined;
  const names = input.options.map((option) => option.value).join(', ');
  return `${nameOf(input)} must be one of ${names}, not ${show(value)}`;
}

function textProblem(input: TextInput, value: unknown): string | undefined {
  if (typeof value !== 'string') return `${nameOf(input)} must be a text, not ${show(value)}`;
  if (value.length > input.maxLength)
    return `${nameOf(input)} must have at most ${input.maxLength} characters, not ${value.length}`;
  const problem = input.problem(value);
  return problem === undefined ? undefined : `${nameOf(input)}: ${problem}`;
}

function dataProblem(input: DataInput, value: unknown): string | undefined {
  if (typeof value !== 'string') return `${nameOf(input)} must be rows of numbers, not ${show(value)}`;
  const reading = readRows(value, input);
  return typeof reading === 'string' ? `${nameOf(input)}: ${reading}` : undefined;
}

/** A value in a message: a permalink may hold anything. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
