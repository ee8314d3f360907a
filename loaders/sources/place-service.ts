import { addDays } from '../../graph/model/day.ts';
import type { Point } from '../../graph/model/great-circle.ts';
import { defaultVisibility } from '../../graph/model/default-visibility.ts';
import type { LoadContext, Put } from '../source-format.ts';
import { envelope, put } from './envelope.ts';

interface PlaceService {
  readonly code: string;
  readonly name: string | null;
  readonly serviceType: string;
  readonly provider: string;
  readonly branch: string | null;
  readonly status: string;
  readonly asOf: string;
  readonly country: string;
  readonly point: Point;
  readonly adminAreas: readonly string[];
  readonly sourceWords: readonly string[];
}

const EVERYONE = ['EVERYONE'];

/** A service at its own point, of which a list says no more than what and where: eligibility UNKNOWN, for EVERYONE. */
export function placeService(service: PlaceService, staleDays: number, context: LoadContext): Put {
  const { code, name, serviceType, provider, branch, status, asOf, country, point, adminAreas, sourceWords } =
    service;
  const ended = status === 'COMPLETED';
  return put('Service', {
    code,
    ...envelope(context.options, asOf),
    visibility: defaultVisibility({ serviceTypes: [serviceType], groups: EVERYONE }, context),
    validUntil: ended ? asOf : null,
    name,
    serviceType,
    provider,
    branch,
    status,
    staleFrom: ended ? null : addDays(asOf, staleDays),
    country,
    stop: null,
    leg: null,
    lat: point.lat,
    lon: point.lon,
    precision: 'POINT',
    reachKm: null,
    adminAreas: [...adminAreas],
    remote: false,
    groups: [...EVERYONE],
    eligibility: 'UNKNOWN',
    conditions: [],
    capacityPerDay: null,
    openingDays: null,
    sourceWords: sourceWords.filter((word) => word !== ''),
  });
}
