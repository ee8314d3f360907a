import type { Question } from '../../question/use-question.ts';

/** `/export/gaps.csv?trails=…`: docs/exports.md has the parameters. */
export function fileAddress(
  view: string,
  extension: string,
  { trail, types, group, asOf }: Pick<Question, 'trail' | 'types' | 'group' | 'asOf'>,
  orderBy?: string,
): string {
  const asked = new URLSearchParams({ trails: trail, serviceTypes: types.join(','), groups: group });
  if (asOf !== null) asked.set('asOf', asOf);
  if (orderBy !== undefined) asked.set('orderBy', orderBy);
  return `/export/${view}.${extension}?${asked.toString().replaceAll('%2C', ',')}`;
}
