/** Keys that an object may lack; of a union, those that every member may lack. */
type OptionalKey<T> = keyof { [K in keyof T as object extends Pick<T, K> ? K : never]: T[K] };

/** The same object without one of its optional fields. */
export function without<T extends object, K extends OptionalKey<T> & keyof T>(from: T, key: K): T {
  const copy = { ...from };
  delete copy[key];
  return copy;
}
