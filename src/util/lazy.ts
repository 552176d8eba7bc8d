/**
 * Gives a record fields that are computed when they are first read. They are not enumerable: copying or printing the
 * record computes nothing.
 */
export function withLazy<T extends object, L extends object>(
  record: T,
  fields: { readonly [Name in keyof L]: () => L[Name] },
): T & L {
  for (const name of Object.keys(fields) as (keyof L & string)[]) {
    Object.defineProperty(record, name, {
      configurable: true,
      get() {
        const value = fields[name]();
        Object.defineProperty(record, name, { value, configurable: true });
        return value;
      },
    });
  }
  return record as T & L;
}
