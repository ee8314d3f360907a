/* oxlint-disable vitest/valid-title, vitest/expect-expect -- declares the tests of others */
import neo4j, { type Driver, type Plan } from 'neo4j-driver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AnyFact, type FactValue, type KindName, KIND_NAMES, kindOf } from '../../graph/model/kinds.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import type { Condition } from '../../graph/store.ts';
import { dependences, dependents } from '../../graph/stores/audience/audience-fields.ts';
import { isLinkKind } from '../../graph/stores/audience/link-kind.ts';
import * as audiences from '../../graph/stores/neo4j/audience-statements.ts';
import { versionsChanged } from '../../graph/stores/neo4j/changes.ts';
import { hasPoint } from '../../graph/stores/neo4j/names.ts';
import { itemAdder, type Parameters, parameterAdder, whole } from '../../graph/stores/neo4j/parameters.ts';
import { readingParameters } from '../../graph/stores/neo4j/reading-parameters.ts';
import {
  lockRecord,
  putRecords,
  recordById,
  recordsAfter,
  removeRecords,
} from '../../graph/stores/neo4j/records.ts';
import * as statements from '../../graph/stores/neo4j/statements.ts';
import { forgetTouched, touchedSince } from '../../graph/stores/neo4j/touched.ts';
import { loadFacts } from '../contract/context.ts';
import { fact } from '../contract/facts.ts';
import type { Neo4jOfTests } from './describe-on-neo4j.ts';

/** All nodes of the database, or of a label, read one after the other. */
const FULL_SCANS = [
  'AllNodesScan',
  'NodeByLabelScan',
  'UnionNodeByLabelsScan',
  'IntersectionNodeByLabelsScan',
  'NodeIndexScan',
];

const near: Condition = { test: 'near', lat: 9, lon: 38.7, km: 300 };
const text: Condition = { test: 'text', folded: 'agadez' };
const isIn = (field: string): Condition => ({ test: 'in', field, values: ['a', 'b'] });
const some = (kind: KindName, by: string, ...where: Condition[]): Condition => ({
  test: 'some',
  kind,
  by,
  where,
});

/** Every condition that the API uses and an index can serve, by kind. */
function servedConditions(kind: KindName): Condition[][] {
  const { indexed, relationships, searched, fields } = kindOf(kind);
  const wheres = [
    [isIn('code')],
    ...[...new Set([...indexed, ...Object.keys(relationships)])].map((field) => [isIn(field)]),
  ];
  if (hasPoint(kind)) wheres.push([near]);
  if (searched.length > 0) wheres.push([text]);
  if (indexed.length > 1) wheres.push(indexed.map(isIn));
  if (indexed.length > 0 && hasPoint(kind)) wheres.push([isIn(indexed[0]!), near]);
  if (indexed.length > 0 && 'freshUntil' in fields)
    wheres.push([isIn(indexed[0]!), { test: 'freshOn', day: '2026-01-01' }]);
  for (const other of KIND_NAMES) {
    for (const [by, field] of Object.entries(kindOf(other).fields)) {
      if (field.refersTo !== kind) continue;
      const inner = kindOf(other).indexed.filter((each) => each !== by)[0];
      if (inner !== undefined) wheres.push([some(other, by, isIn(inner))]);
    }
  }
  return wheres;
}

/** A fact with a value in every field that has an index: the planner would rather read an empty index than seek in another. */
function filled(kind: KindName, n: number): AnyFact {
  const { indexed, relationships, fields } = kindOf(kind);
  const own: Record<string, FactValue> = {
    source: `s${n % 7}`,
    ...(hasPoint(kind) ? { lat: n % 80, lon: n % 170 } : {}),
  };
  for (const field of [...indexed, ...Object.keys(relationships)]) {
    own[field] = fields[field]?.shape === 'texts' ? [`v${n % 31}`] : `v${n % 31}`;
  }
  return fact(kind, `c${n}`, own);
}

/** `EXPLAIN` of every statement finds its nodes by an index. The statements of a kind are asked for `kinds`. */
export function plansSuite({ options, openEmpty }: Neo4jOfTests, kinds: readonly KindName[]): void {
  let driver: Driver;

  beforeAll(async () => {
    const { store, close } = await openEmpty();
    // Enough that a scan would not be the cheapest way, so that the planner means what it says.
    const facts = KIND_NAMES.map((kind) => [kind, Array.from({ length: 300 }, (_, n) => filled(kind, n))]);
    await loadFacts(store, Object.fromEntries(facts) as Partial<Record<KindName, AnyFact[]>>);
    await close();
    driver = neo4j.driver(options.url, neo4j.auth.basic(options.username, options.password));
    await driver.executeQuery('CALL db.resampleOutdatedIndexes()');
    await driver.executeQuery('CALL db.clearQueryCaches()');
  }, 600_000);
  afterAll(() => driver?.close());

  /** Names of the plan's operators, without `@neo4j`. */
  async function operators(statement: string, parameters: Parameters): Promise<string[]> {
    const { summary } = await driver.executeQuery(`EXPLAIN ${statement}`, parameters);
    const names = (plan: Plan): string[] => [
      plan.operatorType.replace(/@.*/, ''),
      ...plan.children.flatMap(names),
    ];
    if (summary.plan === false) throw new Error('The server gave no plan.');
    return names(summary.plan);
  }

  async function expectNoScan(what: string, statement: string, parameters: Parameters): Promise<void> {
    const scans = (await operators(statement, parameters)).filter((name) => FULL_SCANS.includes(name));
    expect(scans, `${what}\n${statement}`).toEqual([]);
  }

  const base = (): Parameters => ({
    ...readingParameters({ revision: 1, viewer: STEWARD_OF_ALL }),
    after: 'b',
    limit: whole(21),
  });

  it.each(kinds)('filtered pages and points of %s read an index', { timeout: 120_000 }, async (kind) => {
    for (const where of servedConditions(kind)) {
      const parameters = base();
      const name = `${kind} ${JSON.stringify(where)}`;
      const add = parameterAdder(parameters);
      const statement = where.includes(near)
        ? statements.points(kind, where, add)
        : statements.page(kind, where, true, add);
      await expectNoScan(name, statement, parameters);
      if (where.includes(near)) continue;
      const call = { name: '1', after: 'b' };
      const joined = statements.pages(kind, where, itemAdder('call', call));
      await expectNoScan(name, joined, { ...parameters, calls: [call] });
    }
  });

  it.each(kinds)('pages of %s by the keys of an indexed or referring field read an index', async (kind) => {
    const { indexed, relationships } = kindOf(kind);
    for (const field of new Set(['code', ...indexed, ...Object.keys(relationships)])) {
      for (const where of hasPoint(kind) ? [[], [near]] : [[]]) {
        const parameters = { ...base(), keys: ['a', 'b'] };
        const add = parameterAdder(parameters);
        const statement =
          where.length === 0
            ? statements.pagesBy(kind, field, where, true, add)
            : statements.pointsBy(kind, field, where, add);
        await expectNoScan(`${kind} ${field}`, statement, parameters);
      }
    }
  });

  it('facts, versions and sources by code read an index', async () => {
    for (const kind of kinds) {
      const parameters = { ...base(), codes: ['a', 'b'], code: 'a' };
      const { get, versions, sourcesOf, visibilities } = statements;
      for (const statement of [get, versions, sourcesOf, visibilities].map((of) => of(kind))) {
        await expectNoScan(kind, statement, parameters);
      }
    }
  });

  it('a search reads full-text indexes alone', async () => {
    const parameters = base();
    const searched = KIND_NAMES.filter((kind) => kindOf(kind).searched.length > 0);
    const statement = statements.search(searched, 'agadez', parameterAdder(parameters));
    await expectNoScan('search', statement, parameters);
  });

  it('a page without filter and a scan stop where they end: the index of identities gives their order', async () => {
    for (const kind of kinds) {
      const calls = [{ name: '1', after: 'b' }];
      const parameters = { ...base(), batch: whole(5_000), upTo: 'm', calls };
      const sorting = ['Sort', 'Top', 'PartialSort', 'PartialTop', ...FULL_SCANS];
      for (const statement of [
        statements.scanBound(kind),
        statements.scan(kind, false),
        statements.scan(kind, true),
        statements.page(kind, [], true, parameterAdder(parameters)),
        statements.page(kind, [], false, parameterAdder(parameters)),
        statements.pages(kind, [], itemAdder('call', {})),
      ]) {
        const names = await operators(statement, parameters);
        expect(
          names.filter((name) => sorting.includes(name)),
          `${kind}\n${statement}`,
        ).toEqual([]);
      }
    }
  });

  it('a record, a page of records and of the log, and what writes records read an index', async () => {
    const records = [{ type: 'proposal', id: 'p', version: whole(1), body: '{}' }];
    const parameters = {
      type: 'proposal',
      id: 'p',
      after: '',
      first: whole(9),
      records,
      at: 't',
      before: whole(9),
    };
    for (const statement of [
      recordById,
      recordsAfter,
      putRecords,
      removeRecords,
      lockRecord,
      statements.listLoads,
    ]) {
      await expectNoScan('records and loads', statement, parameters);
    }
    for (const statement of [recordsAfter, statements.listLoads]) {
      expect(await operators(statement, parameters), statement).not.toContain('Top');
    }
  });

  it('what loads touched is found by its revisions, and forgotten so', async () => {
    await expectNoScan('touched', touchedSince, { revision: whole(1) });
    await expectNoScan('touched', forgetTouched, { forgotten: whole(1) });
  });

  it('the changes of a load are found by the indexes on since and until', async () => {
    const places = Object.fromEntries(KIND_NAMES.map((kind, n) => [kind, whole(n)]));
    const place = { place: whole(3), code: 'c', source: 's' };
    const parameters = { ...place, places, revision: whole(1), limit: whole(20) };
    await expectNoScan('changes', versionsChanged, parameters);
    const names = await operators(versionsChanged, parameters);
    expect(names.filter((name) => name === 'NodeIndexSeek')).toHaveLength(2);
    expect(names).toContain('Top');
  });

  it('what a load looks up, ends, drops and sweeps is found by an index', async () => {
    const parameters: Parameters = {
      ...base(),
      keys: [['a', 's']],
      codes: ['a'],
      rows: [],
      source: 's',
      pending: whole(2),
      current: whole(Number.MAX_SAFE_INTEGER),
      batch: whole(5_000),
    };
    for (const kind of kinds) {
      for (const statement of [
        statements.currentVersions(kind),
        statements.endVersions(kind),
        statements.dropVersions(kind),
        statements.mergeIdentities(kind),
        statements.createVersions(kind),
        statements.existing(kind),
        statements.currentCodes(kind),
      ]) {
        await expectNoScan(kind, statement, parameters);
      }
    }
    const ofLoads = [
      statements.sweepWritten,
      statements.sweepEnded,
      statements.sourcePriorities,
      audiences.farthestPast,
    ];
    for (const statement of ofLoads) {
      await expectNoScan('a load', statement, { ...parameters, before: 't' });
    }
  });

  it('what a commit asks to settle who reads what is found by an index', async () => {
    const parameters: Parameters = {
      ...base(),
      codes: ['a'],
      rows: [],
      countries: ['ETH'],
      except: [],
      reach: whole(0),
      pending: whole(2),
      current: whole(Number.MAX_SAFE_INTEGER),
      batch: whole(5_000),
    };
    for (const kind of kinds) {
      const asked = [
        audiences.written(kind),
        audiences.setAudiences(kind),
        audiences.stated(kind),
        audiences.held(kind),
        audiences.stewardsWords(kind),
        audiences.narrowed(kind),
        audiences.past(kind),
        audiences.hiddenWritten,
        audiences.hiddenCurrent,
        ...dependences(kind).map(({ field }) => audiences.naming(kind, field)),
        audiences.touched(kind, dependents(kind)),
        ...(isLinkKind(kind) ? [audiences.linksWritten(kind), audiences.linksOn(kind)] : []),
      ];
      for (const statement of asked) await expectNoScan(`${kind}'s audiences`, statement, parameters);
    }
  }, 300_000);
}
