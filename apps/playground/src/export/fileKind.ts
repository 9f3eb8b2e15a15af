/** The kinds of file in which a picture and its numbers can be saved. */
export const fileKinds = ['svg', 'png', 'csv', 'json'] as const;
export type FileKind = (typeof fileKinds)[number];
