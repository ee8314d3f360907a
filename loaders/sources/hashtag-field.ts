/** Fields by hashtag, then by its first attribute that tells more. Attributes stand in any order: `#org+name+en`. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '#country': { code: 'country.code', '': 'country' },
  '#adm1': { code: 'adm1.code', '': 'adm1.name' },
  '#adm2': { code: 'adm2.code', '': 'adm2.name' },
  '#adm3': { code: 'adm3.code', '': 'adm3.name' },
  '#loc': { code: '-', '': 'place' },
  '#geo': { lat: 'lat', lon: 'lon', coord: 'coordinates', '': '-' },
  '#lat_deg': { '': 'lat' },
  '#lon_deg': { '': 'lon' },
  '#lat': { '': 'lat' },
  '#lon': { '': 'lon' },
  '#org': {
    funder: '-',
    fund: '-',
    donor: '-',
    prog: 'org.programme',
    programming: 'org.programme',
    url: '-',
    code: '-',
    type: 'org.type',
    acronym: 'org.acronym',
    acro: 'org.acronym',
    '': 'org.name',
  },
  '#sector': { code: '-', '': 'sector' },
  '#subsector': { code: '-', '': 'activity' },
  '#activity': { code: '-', start: 'startDate', end: 'endDate', '': 'activity' },
  '#service': { '': 'activity' },
  '#status': { '': 'status' },
  '#date': { start: 'startDate', end: 'endDate', month: 'month', year: 'year', '': 'date' },
  '#period': { '': 'month' },
};

/** Tags of our own words, as our exports have them: read as they are, without mapping. Others with `+v_trailcare` are codes of that graph. */
const OWN_FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '#service': { code: 'own.serviceType' },
  '#beneficiary': { group: 'own.groups' },
  '#access': { eligibility: 'own.eligibility', conditions: 'own.conditions' },
  '#geo': { precision: 'own.precision' },
  '#modality': { remote: 'own.remote' },
};
const OWN = 'v_trailcare';

/** Whoever a tag names with one of these is a person, or how to reach one: `#org+contact+email`. */
const PERSONAL = ['contact', 'email', 'phone', 'fax', 'person', 'focal', 'staff'];

/** `hashtagField('#org +name')` is 'org.name'; null for '' and for what is not read (money, links, people reached). */
export function hashtagField(tag: string): string | null {
  const [name = '', ...attributes] = tag
    .toLowerCase()
    .split('+')
    .map((part) => part.trim());
  const fields = attributes.includes(OWN) ? OWN_FIELDS[name] : FIELDS[name];
  if (fields === undefined || attributes.some((attribute) => PERSONAL.includes(attribute))) return null;
  const attribute = Object.keys(fields).find((key) => key !== '' && attributes.includes(key));
  const field = fields[attribute ?? ''] ?? '-';
  return field === '-' ? null : field;
}
