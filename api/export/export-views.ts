import type { ExportView } from './export-view.ts';
import { branches } from './views/branches.ts';
import { continuity } from './views/continuity.ts';
import { coverage } from './views/coverage.ts';
import { gaps } from './views/gaps.ts';
import { handovers } from './views/handovers.ts';
import { network } from './views/network.ts';
import { partnerships } from './views/partnerships.ts';
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
  partnerships,
  services,
  branches,
  trails,
  network,
  sources,
];
