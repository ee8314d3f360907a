import type { Visibility } from '../../graph/model/closed-lists.ts';
import { addDays, dateProblem } from '../../graph/model/day.ts';
import type { AnyFact, KindName } from '../../graph/model/kinds.ts';
import { FRESH_DAYS } from '../../graph/model/kinds/statement.ts';
import { defaultVisibility } from '../../graph/model/default-visibility.ts';
import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import type { LoadContext, Rejection } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import { rejected, warning } from './outcome.ts';

/** Fields that a row may leave out although the kind needs them. */
export const DEFAULTED: Partial<Record<KindName, readonly string[]>> = {
  Service: ['status', 'precision', 'remote', 'eligibility'],
  Source: ['priority', 'staleDays', 'illustrative'],
  RegionalNetwork: ['membersComplete'],
  Statement: ['links', 'freshUntil'],
};

const PRIORITY = 100;

type Draft = Record<string, unknown>;
type Refused = { outcome: 'rejected'; rejection: Rejection };

/** Fills what a row left out: envelope, code of a membership, days on which facts lapse, visibility. */
export function completeNative(kind: KindName, fact: Draft, context: LoadContext): Refused | null {
  const { options } = context;
  fact['source'] ??= kind === 'Source' && fact['code'] !== '' ? fact['code'] : options.source;
  fact['asOf'] ??= AGELESS.has(kind) ? null : options.asOf;
  fact['code'] = fact['code'] === '' ? codeOf(kind, fact) : fact['code'];
  if (kind === 'Service') {
    const refused = completeService(fact, context);
    if (refused !== null) return refused;
  }
  if (kind === 'Source') {
    fact['priority'] ??= PRIORITY;
    fact['staleDays'] ??= STALE_DAYS;
    fact['illustrative'] ??= false;
  }
  if (kind === 'RegionalNetwork') fact['membersComplete'] ??= false;
  if (kind === 'Statement') {
    fact['links'] ??= false;
    fact['freshUntil'] ??= isDate(fact['asOf']) ? addDays(fact['asOf'], FRESH_DAYS) : null;
  }
  fact['visibility'] ??= usualVisibility(kind, fact, context);
  return null;
}

/** A row is believed when it says that more may read than usual: who publishes it has decided. It is told all the same. */
export function widened(kind: KindName, fact: AnyFact, context: LoadContext): Warning[] {
  if (usualVisibility(kind, fact, context) !== 'RESTRICTED' || fact['visibility'] === 'RESTRICTED') return [];
  const message = `${kind} ${fact.code} is ${String(fact['visibility'])}, as its row says; such facts are RESTRICTED where a row says nothing.`;
  return [warning('WIDER_THAN_USUAL', message)];
}

/** Facts that do not age: `--as-of` is not theirs. */
const AGELESS: ReadonlySet<KindName> = new Set([
  'Source',
  'Country',
  'Group',
  'ServiceType',
  'MinimumPackage',
  'NationalSociety',
  'AdminArea',
  'Provider',
  'Trail',
  'TrailCountry',
  'TrailStop',
  'TrailLeg',
]);

function completeService(fact: Draft, { graph, options }: LoadContext): Refused | null {
  fact['status'] ??= 'ACTIVE';
  fact['remote'] ??= false;
  fact['eligibility'] ??= (fact['conditions'] as string[]).length > 0 ? 'CONDITIONAL' : 'UNKNOWN';
  if ((fact['groups'] as string[]).length === 0) fact['groups'] = ['EVERYONE'];
  const placed = fact['stop'] !== null || fact['leg'] !== null || fact['lat'] !== null;
  const inArea = (fact['adminAreas'] as string[]).length > 0;
  fact['precision'] ??= placed ? 'POINT' : inArea ? 'AREA' : null;
  if (fact['precision'] === null) {
    return rejected(
      'precision',
      null,
      'The Service has no place and no precision.',
      'a stop, leg, point or area; or precision COUNTRY.',
    );
  }
  if (fact['staleFrom'] !== null || fact['validUntil'] !== null) return null;
  if (!isDate(fact['asOf'])) {
    const accepted = 'asOf or validUntil as YYYY-MM-DD, or --as-of for the file.';
    return rejected(
      'asOf',
      fact['asOf'] as string | null,
      'The Service has neither an as-of nor an end date: it would never lapse.',
      accepted,
    );
  }
  const days = options.staleDays ?? graph.sourceStaleDays(String(fact['source'])) ?? STALE_DAYS;
  fact['staleFrom'] = addDays(fact['asOf'], days);
  return null;
}

function usualVisibility(kind: KindName, fact: Draft, context: LoadContext): Visibility {
  if (kind === 'Service')
    return defaultVisibility(
      { serviceTypes: [String(fact['serviceType'])], groups: fact['groups'] as string[] },
      context,
    );
  const serviceTypes =
    kind === 'Referral'
      ? [String(fact['serviceType'])]
      : kind === 'Statement'
        ? (fact['serviceTypes'] as string[])
        : [];
  return defaultVisibility({ serviceTypes }, context);
}

function codeOf(kind: KindName, fact: Draft): string {
  if (kind === 'TrailStop') return `${String(fact['trail'])}/${String(fact['stop'])}`;
  if (kind === 'TrailLeg') return `${String(fact['trail'])}/${String(fact['leg'])}`;
  if (kind === 'TrailCountry') return `${String(fact['trail'])}/${String(fact['country'])}`;
  if (kind === 'Leg') return `${String(fact['from'])}--${String(fact['to'])}`;
  return '';
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && dateProblem(value) === null;
}
