export type SqlValue = string | number | null;

/** A piece of SQL with the values of its `?`, in their order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

const isSql = (hole: Sql | SqlValue): hole is Sql => typeof hole === 'object' && hole !== null;

/**
 * SQL from a template: pieces are spliced in, and every other value becomes a parameter, so that nothing
 * a reader typed is ever SQL. `` sql`${column('code')} > ${after}` `` is `"code" > ?` with [after].
 */
export function sql(parts: TemplateStringsArray, ...holes: readonly (Sql | SqlValue)[]): Sql {
  let text = parts[0] ?? '';
  const values: SqlValue[] = [];
  for (const [index, hole] of holes.entries()) {
    if (isSql(hole)) {
      text += hole.text;
      values.push(...hole.values);
    } else {
      text += '?';
      values.push(hole);
    }
    text += parts[index + 1] ?? '';
  }
  return { text, values };
}

/** The name of a table or column, quoted: `from` and `group` are words of SQL. Names come from the model alone. */
export function identifier(...names: readonly string[]): Sql {
  return { text: names.map((name) => `"${name}"`).join('.'), values: [] };
}

export function join(pieces: readonly Sql[], separator: ' AND ' | ' OR ' | ', '): Sql {
  return {
    text: pieces.map(({ text }) => text).join(separator),
    values: pieces.flatMap(({ values }) => values),
  };
}

/** The given texts as rows of one column: one parameter however many, so that one prepared statement serves all. */
export function oneOf(values: readonly string[]): Sql {
  return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
