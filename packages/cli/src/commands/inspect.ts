import { type Analyticity, analyticity, layerwiseAnalyticity } from '@crease/symbolic';
import { constant, forward, type Model, type Program, sizeOf, trace } from '@crease/tensor';
import type { Command } from 'commander';
import { exitCodes } from '../exitCodes.js';
import { type ModelOptions, modelOf, readModelSource, withModelArgument } from '../input/readModelFile.js';
import type { Io } from '../io.js';
import { counted, type ResultLine } from '../output/lines.js';
import { repetition } from '../report/repetition.js';
import { analyticityLines } from '../report/showAnalyticity.js';
import type { Result } from './command.js';
import { type UnsupportedPart, unsupportedParts } from './unsupportedParts.js';

/** One layer, as `crease inspect --json` prints it. */
interface LayerReport {
  readonly layer: string;
  readonly type: string;
  readonly input: readonly number[];
  readonly output: readonly number[];
  readonly parameters: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly trained: boolean;
  }[];
  readonly functions: readonly string[];
  readonly kinks: readonly {
    /** The layer inside of this one, such as `layers/1`; left out for the layer itself. */
    readonly inside?: string;
    /** The function, or `max` for the ties of a maximum. */
    readonly activation: string;
    readonly breaks: readonly number[];
    /** Given if the breaks are repeated with this period. */
    readonly period?: number;
    readonly contact: readonly unknown[];
  }[];
}

/** Declares `crease inspect`. */
export function declareInspect(command: Command): Command {
  return withModelArgument(command).description(
    'layers, shapes, parameters, activations and their kinks, and what is unsupported',
  );
}

/** The result of `crease inspect`. */
export function inspect(io: Io, path: string, options: ModelOptions): Result {
  const source = readModelSource(io, path, options);
  const unsupported = unsupportedParts(source.document);
  if (unsupported.length > 0) return unsupportedResult(path, unsupported);
  const model = modelOf(io, source);
  const program = programOf(model);
  const { kinks, ...analytic } = analyticity(program);
  const layers = layerReports(model, program, kinks);
  return {
    json: {
      format: 'crease-inspection/1',
      name: model.name ?? null,
      input: model.input,
      output: model.output,
      parameters: model.layout.size,
      layers,
      analyticity: analytic,
      layerwise: layerwiseAnalyticity(model),
      unsupported: [],
    },
    title: `${model.name ?? path} · ${counted(model.layout.size, 'parameter')} · ${counted(layers.length, 'layer')}`,
    lines: [...layers.map(layerLine), ...analyticityLines(analytic)],
  };
}

function unsupportedResult(path: string, unsupported: readonly UnsupportedPart[]): Result {
  return {
    json: { format: 'crease-inspection/1', unsupported },
    title: `${path} · not supported by this version:`,
    lines: unsupported.map(({ place, what }) => ({ label: place, value: what })),
    code: exitCodes.unsupported,
  };
}

/** The output as a function of θ. */
function programOf(model: Model): Program {
  // A sample of zeros: tokens must be fixed numbers, and 0 is always one of them.
  return trace({ theta: [model.layout.size] }, ({ theta }) =>
    forward(model, theta, constant(theta, new Float64Array(sizeOf(model.input)), [1, ...model.input])),
  );
}

function layerReports(model: Model, program: Program, kinks: Analyticity['kinks']): LayerReport[] {
  let input = model.input;
  return model.layers.map((layer, k) => {
    const name = `layers/${k}`;
    const maps = program.equations.filter((e) => e.primitive === 'map' && e.scope === name);
    const report: LayerReport = {
      layer: name,
      type: layer.type,
      input,
      output: layer.output,
      parameters: layer.parameters.map((p) => ({
        name: p.name,
        shape: p.shape,
        trained: typeof model.sources[k]!.get(p.name) === 'string',
      })),
      functions: maps.map((e) => (e.primitive === 'map' ? e.parameters.function.name : '')),
      kinks: kinksOf(name, kinks),
    };
    input = layer.output;
    return report;
  });
}

/** The different kinks in a layer and the layers inside of it; those of all tokens of a recurrent layer are the same. */
function kinksOf(name: string, kinks: Analyticity['kinks']): LayerReport['kinks'] {
  const found = new Map<string, LayerReport['kinks'][number]>();
  for (const { layer, activation, breaks, period, contact } of kinks) {
    if (layer !== name && !layer.startsWith(`${name}/`)) continue;
    const inside = layer.slice(name.length + 1).replaceAll(/(^|\/)token\/\d+/g, '');
    const repeated = period === undefined ? {} : { period };
    const kink = { ...(inside === '' ? {} : { inside }), activation, breaks, ...repeated, contact };
    found.set(JSON.stringify(kink), kink);
  }
  return [...found.values()];
}

function layerLine(layer: LayerReport): ResultLine {
  const parameters = layer.parameters
    .map((p) => `${p.name} ${p.shape.join('×')}${p.trained ? '' : ' (fixed)'}`)
    .join(', ');
  const count = layer.parameters.reduce((sum, p) => sum + (p.trained ? sizeOf(p.shape) : 0), 0);
  const kinks = layer.kinks
    .map((k) => ({ ...k, places: k.breaks.map((b, i) => `${b} (C${contactText(k.contact[i])})`).join(', ') }))
    .map(
      (k) => (k.activation === 'max' ? 'kinks at ties (C⁰)' : `kinks at ${k.places}${repetition(k)}`) + placeText(k),
    );
  const what = layer.functions.length > 0 ? layer.functions.join(', ') : layer.type;
  const analytic = layer.functions.length > 0 && layer.kinks.length === 0 ? ['analytic'] : [];
  const details = [...(count > 0 ? [`${counted(count, 'parameter')}: ${parameters}`] : []), ...kinks, ...analytic];
  const shape = (s: readonly number[]): string => `[${s.join(', ')}]`;
  const value = `${`${what}  ${shape(layer.input)} → ${shape(layer.output)}`.padEnd(28)}  ${details.join('; ')}`;
  return { label: layer.layer, value: value.trimEnd() };
}

function placeText({ inside, activation }: LayerReport['kinks'][number]): string {
  return inside === undefined ? '' : ` of ${activation} in ${inside}`;
}

function contactText(contact: unknown): string {
  if (contact === -1) return '⁻¹: jumps';
  return contact === 'unknown' ? '^?' : contact === 0 ? '⁰' : contact === 1 ? '¹' : `^${String(contact)}`;
}
