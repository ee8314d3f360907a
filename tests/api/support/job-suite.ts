import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOVEMENT_VIEWER } from '../../../graph/model/viewer.ts';
import type { JobRecord } from '../../../graph/jobs/job-record.ts';
import { type JobRunner, jobRunner, type Work } from '../../../graph/jobs/job-runner.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { solvePlan } from '../../../graph/jobs/solve-plan.ts';
import { load, type OpenEmptyStore, type OpenedStore } from '../../contract/context.ts';
import { hardPlan } from '../../support/hard-plan.ts';
import type { Answer } from './api-on.ts';
import { errorOf, NOW, withKeys } from './with-keys.ts';

const HARD: Work = {
  kind: 'PLAN',
  owner: 'local',
  viewer: MOVEMENT_VIEWER.key,
  unit: 'KM',
  timeLimitSeconds: 600,
  run: (signal, onProgress) =>
    solvePlan(hardPlan(200), {
      seconds: 600,
      signal,
      onProgress: (objective, bound) => onProgress({ objective, bound }),
    }),
};
const quick = (answer: unknown): Work => ({ ...HARD, run: async () => answer });
const stuck = (): Work => ({
  ...HARD,
  run: (signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('gone')));
    }),
});

async function until(job: () => Promise<JobRecord | null>, test: (job: JobRecord) => boolean) {
  for (;;) {
    const now = await job();
    if (now !== null && test(now)) return now;
    await wait(10);
  }
}

const PLAN = 'trails: ["central-test"], serviceTypes: ["PRIMARY_HEALTH"], asOf: "2026-11-01", sites: 2';
const FIELDS = `id kind state createdAt startedAt endedAt seenAt elapsedSeconds timeLimitSeconds reason
  progress { unit objective bound gap } plan { status objective bound gap unit sites { stop { code } gain } sources { code } }`;
const START = `mutation { startPlan(${PLAN}) { ${FIELDS} } }`;
const JOB = `query ($id: ID!) { job(id: $id) { ${FIELDS} } }`;
const CANCEL = `mutation ($id: ID!) { cancelJob(id: $id) { ${FIELDS} } }`;
const jobOf = ({ body }: Answer) => {
  expect(body.errors).toBeUndefined();
  return Object.values(body.data!)[0] as Record<string, unknown> & { id: string; state: string };
};

/** Jobs, on one store. */
export function jobSuite(storeName: string, openEmptyStore: OpenEmptyStore): void {
  describe(`jobs on ${storeName}`, () => {
    let opened: OpenedStore;
    let clock = NOW;
    const runners: JobRunner[] = [];
    const runner = () => {
      const made = jobRunner(opened.store, { now: () => clock, lookMs: 20, noteMs: 50 });
      runners.push(made);
      return made;
    };
    beforeEach(async () => {
      clock = NOW;
      opened = await openEmptyStore();
    });
    afterEach(async () => {
      await Promise.all(runners.splice(0).map((one) => one.close()));
      await opened.close();
    });

    it('one is done, and told by any server, with what came of it', async () => {
      const [here, there] = [runner(), runner()];
      const { id, state } = await here.start(quick({ sites: [1] }));
      expect(state).toBe('QUEUED');
      const done = await until(
        () => there.find('local', id),
        (job) => job.state === 'DONE',
      );
      expect(done).toMatchObject({ answer: { sites: [1] }, reason: null, owner: 'local' });
      expect(await there.find('key:1', id)).toBeNull();
      await expect(there.cancel('key:1', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await there.cancel('local', id)).toMatchObject({ state: 'DONE' });
      expect(await opened.store.listLoads({ first: 9 })).toEqual([]);
    });

    it('one that fails says why, in words of ours or masked', async () => {
      const here = runner();
      const { id } = await here.start({
        ...HARD,
        run: async () => {
          throw new Error('secret');
        },
      });
      const failed = await until(
        () => here.find('local', id),
        (job) => job.state === 'FAILED',
      );
      expect(failed.reason).toContain('Something went wrong');
      const large = await here.start(quick('x'.repeat(1_000_001)));
      const refused = await until(
        () => here.find('local', large.id),
        (job) => job.state === 'FAILED',
      );
      expect(refused).toMatchObject({ answer: null, reason: expect.stringContaining('1000000 bytes') });
    });

    it('a running plan tells how far it is on every server, and its thread is gone when it is cancelled elsewhere', async () => {
      const [here, there] = [runner(), runner()];
      let ended = false;
      const { id } = await here.start({
        ...HARD,
        run: (...given) =>
          HARD.run(...given).finally(() => {
            ended = true;
          }),
      });
      const running = await until(
        () => there.find('local', id),
        ({ progress }) => progress.objective !== null,
      );
      expect(running).toMatchObject({ state: 'RUNNING' });
      expect(await there.cancel('local', id)).toMatchObject({ state: 'CANCELLED' });
      await until(
        async () => running,
        () => ended,
      );
      const record = await opened.store.record('job', id);
      expect(JSON.parse(record!.body)).toMatchObject({ state: 'CANCELLED', answer: null });
    });

    it('one is cancelled where it runs, or waits', async () => {
      const here = runner();
      const running = await here.start(stuck());
      const waiting = await here.start(stuck());
      expect(await here.cancel('local', waiting.id)).toMatchObject({ state: 'CANCELLED', startedAt: null });
      expect(await here.cancel('local', running.id)).toMatchObject({ state: 'CANCELLED', reason: null });
      expect(await here.find('local', running.id)).toMatchObject({ state: 'CANCELLED' });
    });

    it('what becomes of one while a note is written is not lost', async () => {
      const { store } = opened;
      const notes: number[] = [];
      const slow: GraphStore = {
        ...store,
        async noteRecord(...given) {
          const version = await store.noteRecord(...given);
          notes.push(version);
          await wait(100);
          return version;
        },
      };
      const here = jobRunner(slow, { now: () => clock, lookMs: 20, noteMs: 50 });
      runners.push(here);
      let end = () => {};
      const answered = new Promise<unknown>((resolve) => {
        end = () => resolve('kept');
      });
      const { id } = await here.start({ ...HARD, run: () => answered });
      while (notes.length < 2) await wait(5);
      end();
      const there = runner();
      const done = await until(
        () => there.find('local', id),
        (job) => job.state !== 'RUNNING',
      );
      expect(done).toMatchObject({ state: 'DONE', answer: 'kept' });
    });

    it('two of one account go on at once; those that are over are kept for a week, 20 at most', async () => {
      const here = runner();
      const first = await here.start(stuck());
      await here.start({ ...stuck(), owner: 'key:1' });
      const second = await here.start(stuck());
      await expect(here.start(stuck())).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
      await here.cancel('local', first.id);
      await here.cancel('local', second.id);
      const other = runner();
      const ids: string[] = [];
      for (let n = 0; n < 21; n += 1) {
        clock = new Date(NOW.getTime() + n);
        const { id } = await other.start(quick(n));
        ids.push(id);
        // As it is noted: its own server knows it a moment before.
        await until(
          () => here.find('local', id),
          (job) => job.state === 'DONE',
        );
      }
      expect(await other.find('local', first.id)).toBeNull();
      expect(await other.find('local', ids[0]!)).toBeNull();
      expect(await other.find('local', ids[20]!)).not.toBeNull();
      clock = new Date(NOW.getTime() + 8 * 86_400_000);
      await other.start({ ...quick(0), owner: 'key:2' });
      expect(await other.find('local', ids[20]!)).toBeNull();
    });

    it('one that is over does not go on, though that has not been noted yet', async () => {
      const slow: GraphStore = {
        ...opened.store,
        async noteRecord(...note) {
          if (String(note[2]).includes('"DONE"')) await wait(300);
          return opened.store.noteRecord(...note);
        },
      };
      const here = jobRunner(slow, { now: () => clock, lookMs: 20, noteMs: 50 });
      runners.push(here);
      for (let n = 0; n < 4; n += 1) {
        const { id } = await here.start(quick(n));
        const done = await until(
          () => here.find('local', id),
          (job) => job.state === 'DONE',
        );
        expect(done.answer).toBe(n);
      }
    });

    it('two of one account are begun of those that are asked for at once', async () => {
      const here = runner();
      const asked = [1, 2, 3, 4, 5].map(async () => here.start(stuck()));
      const other = here.start({ ...stuck(), owner: 'key:1' });
      const came = await Promise.allSettled(asked);
      expect(came.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
      for (const one of came)
        if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'LIMIT_EXCEEDED' });
      expect((await other).owner).toBe('key:1');
    });

    it('one goes on being noted, until its server stops and says so', async () => {
      const [here, there] = [runner(), runner()];
      const { id } = await here.start(stuck());
      clock = new Date(NOW.getTime() + 120_000);
      await until(
        () => there.find('local', id),
        ({ seenAt }) => seenAt === clock.toISOString(),
      );
      await here.close();
      expect(await there.find('local', id)).toMatchObject({
        state: 'FAILED',
        reason: expect.stringContaining('stopped'),
      });
      await expect(here.start(stuck())).rejects.toMatchObject({ code: 'OVERLOADED' });
    });

    it('what came of one is noted when a load that held the store has ended', async () => {
      const [here, there] = [runner(), runner()];
      let end = () => {};
      const answered = new Promise<unknown>((resolve) => {
        end = () => resolve('late');
      });
      const { id } = await here.start({ ...HARD, run: () => answered });
      await load(opened.store, async () => {
        end();
        await wait(100);
        expect(await here.find('local', id)).toMatchObject({ state: 'DONE', answer: 'late' });
      });
      const done = await until(
        () => there.find('local', id),
        (job) => job.state === 'DONE',
      );
      expect(done.answer).toBe('late');
    });
  });

  describe(`plans as jobs on ${storeName}`, () => {
    const { api, store, keyFor } = withKeys(openEmptyStore);
    const local = (query: string, variables: Record<string, unknown> = {}) => api().ask(query, variables);
    const done = async () => {
      const { id } = jobOf(await local(START));
      for (;;) {
        // Its server tells of its end before the store has it.
        const record = await store().record('job', id);
        if (JSON.parse(record!.body).state === 'DONE') return jobOf(await local(JOB, { id }));
        await wait(20);
      }
    };

    it('give what plan gives, by GraphQL and by /jobs/ID', async () => {
      const job = await done();
      const { body } = await local(
        `{ plan(${PLAN}) { status objective bound gap unit sites { stop { code } gain } sources { code } } }`,
      );
      expect(job['plan']).toEqual(body.data!['plan']);
      expect(job).toMatchObject({ kind: 'PLAN', reason: null, timeLimitSeconds: 120, elapsedSeconds: 0 });
      const { status, text, headers } = await api().get(`/jobs/${job.id}`);
      expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
      const { plan } = job as unknown as { plan: { objective: number; sites: { stop: { code: string } }[] } };
      expect(JSON.parse(text)).toMatchObject({
        id: job.id,
        state: 'DONE',
        progress: job['progress'],
        plan: { objective: plan.objective, sites: plan.sites.map(({ stop }) => ({ stop: stop.code })) },
      });
      // What was proved last is told with the end.
      expect(job['progress']).toMatchObject({ objective: plan.objective, bound: plan.objective, gap: 0 });
    });

    it('are their owner’s alone: another is told what is told of one that is not there', async () => {
      const { id } = await done();
      const nowhere = 'f'.repeat(24);
      for (const roles of [['movement'], ['administrator'], []]) {
        const headers = { authorization: `Bearer ${await keyFor(roles)}` };
        for (const query of [JOB, CANCEL]) {
          const refusals = await Promise.all(
            [id, nowhere].map((one) => api().ask(query, { id: one }, headers)),
          );
          const [there, missing] = refusals.map(({ text }) => text.replaceAll(/[0-9a-f]{24}/g, 'ID'));
          expect(there).toBe(missing);
          expect(errorOf(refusals[0]!).code).toBe(roles.length === 0 ? 'FORBIDDEN' : 'NOT_FOUND');
        }
        const pages = await Promise.all([id, nowhere].map((one) => api().get(`/jobs/${one}`, headers)));
        expect(pages.map(({ status }) => status)).toEqual(roles.length === 0 ? [403, 403] : [404, 404]);
        expect(pages[0]!.text.replaceAll(id, nowhere)).toBe(pages[1]!.text);
      }
    });

    it('are refused as plan refuses, and take up to ten minutes', async () => {
      const start = (more: string) => local(START.replace('sites: 2', `sites: 2, ${more}`));
      const refused = errorOf(await start('timeLimitSeconds: 601'));
      expect(refused).toMatchObject({ code: 'BAD_INPUT', argument: 'timeLimitSeconds' });
      expect(jobOf(await start('timeLimitSeconds: 600'))).toMatchObject({ timeLimitSeconds: 600 });
    });

    it('withhold what was computed with other rights, or names what was hidden since', async () => {
      const { id, plan } = await done();
      const read = async (as: object) => {
        const record = (await store().record('job', id))!;
        const text = JSON.stringify({ ...JSON.parse(record.body), ...as });
        await store().noteRecord('job', id, text, record.version);
        return jobOf(await local(JOB, { id }));
      };
      const viewer = MOVEMENT_VIEWER.key;
      expect(await read({ viewer })).toMatchObject({ state: 'DONE', plan });
      const withheld = {
        state: 'DONE',
        plan: null,
        progress: null,
        reason: expect.stringContaining('rights'),
      };
      expect(await read({ viewer: 'movement restricted:*' })).toMatchObject(withheld);
      const { answer } = JSON.parse((await store().record('job', id))!.body) as {
        answer: { sites: object[] };
      };
      const sites = answer.sites.map((site) => ({ ...site, stop: 'hidden-stop' }));
      expect(await read({ viewer, answer: { ...answer, sites } })).toMatchObject(withheld);
      const { text } = await api().get(`/jobs/${id}`);
      expect(text).not.toContain('hidden-stop');
    });

    it('are told as lost when their server has been silent', async () => {
      const { id } = await done();
      const record = (await store().record('job', id))!;
      const left = { ...JSON.parse(record.body), state: 'RUNNING', endedAt: null, answer: null };
      await store().noteRecord('job', id, JSON.stringify(left), record.version);
      expect(jobOf(await local(JOB, { id }))).toMatchObject({ state: 'RUNNING' });
      api().setNow(new Date(NOW.getTime() + 61_000).toISOString());
      expect(jobOf(await local(JOB, { id }))).toMatchObject({
        state: 'LOST',
        reason: expect.stringContaining(NOW.toISOString()),
      });
      expect(jobOf(await local(CANCEL, { id }))).toMatchObject({ state: 'CANCELLED', plan: null });
    });
  });
}
