import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../bin/node24.mjs';
import { startTrailcare } from '../e2e/support/start-trailcare.ts';
import { SOAK_SEED } from './support/soak-seed.ts';

/** From PyPI, into a folder that is kept. It is a tool beside Trailcare, and no part of it. */
const VERSION = '4.32.5';
const folder = path.join(projectRoot, '.cache', `schemathesis-${VERSION}`);
const command = path.join(folder, 'bin', 'st');
const SECONDS = Number(process.env['TRAILCARE_SCHEMATHESIS_SECONDS'] ?? 600);
const seed = SOAK_SEED;

/** What is missing, in words; null: it can be run. */
function missing(): string | null {
  if (existsSync(command)) return null;
  try {
    mkdirSync(path.dirname(folder), { recursive: true });
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' });
    const pip = path.join(folder, 'bin', 'pip');
    execFileSync(pip, ['install', '--quiet', `schemathesis==${VERSION}`], { stdio: 'pipe' });
    return null;
  } catch (error) {
    if (process.env['CI']) throw error;
    return `Python 3.10 or later with venv, and a way to PyPI (${String(error).split('\n')[0]})`;
  }
}

const lacks = missing();

describe('schemathesis', () => {
  if (lacks !== null) {
    it.skip(`needs ${lacks}`, () => {});
    return;
  }
  it(
    'finds no error of the server in what it makes from the schema',
    { timeout: (SECONDS + 300) * 1_000 },
    async () => {
      const server = await startTrailcare();
      try {
        const run = spawn(
          command,
          [
            'run',
            `${server.origin}/graphql`,
            `--seed=${seed}`,
            `--max-time=${SECONDS}`,
            '--max-examples=200',
            '--checks=not_a_server_error',
            '--request-timeout=30',
            '--output-truncate=false',
            // A plan may search for as long as it asks for.
            '--exclude-name=Query.plan',
            '--exclude-name=Mutation.startPlan',
            '--no-color',
          ],
          { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
        );
        let said = '';
        run.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
        run.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
        await new Promise((resolve) => {
          run.on('close', resolve);
        });
        // It takes every error of GraphQL for one of the server, those that say what was wrong with a question too. So its own verdict is left
        // aside, and what it lists is looked through: masked errors, statuses of 5xx, answers that did not come.
        const generated = Number(/(\d+) generated/.exec(said)?.[1] ?? 0);
        const problems = said
          .split('\n')
          .filter((line) => /INTERNAL_SERVER_ERROR|^\[5\d\d\]|[Tt]imed? ?out|[Cc]onnection/.test(line));
        console.log(`schemathesis ${VERSION}, seed ${seed}: ${generated} cases, ${problems.length} problems`);
        expect(generated, said.slice(-5_000)).toBeGreaterThan(SECONDS / 2);
        expect(problems).toEqual([]);
        expect(server.log()).not.toContain('masked-error');
      } finally {
        await server.stop();
      }
    },
  );
});
