import { describe, expect, it } from 'vitest';
import { outcomes, readFixture } from './read-fixture.ts';

const SALT = [35.7, 32.039];
type Properties = Record<string, unknown>;

function feature(properties: Properties, coordinates: readonly number[] | null = SALT, id = 7) {
  return {
    type: 'Feature',
    id,
    properties,
    geometry: coordinates === null ? null : { type: 'Point', coordinates },
  };
}

const COURSE: Properties = {
  locationName: 'As Salt City',
  partnerName: 'Relief Partners ',
  comments: 'Call Jane Doe, +962 79 555 0101, jane@example.org',
  activity: 5575,
  activityCategory: 'EDUCATION',
  activityName: 'Education opportunities',
  startDate: '2014-01-01',
  endDate: '2014-12-31',
  indicators: { 'Remedial Tutoring': 1 },
  '1. Registration Type Requirement': { 'No Requirement': true },
  '2. Nationality': { 'No restriction': true },
  '3. Intake Criteria': { 'Open to all': true },
  '4. Accessibility': { 'Walk-in': true },
  '5. Coverage': { 'Office location only - walk in distance': true },
  '6. Availability': { 'Every Day': true },
  '7. Availability Day': { 'Sun-Thurs': true },
  '8. Office Open at': { '8:30am': true },
  '10. Referral Method': { 'Email on a per case basis': true },
  '14. Feedback delay': { 'Delay One week': true },
  'Referral required': 'Yes',
};

const read = async (features: readonly unknown[], options = {}) =>
  readFixture('compiled.json', JSON.stringify(features), options);
const serviceOf = async (more: Properties, coordinates: readonly number[] | null = SALT) =>
  (await read([feature({ ...COURSE, ...more }, coordinates)], { country: 'JOR' })).facts('Service')[0]!;

describe('services-advisor', () => {
  it('is open where nothing is asked for: a referral beside walk-in is no condition', async () => {
    const { format, facts, dropped, warnings } = await read([feature(COURSE)]);
    expect(format).toBe('services-advisor');
    expect(facts('Service')).toEqual([
      expect.objectContaining({
        serviceType: 'EDUCATION',
        eligibility: 'OPEN',
        conditions: [],
        country: 'JOR',
        lat: 32.039,
        precision: 'POINT',
        adminAreas: [],
        validFrom: '2014-01-01',
        validUntil: '2014-12-31',
        staleFrom: null,
        asOf: '2014-01-01',
        openingDays: 'Sun-Thurs; Every Day; 8:30am',
        sourceWords: ['EDUCATION', 'Education opportunities'],
      }),
    ]);
    expect(facts('Provider')).toEqual([expect.objectContaining({ name: 'Relief Partners' })]);
    expect(dropped).toContainEqual({ column: 'comments', reason: expect.stringContaining('free text') });
    expect(warnings.map(({ code }) => code)).toEqual(['COUNTRY_BY_POINTS', 'AS_OF_BY_START']);
  });

  it('keeps a closed list of nationalities, cards and criteria as conditions, with how to be referred', async () => {
    expect(
      await serviceOf({
        '2. Nationality': { 'Syrians only': true },
        '1. Registration Type Requirement': { 'Valid UNHCR ASC and MOI card': true },
        '3. Intake Criteria': { 'Woman at risk': true },
        activityCategory: 'CASH',
        activityName: 'Financial assistance',
      }),
    ).toMatchObject({
      serviceType: 'CASH',
      groups: ['WOMEN'],
      eligibility: 'CONDITIONAL',
      conditions: [
        'Feedback delay: Delay One week',
        'Intake Criteria: Woman at risk',
        'Nationality: Syrians only',
        'Referral Method: Email on a per case basis',
        'Registration Type Requirement: Valid UNHCR ASC and MOI card',
      ],
    });
  });

  it('takes a required referral for a condition only where no other way in is named', async () => {
    const closed = { '4. Accessibility': { 'Referrals only': true } };
    expect(await serviceOf(closed)).toMatchObject({
      eligibility: 'CONDITIONAL',
      conditions: expect.arrayContaining(['Accessibility: Referrals only']),
    });
    expect(await serviceOf({ '4. Accessibility': undefined })).toMatchObject({ eligibility: 'CONDITIONAL' });
    const notAccepted = {
      '4. Accessibility': undefined,
      '10. Referral Method': { 'Referrals not accepted': true },
    };
    expect(await serviceOf(notAccepted)).toMatchObject({ eligibility: 'UNKNOWN', conditions: [] });
  });

  it('reads coverage, hotlines, and places that stand for their area', async () => {
    const countrywide = { '5. Coverage': { Countrywide: true } };
    expect(await serviceOf(countrywide)).toMatchObject({ precision: 'POINT' });
    expect(await serviceOf({ ...countrywide, '4. Accessibility': { Outreach: true } })).toMatchObject({
      precision: 'COUNTRY',
    });
    expect(await serviceOf({ locationName: 'Mafraq Governorate' })).toMatchObject({
      precision: 'AREA',
      adminAreas: ['JOR:mafraq-governorate'],
    });
    const hotline = { '4. Accessibility': { 'Outreach Information hotline': true } };
    expect(await serviceOf(hotline, null)).toMatchObject({ remote: true, lat: null });
  });

  it('makes of a vague activity as many services as its indicators name, and reports what maps to nothing', async () => {
    const vague = { activityCategory: 'PROTECTION', activityName: 'Protection Services' };
    const indicators = {
      'Legal services': 3,
      'Shelter for vulnerable families': 0,
      'Shelter for survivors of gender-based violence (GBV)': 1,
    };
    const graph = { ServiceType: [{ code: 'SGBV_RESPONSE', source: 's', restricted: true }] };
    const several = await readFixture(
      'a.json',
      JSON.stringify([feature({ ...COURSE, ...vague, indicators })]),
      {},
      graph,
    );
    expect(several.facts('Service').map(({ serviceType, visibility }) => [serviceType, visibility])).toEqual([
      ['LEGAL_ASSISTANCE', 'PUBLIC'],
      ['SGBV_RESPONSE', 'RESTRICTED'],
    ]);
    const none = await read([
      feature({ ...COURSE, activityCategory: 'Falconry', activityName: 'Hoods', indicators: {} }),
    ]);
    expect(none.facts('Service')).toEqual([
      expect.objectContaining({ serviceType: 'OTHER', sourceWords: ['Falconry', 'Hoods'] }),
    ]);
    expect(none.warnings).toContainEqual({
      code: 'ACTIVITY_NOT_MAPPED',
      message: expect.stringContaining('Falconry / Hoods'),
    });
  });

  it('keeps two activities of one id apart, and one of two identical features', async () => {
    const other = { ...COURSE, activity: 5604, activityName: 'Education for children with disabilities' };
    const { results, facts } = await read([feature(COURSE), feature(other), feature(COURSE)]);
    expect(new Set(results.map((result) => (result.outcome === 'facts' ? result.key : ''))).size).toBe(2);
    expect(facts('Service')).toHaveLength(2);
  });

  it('refuses in words: no place, an end before the start, swapped coordinates', async () => {
    const nowhere = feature({ ...COURSE, locationName: 'Somewhere' }, null);
    const backwards = feature({ ...COURSE, endDate: '2013-01-01' });
    const swapped = feature(COURSE, [32.039, 35.7]);
    const { results } = await read([nowhere, backwards, swapped], { country: 'JOR' });
    expect(outcomes(results)).toEqual([
      'rejected: Where it is cannot be said: no point, and "Somewhere" is no area.',
      'rejected: It ends before it starts (2014-01-01).',
      expect.stringContaining('rejected: Latitude and longitude are swapped'),
    ]);
  });

  it('loads from Lebanon in French with other numbers, as one FeatureCollection, answers as texts and lists', async () => {
    const french = {
      'Nom du partenaire': 'Secours du Cèdre',
      'Catégorie activité': 'Santé',
      'Nom activité': 'Soins de santé primaires',
      'Nom du lieu': 'Tripoli',
      'Date de début': '2023-03-01',
      'Q3 - Nationalité': 'Syriens uniquement',
      '7) Couverture': ['Commune'],
      '9) Mode d’accès': 'Sans rendez-vous',
    };
    const content = { type: 'FeatureCollection', features: [feature(french, [35.84, 34.43])] };
    const { format, facts } = await readFixture('liban.geojson', JSON.stringify(content), {
      asOf: '2023-06-30',
    });
    expect(format).toBe('services-advisor');
    expect(facts('Service')).toEqual([
      expect.objectContaining({
        country: 'LBN',
        serviceType: 'PRIMARY_HEALTH',
        precision: 'AREA',
        eligibility: 'CONDITIONAL',
        asOf: '2023-06-30',
        staleFrom: '2024-06-29',
        conditions: [expect.stringContaining('Syriens uniquement')],
      }),
    ]);
  });

  it('loads in Arabic', async () => {
    const arabic = {
      locationName: 'محافظة اربد',
      partnerName: 'MC',
      activityCategory: 'المأوى',
      activityName: 'إعادة تأهيل الملاجئ',
      startDate: '2014-08-01',
      endDate: '2014-12-31',
      '2. الجنسية': { 'السوريون فقط': true },
      '3. معايير القبول': { إعاقة: true },
      '4. القدرة على الوصول': { 'المحالون فقط': true },
      '5. التغطية': { 'المحافظة حيث تقع الخدمة': true },
      '1. متطلب نوع التسجيل': { 'لا توجد متطلبات': true },
      'Referral required': 'referral-required',
    };
    const { format, facts } = await read([feature(arabic, [35.857, 32.546])]);
    expect(format).toBe('services-advisor');
    expect(facts('Service')).toEqual([
      expect.objectContaining({
        serviceType: 'SHELTER',
        precision: 'AREA',
        groups: ['PEOPLE_WITH_DISABILITIES'],
        eligibility: 'CONDITIONAL',
        conditions: expect.arrayContaining(['الجنسية: السوريون فقط', 'القدرة على الوصول: المحالون فقط']),
      }),
    ]);
  });

  it('keeps nothing that tells how to reach somebody', async () => {
    const { facts } = await read([
      feature({
        ...COURSE,
        '2. Nationality': { 'Ask Jane on +962 79 555 0101': true },
        '10. Referral Method': { 'jane@example.org': true },
      }),
    ]);
    expect(JSON.stringify(facts('Service'))).not.toMatch(/jane|555/iu);
  });
});
