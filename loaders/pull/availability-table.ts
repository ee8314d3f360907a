interface Availability {
  readonly country: string;
  readonly category: string;
  readonly table: string;
  /** Records of the list: one for each area. */
  readonly areas: number;
  /** The latest day; null when none is said. */
  readonly updated: string | null;
}

/** What HAPI has, one line per country and table. */
export function availabilityTable(records: readonly Record<string, unknown>[]): Availability[] {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const groups = Map.groupBy(records, (one) =>
    [one['location_code'], one['category'], one['subcategory']].map(text).join('\n'),
  );
  return [...groups]
    .map(([key, ones]) => {
      const [country = '', category = '', table = ''] = key.split('\n');
      const days = ones.map((one) => text(one['hapi_updated_date']).slice(0, 10)).filter((day) => day !== '');
      return { country, category, table, areas: ones.length, updated: days.toSorted().at(-1) ?? null };
    })
    .toSorted((a, b) =>
      `${a.country} ${a.category} ${a.table}` < `${b.country} ${b.category} ${b.table}` ? -1 : 1,
    );
}
