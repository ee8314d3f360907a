import { describe, expect, it } from 'vitest';
import { temporaryFile } from '../support/load-toy.ts';
import { apiOn } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';

const LINES = '{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}';

async function answerWith(bordersFile: string | null) {
  const opened = await openEmptySqliteStore();
  try {
    const api = await apiOn(opened.store, { bordersFile });
    const answer = await api.get('/borders.json');
    await api.close();
    return answer;
  } finally {
    await opened.close();
  }
}

describe('borders of who runs the server', () => {
  it('are served as they are, and not at all where there are none', async () => {
    const own = await answerWith(temporaryFile('borders.geojson', LINES));
    expect([own.status, own.text]).toEqual([200, LINES]);
    expect(own.headers['content-type']).toContain('application/geo+json');
    expect((await answerWith(null)).status).toBe(204);
  });

  it.each([
    ['a point', '{"type":"Point","coordinates":[1,2]}', 'is not GeoJSON of lines or areas'],
    ['no JSON', 'borders', 'is not GeoJSON of lines or areas'],
  ])('%s is refused when the server starts', async (_, content, message) => {
    await expect(answerWith(temporaryFile('borders.geojson', content))).rejects.toThrow(message);
  });

  it('a file that is not there is refused by its name', async () => {
    await expect(answerWith('/nowhere/borders.geojson')).rejects.toThrow(
      'TRAILCARE_BORDERS: "/nowhere/borders.geojson" is not a file that can be read.',
    );
  });
});
