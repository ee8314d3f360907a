import type { LoadContext, LoadOptions, Put } from '../source-format.ts';
import type { Sample } from '../formats/row.ts';
import { shortHash, slug } from '../reconcile/slug.ts';
import { CODE_PATTERN } from '../../graph/model/field.ts';
import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import { envelope, put, sourcePuts } from './envelope.ts';

/** Below that of bundled sources: a route table adds stops and legs to a known trail, but does not rename it. */
const PRIORITY = 40;

export const trailOf = (options: LoadOptions): string => options.trail ?? options.source;

/** The Source and the Trail of a route table. A trail that no other source names is called by its code. */
export function trailPuts(context: LoadContext, sample: Sample): Put[] {
  const { options } = context;
  const code = trailOf(options);
  return [
    ...sourcePuts(context, sample, options.staleDays ?? STALE_DAYS, PRIORITY),
    put('Trail', {
      code,
      ...envelope(options, null),
      name: code.replaceAll(/[-_]+/gu, ' '),
      description: null,
    }),
  ];
}

/** `stopCode('flee', 'Wad_Al_Mahi')` is 'flee:Wad_Al_Mahi': the name as it stands, where it is ASCII. */
export function stopCode(source: string, name: string): string {
  const plain = name.trim().replaceAll(/\s+/gu, '_');
  const code = `${source}:${plain}`;
  return CODE_PATTERN.test(code) && !plain.includes(':') ? code : `${source}:${slug(name)}`;
}

/** `legCode('flee', 'flee:Humera', 'flee:Hamdayet')` is 'flee:Humera--Hamdayet'. With a mode where a source knows several between two stops. */
export function legCode(source: string, start: string, end: string, mode: string | null = null): string {
  const name = (code: string) => (code.startsWith(`${source}:`) ? code.slice(source.length + 1) : code);
  const code = `${source}:${name(start)}--${name(end)}${mode === null ? '' : `-${mode.toLowerCase()}`}`;
  // Two long codes joined may be too long for one: TrailLeg adds the trail's.
  return CODE_PATTERN.test(code) && code.length <= 120 ? code : `${source}:${shortHash(code)}`;
}
