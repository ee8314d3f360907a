/** The same function, which computes once for each object and remembers what it found for as long as the object is there: most documents come again. */
export function onceForEach<K extends object, More extends readonly unknown[], V>(
  compute: (key: K, ...more: More) => V,
): (key: K, ...more: More) => V {
  const found = new WeakMap<K, { readonly value: V }>();
  return (key, ...more) => {
    const known = found.get(key) ?? { value: compute(key, ...more) };
    found.set(key, known);
    return known.value;
  };
}
