import type { ExportView } from './export-view.ts';
import { bottlenecks } from './views/bottlenecks.ts';
import { branches } from './views/branches.ts';
import { changes } from './views/changes.ts';
import { communities } from './views/communities.ts';
import { continuity } from './views/continuity.ts';
import { coverage } from './views/coverage.ts';
import { criticalServices } from './views/critical-services.ts';
import { gaps } from './views/gaps.ts';
import { handovers } from './views/handovers.ts';
import { indicators } from './views/indicators.ts';
import { journeys } from './views/journeys.ts';
import { keyPointLevels } from './views/key-point-levels.ts';
import { keyPoints } from './views/key-points.ts';
import { network } from './views/network.ts';
import { partnerships } from './views/partnerships.ts';
import { phoneCalls } from './views/phone-calls.ts';
import { practices } from './views/practices.ts';
import { questions } from './views/questions.ts';
import { services } from './views/services.ts';
import { sources } from './views/sources.ts';
import { trails } from './views/trails.ts';

/** Everything that can be exported. A new view is a file in views/ and a line here. */
export const EXPORT_VIEWS: readonly ExportView[] = [
  gaps,
  questions,
  coverage,
  continuity,
  handovers,
  journeys,
  partnerships,
  communities,
  changes,
  phoneCalls,
  criticalServices,
  bottlenecks,
  services,
  branches,
  practices,
  indicators,
  keyPoints,
  keyPointLevels,
  trails,
  network,
  sources,
];
