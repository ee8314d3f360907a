import { EXPORT_VIEWS } from '../../../api/export/export-views.ts';

const MEASURE = 'serviceTypes=PRIMARY_HEALTH,RFL,SGBV_RESPONSE&asOf=2026-11-01';
const WAY = 'from=Agadez&to=Lampedusa';

/** What is asked of each view. A view that is not here fails the test of the views. */
const ASKED: Readonly<Record<string, string>> = {
  gaps: `all=true&${MEASURE}`,
  questions: `all=true&${MEASURE}`,
  coverage: `all=true&${MEASURE}`,
  continuity: `${WAY}&${MEASURE}`,
  handovers: `${WAY}&${MEASURE}`,
  journeys: `${WAY}&asOf=2026-11-01`,
  partnerships: MEASURE,
  communities: 'asOf=2026-11-01',
  changes: 'from=2025-11-01&to=2026-11-01&serviceTypes=PRIMARY_HEALTH,RFL,SGBV_RESPONSE',
  'phone-calls': MEASURE,
  'critical-services': MEASURE,
  bottlenecks: 'asOf=2026-11-01',
  services: '',
  branches: '',
  practices: '',
  indicators: '',
  'key-points': 'asOf=2026-11-01',
  'key-point-levels': 'asOf=2026-11-01',
  trails: 'asOf=2026-11-01',
  network: 'asOf=2026-11-01',
  sources: '',
};

/** What names something hidden, or could be told by a filter. */
const FILTERED = [
  'services.csv?branch=h-branch',
  'services.csv?provider=h-provider',
  'services.csv?country=LBY',
  'services.csv?stop=h-stop',
  'services.json?near=32.9,13.18,5',
  'services.csv?validOn=2026-11-01&status=ACTIVE',
  'branches.csv?text=hidden',
  'branches.csv?offers=PRIMARY_HEALTH',
  'branches.csv?near=27,14.4,50',
  'trails.csv?trail=h-trail',
  'network.graphml?trail=h-trail',
  'network.graphml?trail=central-test&asOf=2026-11-01',
  `gaps.csv?trail=central-test&${MEASURE}`,
  `gaps.csv?network=h-network&${MEASURE}`,
  `gaps.csv?society=ns-lby&${MEASURE}&orderBy=DEATHS_DESC`,
  `coverage.csv?country=NER&${MEASURE}`,
  `handovers.csv?from=Agadez&to=h-stop&${MEASURE}`,
  `partnerships.csv?network=h-network&${MEASURE}`,
  `partnerships.csv?network=net-test&pairs=ACROSS&trail=central-test&${MEASURE}`,
  `journeys.csv?from=Agadez&to=h-stop&asOf=2026-11-01`,
  `changes.csv?from=2025-11-01&to=2026-11-01&trail=h-trail`,
  'practices.csv?country=LBY',
  'indicators.csv?network=h-network',
  `continuity.csv?${WAY}&via=h-stop&${MEASURE}`,
];

/** Every file of every view, and filters: paths under /export/. */
export const EXPORTS: readonly string[] = [
  ...EXPORT_VIEWS.flatMap(({ name, extensions }) =>
    extensions.map((extension) => `${name}.${extension}?${ASKED[name]}`),
  ),
  ...FILTERED,
];

/** Views without a question above. */
export const NOT_ASKED: readonly string[] = EXPORT_VIEWS.map(({ name }) => name).filter(
  (name) => ASKED[name] === undefined,
);
