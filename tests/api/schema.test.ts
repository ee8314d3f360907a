import {
  buildASTSchema,
  execute,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isSpecifiedScalarType,
  parse,
  validate,
  validateSchema,
} from 'graphql/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSchema, schemaDocument } from '../../api/build-schema.ts';
import { contextFor } from '../../api/context.ts';
import { globalId } from '../../api/global-id.ts';
import { networkHolder } from '../../api/network-holder.ts';
import { jobRunner } from '../../graph/jobs/job-runner.ts';
import * as lists from '../../graph/model/closed-lists.ts';
import { type Principal, SCOPES } from '../../graph/access/principal.ts';
import { MOVEMENT_VIEWER } from '../../graph/model/viewer.ts';
import { load, loadFacts, type OpenedStore } from '../contract/context.ts';
import { queryText } from './support/recorded.ts';
import { JOB_ID, storedJob } from './support/stored-job.ts';
import { storedScenario } from './support/stored-scenario.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { fact, world } from './support/world.ts';

const schema = buildSchema();
const ours = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

/** How a description says what null means: "Null: unknown, not stated; or withheld from this reader." */
const NULL_MEANS = /\bnull\b.*(?:unknown|withheld|does not apply|failed)/is;

/** Arguments of the root fields that need some, or that show more with some. */
const ARGUMENTS: Record<string, string> = {
  bottlenecks: '(from: "agadez", to: "lampedusa", samples: 1)',
  node: `(id: "${globalId('Stop', 'sabha')}")`,
  nodes: `(ids: ["${globalId('Stop', 'sabha')}"])`,
  country: '(code: "NER")',
  nationalSociety: '(code: "ns-ita")',
  regionalNetwork: '(code: "net-test")',
  societiesApart: '(from: "ns-ita", to: "ns-lby")',
  provider: '(code: "p-eth")',
  branch: '(code: "b-000")',
  service: '(code: "sar-ship")',
  stop: '(code: "sabha")',
  trail: '(code: "central-test")',
  coverage: '(all: true, asOf: "2026-11-01")',
  dataAvailability: '(countries: ["NER"])',
  journeys: '(from: "agadez", to: "lampedusa", asOf: "2026-11-01")',
  continuity: '(from: "agadez", to: "lampedusa", asOf: "2026-11-01")',
  whatIf:
    '(changes: [{ closeService: { code: "health-agadez-2" } }, { closeService: { code: "health-agadez" } }], asOf: "2026-11-01")',
  criticalServices: '(asOf: "2026-11-01")',
  changes: '(from: "2025-11-01", to: "2026-11-01")',
  communities: '(asOf: "2026-11-01")',
  indicatorLevels: '(name: "Needs assessment")',
  keyPoints: '(asOf: "2026-11-01")',
  phoneCalls: '(asOf: "2026-11-01")',
  plan: '(trails: ["central-test"], serviceTypes: ["PRIMARY_HEALTH", "ADVOCACY_ACCESS"], sites: 2, asOf: "2026-11-01")',
  partnerships: '(asOf: "2026-11-01")',
  search: '(text: "agadez")',
  job: `(id: "${JOB_ID}")`,
  scenario: '(code: "s-1")',
  compareScenarios: '(codes: ["s-1"])',
  statements: '(includeStale: true)',
};

/** A selection of all fields of a type, some levels deep; a type is not entered again below itself. */
function selectAll(type: GraphQLNamedType, depth: number, path: readonly string[]): string {
  if (isAbstractType(type)) return '{ __typename }';
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    const composite = isObjectType(inner) || isAbstractType(inner);
    if (composite && (depth === 0 || path.includes(inner.name))) return [];
    if (type.name !== 'Query' && field.args.some(isRequiredArgument)) return [];
    const given = type.name === 'Query' ? (ARGUMENTS[field.name] ?? '') : '';
    return [`${field.name}${given} ${composite ? selectAll(inner, depth - 1, [...path, inner.name]) : ''}`];
  });
  return fields.length === 0 ? '{ __typename }' : `{ ${fields.join('\n')} }`;
}

/** What is there only after a write: tests/api/support/access-suite.ts asks for all of it. */
const ASKED_BY_WRITERS = /^(?:Mutation|\w+Changed|Proposal|ProposalEdge|Validation|FactChange|AuditRecord)\./;

/** Who may ask every root field. */
const ADMINISTRATOR: Principal = {
  kind: 'account',
  actor: 'key:1',
  roles: [{ name: 'administrator' }],
  scopes: SCOPES,
};

const clinicAt = (stop: string, country: string) =>
  fact('Service', `open-${stop}`, {
    serviceType: 'PRIMARY_HEALTH',
    provider: 'p-ngo',
    stop,
    country,
    status: 'ACTIVE',
    groups: ['EVERYONE'],
    eligibility: 'OPEN',
    asOf: '2026-06-30',
    staleFrom: '2027-06-30',
  });

describe('schema/*.graphql', () => {
  it('is valid, which the server does not look at again', () => {
    expect(() => buildASTSchema(schemaDocument())).not.toThrow();
    expect(validateSchema(schema)).toEqual([]);
  });
});

describe('the schema', () => {
  let opened: OpenedStore;
  const resolved = new Set<string>();
  beforeAll(async () => {
    opened = await openEmptySqliteStore();
    await loadFacts(opened.store, world());
    // A border that is served on both sides, of whose links nobody knows.
    await loadFacts(opened.store, { Service: [clinicAt('dirkou', 'NER'), clinicAt('sabha', 'LBY')] });
    await load(opened.store, (session) =>
      session.putRecord('scenario', 's-1', JSON.stringify(storedScenario()), 0),
    );
    await opened.store.noteRecord('job', JOB_ID, JSON.stringify(storedJob()), 0);
    for (const type of ours.filter(isObjectType)) {
      for (const field of Object.values(type.getFields())) {
        const resolve = field.resolve!;
        field.resolve = (...given) => {
          resolved.add(`${type.name}.${field.name}`);
          return resolve(...given);
        };
      }
    }
  });
  afterAll(() => opened.close());

  async function run(query: string) {
    const networks = networkHolder(opened.store, { pollMs: 0, report: () => {} });
    const now = () => new Date('2026-11-02');
    const context = contextFor(
      { store: opened.store, networks, now, jobs: jobRunner(opened.store, { now }) },
      { principal: ADMINISTRATOR, viewer: MOVEMENT_VIEWER },
    );
    await context.pin(await context.newestRevision());
    return execute({ schema, document: parse(query), contextValue: context });
  }

  it('every field is answered by a resolver or a property of its parent', async () => {
    for (const [name, root] of Object.entries(schema.getQueryType()!.getFields())) {
      const inner = getNamedType(root.type);
      const { errors } = await run(
        `{ ${name}${ARGUMENTS[name] ?? ''} ${selectAll(inner, 5, [inner.name])} }`,
      );
      expect(errors, name).toBeUndefined();
    }
    const noWay = await run(
      '{ journeys(from: "lampedusa", to: "agadez") { noJourney { code message end stop { code } avoid } } }',
    );
    expect(noWay.errors).toBeUndefined();
    const noPlan = await run(
      `{ plan(trails: ["central-test"], serviceTypes: ["RFL"], sites: 0, fixed: [{ stop: "sabha", serviceType: "RFL" }]) {
          conflict { limit message country { code } stop { code } serviceType { code } } } }`,
    );
    expect(noPlan.errors).toBeUndefined();
    const supposed = await run(
      `{ whatIf(changes: [{ openService: { serviceType: "RFL", stop: "sabha" } }, { closeLeg: { from: "agadez", to: "dirkou" } }],
          serviceTypes: ["PRIMARY_HEALTH"], asOf: "2026-11-01") {
          notMeasured { reason message serviceType { code } stop { code } leg { code } }
          journeys(from: "agadez", to: "lampedusa") { before { asOf } after { asOf } difference { km hours } }
          continuity(from: "agadez", to: "lampedusa") { before { asOf } after { asOf } difference { km hours } }
          bottlenecks(from: "agadez", to: "lampedusa") { difference { waysApartByLegs waysApartByStops } } } }`,
    );
    expect(supposed.errors).toBeUndefined();
    const emptyPlan = await run(
      '{ plan(trails: ["central-test"], serviceTypes: ["PRIMARY_HEALTH"], sites: 0) { nothingOpened { reason message } } }',
    );
    expect(emptyPlan.errors).toBeUndefined();
    // Types below themselves.
    const same = await run(
      `{ country(code: "NER") { borders { code } } stop(code: "sabha") { adminAreas { parent { code } } }
         dead: node(id: "${globalId('IncidentTotal', 'dead-1')}") { ... on IncidentTotal { leg { code } } }
         present: node(id: "${globalId('Stock', 'stock-1')}") { ... on Stock { stop { code } } } }`,
    );
    expect(same.errors).toBeUndefined();
    const fields = ours
      .filter((type): type is GraphQLObjectType => isObjectType(type))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    const asked = fields.filter((field) => !ASKED_BY_WRITERS.test(field));
    expect(asked.filter((field) => !resolved.has(field))).toEqual([]);
  }, 180_000);

  it('every type says what it is', () => {
    const silent = ours.filter((type) => !isSpecifiedScalarType(type) && !type.description);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('no field of the root takes the others with it when it fails', () => {
    const fields = Object.values(schema.getQueryType()!.getFields());
    expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
    expect(
      fields.filter(({ description }) => !/\bnull\b.*`errors`|with an error/is.test(description ?? '')),
    ).toEqual([]);
  });

  it('every field that may be null says what null means there', () => {
    const silent = ours.flatMap((type) =>
      (isObjectType(type) || isInterfaceType(type)) && type !== schema.getQueryType()
        ? Object.values(type.getFields())
            .filter((field) => !isNonNullType(field.type) && !NULL_MEANS.test(field.description ?? ''))
            .map(({ name }) => `${type.name}.${name}`)
        : [],
    );
    expect(silent).toEqual([]);
  });

  it('its enums are the closed lists of the model, in their order', () => {
    const pairs: Record<string, readonly string[]> = {
      ResponseType: lists.RESPONSE_TYPES,
      Dimension: lists.DIMENSIONS,
      StrategicObjective: lists.STRATEGIC_OBJECTIVES,
      DeliveryMode: lists.DELIVERY_MODES,
      Group: lists.GROUPS,
      ProviderKind: lists.PROVIDER_KINDS,
      IfrcRegion: lists.IFRC_REGIONS,
      Role: lists.ROLES,
      Step: lists.STEPS,
      StopKind: lists.STOP_KINDS,
      LegMode: lists.LEG_MODES,
      KmBasis: lists.KM_BASES,
      BranchKind: lists.BRANCH_KINDS,
      ServiceStatus: lists.SERVICE_STATUSES,
      Eligibility: lists.ELIGIBILITIES,
      Precision: lists.PRECISIONS,
      FlowDefinition: lists.FLOW_DEFINITIONS,
      StockDefinition: lists.STOCK_DEFINITIONS,
      FigureDefinition: [...new Set([...lists.FLOW_DEFINITIONS, ...lists.STOCK_DEFINITIONS])],
      CoverageStatus: lists.COVERAGE_STATUSES,
      CoverageReason: lists.COVERAGE_REASONS,
      HandoverStatus: lists.HANDOVER_STATUSES,
    };
    for (const [name, values] of Object.entries(pairs)) {
      const type = schema.getType(name);
      const written = type && 'getValues' in type ? type.getValues().map((value) => value.name) : [];
      expect(written, name).toEqual([...values]);
    }
  });

  it('the queries of the contract are valid', () => {
    for (const name of ['gaps', 'continuity', 'network', 'what-if', 'plan', 'entities', 'facts']) {
      expect(validate(schema, parse(queryText(name)))).toEqual([]);
    }
  });

  /** What some pages say besides. */
  const MORE_THAN_A_PAGE: Readonly<Record<string, string[]>> = {
    SearchResultConnection: ['didYouMean'],
    GapConnection: ['unknownCount', 'withheldCount'],
    CriticalServiceConnection: [
      'asOf',
      'lookedAt',
      'servicesWithoutMember',
      'kmInCare',
      'kmWithoutCare',
      'kmUnknown',
      'withheld',
      'sources',
    ],
    PhoneCallConnection: [
      'asOf',
      'lookedAt',
      'complete',
      'expected',
      'unknown',
      'kmUnknown',
      'withheld',
      'sources',
    ],
    PartnershipConnection: ['revision', 'asOf', 'sources'],
  };

  it('every list that can grow is a connection with edges, nodes, pageInfo and totalCount', () => {
    const connections = ours.filter(isObjectType).filter(({ name }) => name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(10);
    for (const connection of connections) {
      const more = MORE_THAN_A_PAGE[connection.name] ?? [];
      const fields = Object.keys(connection.getFields());
      expect(fields).toEqual(['edges', 'nodes', 'pageInfo', 'totalCount', ...more]);
    }
  });
});
