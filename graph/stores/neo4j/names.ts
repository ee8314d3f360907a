import { badInput } from '../../errors.ts';
import type { Field, FieldShape } from '../../model/field.ts';
import { ENVELOPE, allFields } from '../../model/kind.ts';
import { type KindName, KIND_NAMES, kindOf } from '../../model/kinds.ts';

/** Properties of nodes besides the fields of their kind. */
const OURS = ['since', 'until', 'hash', 'precedence', 'audience', 'folded', 'location', 'identity'];

/** A field that names other facts: `(version)-[:relationship]->(identity of target)`. */
interface Reference {
  field: string;
  relationship: string;
  target: KindName;
  /** Whether the field is a list of codes. */
  many: boolean;
}

/** `referencesOf('Leg')` is `[{ field: 'from', relationship: 'FROM', target: 'Stop', many: false }, …]`. */
export function referencesOf(name: KindName): Reference[] {
  const kind = kindOf(name);
  return Object.entries(kind.relationships).map(([field, relationship]) => {
    const { refersTo, shape } = kind.fields[field] ?? {};
    const target = KIND_NAMES.find((other) => other === refersTo);
    if (target === undefined || relationship === undefined) {
      throw new Error(`${name}.${field} has a relationship but refers to no kind.`);
    }
    return { field, relationship, target, many: shape === 'texts' };
  });
}

export function referenceOf(name: KindName, field: string): Reference | undefined {
  return referencesOf(name).find((reference) => reference.field === field);
}

const CODE: Pick<Field<string>, 'shape'> = { shape: 'text' };

/** The field of a kind, of one of these shapes. Property names reach Cypher through here, so from the model alone. */
export function fieldOf(
  name: KindName,
  field: string,
  ...shapes: FieldShape[]
): Pick<Field<unknown>, 'shape'> {
  const fields: Record<string, Pick<Field<unknown>, 'shape'>> = {
    code: CODE,
    ...ENVELOPE,
    ...kindOf(name).fields,
  };
  const found = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (found === undefined || !shapes.includes(found.shape)) {
    throw badInput('field', field, `a field of ${name} that holds ${shapes.join(' or ')}`);
  }
  return found;
}

/** An index over a list property holds whole lists, so lists of codes are read through their relationships instead. */
export function isIndexedValue(name: KindName, field: string): boolean {
  const { indexed, fields } = kindOf(name);
  return indexed.includes(field) && fields[field]?.shape !== 'texts';
}

/** Whether facts of the kind have a point of their own. */
export function hasPoint(name: KindName): boolean {
  const { fields } = kindOf(name);
  return 'lat' in fields && 'lon' in fields;
}

/** `stop_by_country`, `stop_text`: names of constraints and indexes. */
export function indexName(name: KindName, purpose: string): string {
  return `${snakeCase(name)}_${snakeCase(purpose)}`;
}

function snakeCase(name: string): string {
  return name.replaceAll(/(?<=.)[A-Z]/g, '_$&').toLowerCase();
}

// Labels, relationship types and property names go into Cypher as they are: a model that breaks this rule does not start.
for (const name of KIND_NAMES) {
  const { relationships } = kindOf(name);
  const types = Object.values(relationships).filter((type) => type !== undefined);
  const words = [name, ...allFields(kindOf(name)).map(([field]) => field), ...types];
  const wrong = words.find((word) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(word) || OURS.includes(word));
  if (wrong !== undefined)
    throw new Error(`${name}: ${wrong} cannot be a label, relationship type or property.`);
}
