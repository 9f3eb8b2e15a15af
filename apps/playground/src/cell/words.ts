/** Every text of the runnable cells' user interface. */
export const words = {
  code: 'Code of the cell',
  droppedOutputs: (count: number): string => `… and ${count} more outputs, not shown.`,
  droppedRows: (count: number): string => `… and ${count} more rows.`,
  output: 'Output of the cell',
  table: 'Table',
  problem: (name: string, line: number | null): string => (line === null ? name : `${name} in line ${line}`),
} as const;
