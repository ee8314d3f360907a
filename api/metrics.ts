import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const registry = new Registry();
const registers = [registry];
collectDefaultMetrics({ register: registry });

/** From a cached answer to the longest plan that somebody waits for. */
const SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60];

/** From a fact by its code to what no limit allows. */
const COSTS = [10, 100, 1_000, 10_000, 100_000, 1_000_000];

/** What the process tells of itself at `/metrics`. Labels are from closed sets: nothing that a client sends becomes one. */
export const metrics = {
  registry,
  requests: new Histogram({
    name: 'trailcare_http_request_seconds',
    help: 'Requests over HTTP by route, until the answer was sent.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  }),
  operations: new Histogram({
    name: 'trailcare_operation_seconds',
    help: 'GraphQL operations: those of the pages by name, all others as "other".',
    labelNames: ['operation', 'type'],
    buckets: SECONDS,
    registers,
  }),
  cost: new Histogram({
    name: 'trailcare_operation_cost',
    help: 'What operations cost by the model of docs/limits.md, those that were refused for it included.',
    labelNames: ['outcome'],
    buckets: COSTS,
    registers,
  }),
  keptFacts: new Counter({
    name: 'trailcare_kept_facts_total',
    help: 'Facts asked for by code: kept from before, or read from the store.',
    labelNames: ['how'],
    registers,
  }),
  keptAnswers: new Counter({
    name: 'trailcare_kept_answers_total',
    help: 'Queries whose whole answer may be kept: computed, joined (somebody else was waiting for the same), or kept from before.',
    labelNames: ['how'],
    registers,
  }),
  keptAnswersBytes: new Gauge({
    name: 'trailcare_kept_answers_bytes',
    help: 'Memory of the answers that are kept.',
    registers,
  }),
  rootFields: new Counter({
    name: 'trailcare_root_fields_total',
    help: 'Root fields of the schema that were asked for.',
    labelNames: ['field'],
    registers,
  }),
  errors: new Counter({
    name: 'trailcare_errors_total',
    help: 'Errors in GraphQL answers by code: OVERLOADED are refusals, INTERNAL_SERVER_ERROR ours.',
    labelNames: ['code'],
    registers,
  }),
  answers: new Counter({
    name: 'trailcare_heavy_answers_total',
    help: 'Heavy answers: computed, joined (somebody else was waiting for the same), or kept from before.',
    labelNames: ['how'],
    registers,
  }),
  queueRunning: new Gauge({
    name: 'trailcare_queue_running',
    help: 'Work that runs, by queue.',
    labelNames: ['queue'],
    registers,
  }),
  queueWaiting: new Gauge({
    name: 'trailcare_queue_waiting',
    help: 'Work that waits for its turn, by queue.',
    labelNames: ['queue'],
    registers,
  }),
  snapshots: new Histogram({
    name: 'trailcare_snapshot_build_seconds',
    help: 'Snapshots of the network that were built of all facts, renewed by what loads touched, or failed.',
    labelNames: ['outcome'],
    buckets: SECONDS,
    registers,
  }),
  revision: new Gauge({
    name: 'trailcare_graph_revision',
    help: 'Revision of the newest snapshot.',
    registers,
  }),
  graphAge: new Gauge({
    name: 'trailcare_graph_age_seconds',
    help: 'For how long the store has not answered; 0 while it does.',
    registers,
  }),
  storeCalls: new Histogram({
    name: 'trailcare_store_call_seconds',
    help: 'Calls to the store by method: ok, or the code of the error.',
    labelNames: ['call', 'outcome'],
    buckets: SECONDS,
    registers,
  }),
};
