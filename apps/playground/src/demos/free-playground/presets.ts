/** Data to begin with: rows x,y. */
export const presets: readonly { readonly label: string; readonly rows: string }[] = [
  { label: 'a tent', rows: '-2,0\n-1.5,0\n-1,0\n-0.5,0.5\n0,1\n0.5,0.5\n1,0\n1.5,0\n2,0' },
  { label: 'the absolute value', rows: '-2,2\n-1.5,1.5\n-1,1\n-0.5,0.5\n0,0\n0.5,0.5\n1,1\n1.5,1.5\n2,2' },
  { label: 'a step', rows: '-2,-1\n-1.5,-1\n-1,-1\n-0.5,-1\n0.5,1\n1,1\n1.5,1\n2,1' },
  {
    label: 'a wave',
    rows: '-3,-0.14\n-2.5,-0.6\n-2,-0.91\n-1.5,-1\n-1,-0.84\n-0.5,-0.48\n0,0\n0.5,0.48\n1,0.84\n1.5,1\n2,0.91\n2.5,0.6\n3,0.14',
  },
  { label: 'a line with an outlier', rows: '-2,-1\n-1.5,-0.75\n-1,-0.5\n-0.5,-0.25\n0,0\n0.5,2\n1,0.5\n1.5,0.75\n2,1' },
  { label: 'the two points of the two-parameter network', rows: '0.9,0.9\n2.5,2.5' },
  { label: 'one point', rows: '1,1' },
];
