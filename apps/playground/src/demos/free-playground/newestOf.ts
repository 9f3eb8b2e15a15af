/** Keeps the newest value with its key, so that stages with the same settings do not make it twice. */
export function newestOf<T>(): (key: string, make: () => T) => T {
  let newest: { readonly key: string; readonly value: T } | undefined;
  return (key, make) => {
    if (newest?.key !== key) newest = { key, value: make() };
    return newest.value;
  };
}
