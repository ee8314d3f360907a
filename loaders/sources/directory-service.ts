import { addDays } from '../../graph/model/day.ts';
import type { Point } from '../../graph/model/great-circle.ts';
import { defaultVisibility } from '../../graph/model/default-visibility.ts';
import type { LoadContext, Put } from '../source-format.ts';
import { envelope, put } from './envelope.ts';

/** What a directory of services says of one: more than a list of places does, less than our own format. */
export interface DirectoryService {
  readonly code: string;
  readonly name: string | null;
  readonly serviceType: string;
  readonly provider: string;
  readonly branch?: string | null;
  readonly status: string;
  readonly asOf: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly country: string;
  readonly point: Point | null;
  readonly precision: 'POINT' | 'AREA' | 'COUNTRY';
  readonly adminAreas: readonly string[];
  readonly remote: boolean;
  readonly groups: readonly string[];
  /** Any condition makes it CONDITIONAL. */
  readonly conditions: readonly string[];
  /** That the directory says for all to come; without conditions and without this, nobody knows. */
  readonly open: boolean;
  readonly openingDays: string | null;
  readonly sourceWords: readonly string[];
}

export function directoryService(service: DirectoryService, staleDays: number, context: LoadContext): Put {
  const { serviceType, asOf, status, point, conditions } = service;
  const groups = service.groups.length === 0 ? ['EVERYONE'] : [...service.groups];
  const ended = status === 'COMPLETED' && service.validUntil === null;
  const validUntil = ended ? asOf : service.validUntil;
  const { validFrom } = service;
  return put('Service', {
    code: service.code,
    ...envelope(context.options, asOf),
    visibility: defaultVisibility({ serviceTypes: [serviceType], groups }, context),
    validFrom: validFrom !== null && validUntil !== null && validFrom > validUntil ? null : validFrom,
    validUntil,
    name: service.name,
    serviceType,
    provider: service.provider,
    branch: service.branch ?? null,
    status,
    staleFrom: validUntil === null ? addDays(asOf, staleDays) : null,
    country: service.country,
    stop: null,
    leg: null,
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
    precision: service.precision,
    reachKm: null,
    adminAreas: [...service.adminAreas],
    remote: service.remote,
    groups,
    eligibility: conditions.length > 0 ? 'CONDITIONAL' : service.open ? 'OPEN' : 'UNKNOWN',
    conditions: [...new Set(conditions)],
    capacityPerDay: null,
    openingDays: service.openingDays === '' ? null : service.openingDays,
    sourceWords: [...new Set(service.sourceWords.filter((word) => word !== ''))],
  });
}
