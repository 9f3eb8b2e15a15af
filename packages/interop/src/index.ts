export { type NumberTable, readCsv } from './csv/readCsv.js';
export { defaultLimits, type ReadLimits } from './limits.js';
export { type NumberArray, readNpy } from './npy/readNpy.js';
export { writeNpy } from './npy/writeNpy.js';
export { type NamedTensor, readSafetensors } from './safetensors/readSafetensors.js';
