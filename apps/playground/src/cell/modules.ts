import * as landscape from '@crease/landscape';
import * as stability from '@crease/stability';
import * as symbolic from '@crease/symbolic';
import * as tensor from '@crease/tensor';
import type { Modules } from './executeCell.ts';

/** The modules that every cell can import. */
export const modules: Modules = {
  '@crease/tensor': tensor,
  '@crease/symbolic': symbolic,
  '@crease/landscape': landscape,
  '@crease/stability': stability,
};
