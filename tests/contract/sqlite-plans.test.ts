import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KIND_NAMES } from '../../graph/model/kinds.ts';
import { PUBLIC_VIEWER } from '../../graph/model/viewer.ts';
import type { Condition, PageQuery } from '../../graph/store.ts';
import { type Connection, openConnection } from '../../graph/stores/sqlite/connection.ts';
import { migrateStore } from '../../graph/stores/sqlite/migrate.ts';
import { changesAfter } from '../../graph/stores/sqlite/read-changes.ts';
import {
  readFacts,
  readSources,
  readVersions,
  readVisibilities,
} from '../../graph/stores/sqlite/read-facts.ts';
import { readPage } from '../../graph/stores/sqlite/read-page.ts';
import { readPagesBy } from '../../graph/stores/sqlite/read-pages-by.ts';
import { type FactTable, TABLES } from '../../graph/stores/sqlite/tables.ts';
import { at } from './context.ts';
import { temporaryFolder } from './sqlite-folder.ts';

const { file, remove } = temporaryFolder();
let connection: Connection;
beforeAll(() => {
  connection = openConnection(file, { create: true, cacheMb: 8 });
  migrateStore(connection, file);
});
afterAll(() => {
  connection.close();
  remove();
});

/** The plans of all queries that `read` makes, a line per step: `SEARCH f USING INDEX service_by_stop (stop=? AND until>?)`. */
function plansOf(read: (recorded: Connection) => unknown): string[] {
  const plans: string[] = [];
  const explain = ({ text, values }: Parameters<Connection['rows']>[0]) => {
    const steps = connection.rows({ text: `EXPLAIN QUERY PLAN ${text}`, values });
    plans.push(steps.map((step) => String(step[3])).join('\n'));
  };
  read({
    ...connection,
    rows: (query) => {
      explain(query);
      return connection.rows(query);
    },
    row: (query) => {
      explain(query);
      return connection.row(query);
    },
  });
  return plans;
}

const READING = at(7, PUBLIC_VIEWER);
/** What may be read from end to end: the values asked for, the rows found, and the words found by an index of words. */
const MAY_BE_SCANNED = /^SCAN (?:json_each VIRTUAL|hit$|\(subquery-|\w+__words VIRTUAL TABLE INDEX 0:M)/;
/** Reads everything that is current. */
const ALL_CURRENT = /USING (?:COVERING )?INDEX \S+_by_until \(until>\?\)/;

function expectNoFullRead(plan: string): void {
  const full = plan
    .split('\n')
    .filter((step) => (step.startsWith('SCAN') && !MAY_BE_SCANNED.test(step)) || ALL_CURRENT.test(step));
  expect({ plan, full }).toEqual({ plan, full: [] });
}

function expectPlans(table: FactTable, where: readonly Condition[], leads: string | RegExp): void {
  const query: PageQuery = { where, first: 10, after: 'a' };
  const plans = plansOf((recorded) => readPage(recorded, table, query, READING));
  expect(plans).toHaveLength(2);
  for (const plan of plans) {
    expectNoFullRead(plan);
    expect(plan).toMatch(leads);
  }
}

const isIn = (field: string, ...values: string[]): Condition => ({ test: 'in', field, values });

describe('plans of SQLite', () => {
  for (const kind of KIND_NAMES) {
    const table = TABLES[kind];
    for (const { field, name } of table.indexed) {
      it(`${kind} by ${field} uses its index, one value or many, as a page and as pagesBy`, () => {
        const index = `SEARCH f USING INDEX ${table.name}_by_${name} (${name}=? AND until>?)`;
        expectPlans(table, [isIn(field, 'a')], index);
        expectPlans(table, [isIn(field, 'a', 'b', 'c')], index);
        for (const plan of plansOf((recorded) =>
          readPagesBy(recorded, table, field, ['a', 'b'], { first: 5, after: 'a' }, READING),
        )) {
          expectNoFullRead(plan);
          expect(plan).toContain(index);
        }
      });
    }
    for (const [field, link] of table.links) {
      it(`${kind} by a value of ${field} uses its link table, as a page and as pagesBy`, () => {
        expectPlans(table, [isIn(field, 'a', 'b')], `SEARCH one USING PRIMARY KEY (value=?)`);
        for (const plan of plansOf((recorded) =>
          readPagesBy(recorded, table, field, ['a', 'b'], { first: 5, after: 'a' }, READING),
        )) {
          expectNoFullRead(plan);
          expect(plan).toMatch(/SEARCH k USING PRIMARY KEY \(value=\?\)/);
          expect(link).toContain(table.name);
        }
      });
    }
    if (table.hasPoint) {
      it(`${kind} near a point uses the index on points`, () => {
        expectPlans(
          table,
          [{ test: 'near', lat: 9, lon: 38, km: 25 }],
          `SEARCH f USING INDEX ${table.name}_by_point (lat>? AND lat<?)`,
        );
      });
    }
    if (table.words !== null) {
      it(`${kind} by text uses the table of words`, () => {
        expectPlans(table, [{ test: 'text', folded: 'red ho' }], /SCAN \w+__words VIRTUAL TABLE INDEX 0:M/);
      });
    }
    it(`${kind} by code, its versions and its sources use the index of codes`, () => {
      const plans = plansOf((recorded) => {
        readFacts(recorded, table, ['a', 'b'], READING);
        readVersions(recorded, table, 'a', READING);
        readSources(recorded, table, ['a', 'b'], READING);
        readVisibilities(recorded, table, ['a', 'b'], READING);
      });
      expect(plans).toHaveLength(4);
      for (const plan of plans) {
        expectNoFullRead(plan);
        expect(plan).toContain(`SEARCH f USING INDEX ${table.name}_by_code (code=?`);
      }
    });
    it(`${kind} in batches goes on after the last code`, () => {
      const [plan] = plansOf((recorded) => readPage(recorded, table, { first: 10, after: 'a' }, READING));
      expect(plan).toContain(`SEARCH f USING INDEX ${table.name}_by_code (code>?)`);
      expect(plan).not.toContain('TEMP B-TREE FOR ORDER BY');
    });
    it(`${kind}: other sources are looked for without walking the versions that the fact had`, () => {
      for (const plan of plansOf((recorded) => readPage(recorded, table, { first: 10 }, READING))) {
        for (const side of ['<', '>'])
          expect(plan).toContain(
            `SEARCH f_rival USING INDEX ${table.name}_by_code (code=? AND source${side}?)`,
          );
      }
    });
  }

  it.each(KIND_NAMES)('the changes of %s are read from two indexes, in their order', (kind) => {
    const after = { kind, code: 'a', source: 's' };
    const [plan] = plansOf((recorded) => changesAfter(recorded, 7, after, 10));
    const { name } = TABLES[kind];
    expect(plan!.split('\n')).toEqual([
      'CO-ROUTINE changed',
      'MERGE (UNION)',
      'LEFT',
      `SEARCH ${name} USING COVERING INDEX ${name}_by_code ((code,source)>(?,?))`,
      'RIGHT',
      `SEARCH ${name} USING COVERING INDEX ${name}_by_until (until=? AND (code,source)>(?,?))`,
      'SCAN c',
      `SEARCH b USING INDEX ${name}_by_until (until=? AND code=? AND source=?) LEFT-JOIN`,
      `SEARCH a USING INDEX ${name}_by_code (code=? AND source=? AND since=?) LEFT-JOIN`,
    ]);
  });

  it('of several conditions the narrowest leads, whatever their order', () => {
    const where = [
      isIn('status', 'ACTIVE'),
      isIn('country', 'ETH'),
      isIn('serviceType', 'RFL'),
      isIn('groups', 'WOMEN'),
    ];
    for (const some of [where, where.toReversed()])
      expectPlans(TABLES.Service, some, 'service_by_service_type');
    const near: Condition = { test: 'near', lat: 9, lon: 38, km: 25 };
    expectPlans(TABLES.Service, [isIn('country', 'ETH'), near, isIn('groups', 'WOMEN')], 'service_by_point');
    expectPlans(TABLES.Service, [isIn('status', 'ACTIVE'), isIn('country', 'ETH')], 'service_by_country');
    expectPlans(TABLES.Service, [isIn('groups', 'WOMEN'), { test: 'text', folded: 'x' }], 'service__words');
  });

  it('some begins with the others when nothing else leads, and is asked of each fact when something does', () => {
    const offers: Condition = {
      test: 'some',
      kind: 'Service',
      by: 'branch',
      where: [isIn('serviceType', 'RFL')],
    };
    expectPlans(
      TABLES.Branch,
      [offers],
      /SEARCH f USING INDEX branch_by_code \(code=\?.*\n(.*\n)*SEARCH f_of USING INDEX service_by_service_type/,
    );
    expectPlans(
      TABLES.Branch,
      [isIn('country', 'ETH'), offers],
      /SEARCH f_of EXISTS USING INDEX service_by_branch \(branch=\?/,
    );
    const member: Condition = { test: 'some', kind: 'RegionalNetwork', by: 'members', where: [] };
    expectPlans(
      TABLES.NationalSociety,
      [isIn('country', 'ETH'), member],
      /SEARCH one (?:EXISTS )?USING PRIMARY KEY \(value=\?/,
    );
  });
});
