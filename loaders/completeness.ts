import { createHash } from 'node:crypto';
import { TrailcareError, badInput } from '../graph/errors.ts';
import { PROVIDER_KINDS } from '../graph/model/closed-lists.ts';
import { addDays } from '../graph/model/day.ts';
import type { AnyFact } from '../graph/model/kinds.ts';
import { FRESH_DAYS } from '../graph/model/kinds/statement.ts';
import { foldText } from '../graph/model/text.ts';

/** What `--complete-for ETH/Tigray:PRIMARY_HEALTH,RFL:ALL+LINKS` says: this source lists all such services there. */
export interface CompletenessClaim {
  readonly country: string;
  /** Code or name of an area of the country; null: the whole. */
  readonly area: string | null;
  readonly serviceTypes: readonly string[] | 'ALL';
  readonly providerKinds: readonly string[];
  readonly links: boolean;
}

const FORM =
  'COUNTRY[/AREA]:TYPES:PROVIDER_KINDS[+LINKS], as ETH:PRIMARY_HEALTH,RFL:ALL or ETH/Tigray:PRIMARY_HEALTH:NATIONAL_SOCIETY,UN';

/** Parses the option; an unknown provider kind is refused here, unknown types and areas when the graph is at hand. */
export function parseCompletenessClaim(text: string): CompletenessClaim {
  const match = /^([A-Za-z]{3})(?:\/(.+?))?:([A-Za-z0-9_,\s]+):([A-Za-z_,\s]+?)(\+LINKS)?$/u.exec(
    text.trim(),
  );
  if (match === null) throw badInput('--complete-for', text, FORM);
  const [, country, area, types, kinds, links] = match as unknown as [
    string,
    string,
    string?,
    string?,
    string?,
    string?,
  ];
  const serviceTypes = words(types!);
  const providerKinds = words(kinds!);
  if (serviceTypes.length === 0 || providerKinds.length === 0) throw badInput('--complete-for', text, FORM);
  const all = providerKinds.includes('ALL');
  const unknown = providerKinds.find(
    (kind) => kind !== 'ALL' && !(PROVIDER_KINDS as readonly string[]).includes(kind),
  );
  if (unknown !== undefined)
    throw badInput('--complete-for', unknown, `ALL or some of ${PROVIDER_KINDS.join(', ')}`);
  return {
    country: country.toUpperCase(),
    area: area ?? null,
    serviceTypes: serviceTypes.includes('ALL') ? 'ALL' : serviceTypes,
    providerKinds: all ? PROVIDER_KINDS : providerKinds,
    links: links !== undefined,
  };
}

const words = (list: string) =>
  list
    .split(',')
    .map((word) => word.trim().toUpperCase())
    .filter((word) => word !== '');

export interface Area {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly parent: string | null;
}

/** The one area that a claim means: by code, then by name, the coarsest level on which the name is unique. */
export function findArea(text: string, country: string, areas: readonly Area[]): string {
  const byCode = areas.find(({ code }) => code.toLowerCase() === text.toLowerCase());
  if (byCode !== undefined) return byCode.code;
  const named = areas.filter(({ name }) => foldText(name) === foldText(text));
  const coarsest = Math.min(...named.map(({ level }) => level));
  const found = named.filter(({ level }) => level === coarsest);
  if (found.length === 1) return found[0]!.code;
  const shown = (found.length > 1 ? found : areas.filter(({ level }) => level === 1))
    .slice(0, 10)
    .map(({ code, name }) => `${name} (${code})`);
  throw new TrailcareError(
    'BAD_INPUT',
    found.length > 1
      ? `--complete-for: ${JSON.stringify(text)} names ${found.length} areas of ${country}: ${shown.join(', ')}. Give the code.`
      : `--complete-for: ${country} has no area ${JSON.stringify(text)} in the graph or in this load.${shown.length > 0 ? ` It has: ${shown.join(', ')}.` : ''}`,
    { argument: '--complete-for', value: text },
  );
}

/** How the codes of statements begin that a source makes by `--complete-for`. */
export const statementPrefix = (source: string) => `${source}:complete:`;

/** The Statement fact of a claim. It counts for a year after its as-of. */
export function statementOf(
  claim: CompletenessClaim,
  at: {
    readonly area: string | null;
    readonly serviceTypes: readonly string[];
    readonly source: string;
    readonly asOf: string;
    readonly visibility: string;
  },
): AnyFact {
  const providerKinds = claim.providerKinds.toSorted();
  const serviceTypes = at.serviceTypes.toSorted();
  const what = JSON.stringify([claim.country, at.area, serviceTypes, providerKinds, claim.links]);
  return {
    code: `${statementPrefix(at.source)}${createHash('sha1').update(what).digest('hex').slice(0, 10)}`,
    source: at.source,
    asOf: at.asOf,
    validFrom: null,
    validUntil: null,
    visibility: at.visibility,
    country: claim.country,
    adminArea: at.area,
    serviceTypes: [...serviceTypes],
    providerKinds: [...providerKinds],
    links: claim.links,
    freshUntil: addDays(at.asOf, FRESH_DAYS),
    nationalSociety: null,
  };
}
