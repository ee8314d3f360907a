import { describe, expect, it } from 'vitest';
import { withApi } from '../support/with-api.ts';
import { filesOf, QUESTION } from './files.ts';

const { api } = withApi();
const { csv } = filesOf(api);
const get = (file: string) => api().get(`/export/${file}`);

describe('made-up facts', () => {
  it.each([
    ['services.csv', true],
    ['services.csv?country=LBY', true],
    ['services.csv?country=NER', false],
    ['branches.csv', false],
    ['trails.csv', false],
    ['sources.csv', false],
    [`coverage.csv?country=ITA&${QUESTION}`, false],
    [`gaps.csv?country=LBY&${QUESTION}`, true],
    [`coverage.csv?country=LBY&${QUESTION}`, true],
  ])('%s is marked: %s', async (file, marked) => {
    const { status, headers } = await get(file);
    expect(status).toBe(200);
    expect(headers['trailcare-illustrative']).toBe(marked ? 'true' : undefined);
    const rows = await csv(file);
    const inRows = rows.some(({ illustrative }) => illustrative === 'true');
    if (!file.startsWith('sources')) expect(inRows && !marked).toBe(false);
  });

  it('a row that rests on one says so', async () => {
    const rows = await csv('services.csv');
    expect(rows.filter(({ illustrative }) => illustrative === 'true').map(({ code }) => code)).toEqual([
      'health-tripoli',
    ]);
    const cells = await csv(`coverage.csv?trail=central-test&${QUESTION}`);
    const tripoli = cells.find(
      ({ stop, serviceType }) => stop === 'tripoli' && serviceType === 'PRIMARY_HEALTH',
    )!;
    expect(tripoli).toMatchObject({
      status: 'SERVED',
      illustrative: 'true',
      sources: 'illustrative|test-publisher',
    });
  });
});

describe('what is wrong with what was asked', () => {
  it.each([
    ['nowhere.csv', 404, 'NOT_FOUND', 'There is no export "nowhere". Exports: gaps, '],
    [
      'gaps.pdf',
      404,
      'NOT_FOUND',
      'There is no "gaps.pdf". Files: gaps.csv, gaps.hxl.csv, gaps.geojson, gaps.json, gaps.xlsx.',
    ],
    ['sources.geojson', 404, 'NOT_FOUND', 'There is no "sources.geojson". Files: sources.csv, '],
    ['gaps', 404, 'NOT_FOUND', 'Say which file of gaps you want. Files: gaps.csv, '],
    ['gaps.csv', 400, 'BAD_INPUT', 'The scope has nothing; give exactly one of'],
    ['gaps.csv?all=true&trail=central-test', 400, 'BAD_INPUT', 'The scope has trails and all'],
    [
      'gaps.csv?trail=central-tset',
      400,
      'BAD_INPUT',
      'trails: there is no trail with code "central-tset". Nearest: central-test.',
    ],
    [
      'gaps.csv?all=true&serviceTypes=HEALTH',
      400,
      'BAD_INPUT',
      'serviceTypes: there is no service type with code "HEALTH".',
    ],
    ['gaps.csv?all=true&groups=KIDS', 400, 'BAD_INPUT', 'groups: "KIDS" is not one of EVERYONE, CHILDREN,'],
    [
      'gaps.csv?all=true&asOf=2026-02-31',
      400,
      'BAD_INPUT',
      'asOf: "2026-02-31" is not a day of the calendar: it has no such day: the month has 28 days.',
    ],
    ['gaps.csv?all=yes', 400, 'BAD_INPUT', 'all: "yes" is not true or false.'],
    [
      'gaps.csv?all=true&orderBy=SIZE',
      400,
      'BAD_INPUT',
      'orderBy: "SIZE" is not one of PERSON_KM_TO_CARE_DESC,',
    ],
    [
      'gaps.csv?all=true&type=RFL',
      400,
      'BAD_INPUT',
      'There is no parameter "type" of this export. Accepted: trails, ',
    ],
    [
      'sources.csv?trail=central-test',
      400,
      'BAD_INPUT',
      'There is no parameter "trail" of this export. Accepted: it takes none.',
    ],
    [
      'services.csv?country=ETX',
      400,
      'BAD_INPUT',
      'country: there is no country with code "ETX". Nearest: ETH',
    ],
    ['services.csv?country=ETH&country=SDN', 400, 'BAD_INPUT', 'country is given 2 times. Give it once.'],
    [
      'services.csv?serviceTypes=',
      400,
      'BAD_INPUT',
      'serviceTypes: "" is not one value, or several with commas between.',
    ],
    ['services.csv?near=9,38', 400, 'BAD_INPUT', 'near: "9,38" is not three numbers LAT,LON,KM'],
    ['services.csv?near=99,38,1', 400, 'BAD_INPUT', 'near.lat: 99 is not a number from -90 to 90.'],
    ['handovers.csv?from=Agadez', 400, 'BAD_INPUT', 'to is missing: journeys end somewhere.'],
    [
      'handovers.csv?from=Agadez&to=Lampedusa&first=0',
      400,
      'BAD_INPUT',
      'first: "0" is not a whole number from 1 to 20.',
    ],
    ['handovers.csv?from=Lampedusa&to=Agadez', 404, 'NOT_FOUND', 'No leg leaves Lampedusa.'],
    [
      'continuity.csv?from=Nowhere&to=Agadez',
      404,
      'NOT_FOUND',
      'from: there is no stop with code or name "Nowhere".',
    ],
  ])('%s: %s %s %s', async (file, status, code, message) => {
    const answer = await get(file);
    const { errors } = JSON.parse(answer.text);
    expect([answer.status, errors[0].extensions.code, errors[0].message]).toEqual([
      status,
      code,
      expect.stringContaining(message),
    ]);
    expect(answer.headers['content-disposition']).toBeUndefined();
  });

  it('wrong credentials are told as such', async () => {
    const { status } = await api().get('/export/sources.csv', { authorization: 'Bearer nonsense' });
    expect(status).toBe(401);
  });
});
