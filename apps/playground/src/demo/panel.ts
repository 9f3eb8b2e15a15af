import type { AnySettings, Setting, Settings } from './settings.ts';

/** Where a panel is drawn: in the page, or by the build into a document without a screen. Lengths in CSS pixels. */
export interface Area {
  readonly document: Document;
  readonly width: number;
  readonly height: number;
}

/** Points, one for each entry. Too many for one element each: they are one path, or one image. */
export interface Cloud {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The coordinates of a drawn ground, in pixels of its area. */
export interface Frame {
  readonly document: Document;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly invertX: (pixel: number) => number;
  readonly invertY: (pixel: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The lowest layer of a panel with its coordinates. */
export interface Ground {
  readonly svg: SVGSVGElement;
  readonly frame: Frame;
}

/** Where a drag began: the place, in the coordinates of the frame, and the settings. */
export interface DragStart<S extends AnySettings = Settings> {
  readonly x: number;
  readonly y: number;
  readonly settings: S;
}

/** How the reader changes settings by dragging in a panel. */
export interface Handle<S extends AnySettings = Settings> {
  /** The input that arrow keys change when the panel has the focus; without it only the pointer is heard. */
  readonly slider?: string;
  /** What it is for, in words. */
  readonly label: string;
  /** The settings that the pointer stands for at a place; they are brought into their ranges. */
  readonly settingsAt: (
    to: { readonly x: number; readonly y: number },
    from: DragStart<S>,
  ) => Readonly<Record<string, Setting>>;
  /**
   * What a key changes when the panel has the focus, for a handle that stands for more than one number; `undefined` for
   * a key that is not its own.
   */
  readonly settingsAfterKey?: (key: string, settings: S) => Readonly<Record<string, Setting>> | undefined;
}

/**
 * One picture of a demo. It draws results and computes nothing.
 *
 * It has three layers: the ground (axes, contours: drawn again when its stages have new results), a cloud of points, and
 * marks (drawn again whenever a setting changes).
 */
export interface Panel<Results, S extends AnySettings = Settings> {
  readonly name: string;
  readonly title: string;
  /** Height divided by width. */
  readonly aspect: number;
  readonly width: 'full' | 'half';
  /** Which table of the demo has its numbers. */
  readonly table: string;
  /** The stages whose results the ground and the cloud show. */
  readonly stages: readonly (keyof Results & string)[];
  readonly ground: (results: Results, area: Area, settings: S) => Ground;
  readonly cloud?: (results: Results) => Cloud;
  readonly marks: (results: Results, settings: S, frame: Frame) => readonly SVGElement[];
  readonly handle?: Handle<S>;
  /** What the picture shows with these results: a sentence or two, for everybody. */
  readonly describe: (results: Results, settings: S) => string;
}

// biome-ignore lint/suspicious/noExplicitAny: a panel of some demo; what its results and settings are is known to it alone
export type AnyPanel = Panel<any, any>;
