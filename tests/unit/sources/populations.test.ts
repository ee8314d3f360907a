import { describe, expect, it } from 'vitest';
import { foldText } from '../../../graph/model/text.ts';
import { bundledMappings } from '../../../loaders/sources/bundled-mappings.ts';
import { makeXlsx } from '../../support/make-xlsx.ts';
import { type Fixture, lookup, outcomes, readFixture } from './read-fixture.ts';

/** `REFUGEES TCD<SDN 5`, in the order of the file. */
const stocks = ({ facts }: Fixture) =>
  facts('Stock').map(
    (fact) =>
      `${String(fact['definition'])} ${String(fact['country'])}<${String(fact['origin'] ?? fact['originWords'] ?? 'all')} ${String(fact['people'])} ${String(fact['onDate'])}`,
  );
const flows = ({ facts }: Fixture) =>
  facts('Flow').map(
    (fact) =>
      `${String(fact['definition'])} ${String(fact['origin'] ?? fact['originWords'])}>${String(fact['destination'] ?? fact['destinationWords'])} ${String(fact['peoplePerYear'])} ${String(fact['periodFrom'])}/${String(fact['periodTo'])}`,
  );

const API = `year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,returned_idps,stateless,ooc,oip,hst
2019,Sudan,SUD,SDN,Austria,AUS,AUT,50,0,0,0,0,0,0,,0
2019,Sudan,SUD,SDN,Australia,AUL,AUS,70,*,0,0,0,0,0,,0
2019,Stateless,STA,XXA,Chad,CHD,TCD,0,0,0,0,0,12,0,,0
2019,Unknown,UKN,UNK,Chad,CHD,TCD,7,0,0,0,0,0,0,-,9
2019,Sudan,SUD,SDN,Sudan,SUD,SDN,0,0,0,900,40,0,0,,0
2019,Sudan,SUD,SDN,Chad,CHD,TCD,0,0,30,0,0,0,0,,0
2019,Sudan,SUD,SDN,Unknown,UKN,UNK,0,0,20,0,0,0,0,,0
2019,Sudan,SUD,SDN,Unknown,UKN,UNK,5,0,0,0,0,0,0,,0
2019,Sudan,SUD,SDN,Malta,MTA,MLT,0,0,0,0,0,0,0,,0
2019,Sudan,SUD,SDN,Malta,MTA,MLT,*,*,,,,,,,
2019,Sudam,,,Chad,CHD,TCD,5,,,,,,,,
,Sudan,SUD,SDN,Chad,CHD,TCD,5,,,,,,,,
2019,Sudan,SUD,SDN,Chad,CHD,TCD,5.5,,,,,,,,
`;

describe('unhcr-population', () => {
  it('is known by the headers of the API: ISO columns count, never UNHCR codes beside them', async () => {
    const read = await readFixture('population.csv', API);
    expect(read.format).toBe('unhcr-population');
    expect(stocks(read)).toEqual([
      'REFUGEES AUT<SDN 50 2019-12-31',
      'REFUGEES AUS<SDN 70 2019-12-31',
      'STATELESS TCD<Stateless 12 2019-12-31',
      'REFUGEES TCD<Unknown 7 2019-12-31',
      'HOST_COMMUNITY TCD<Unknown 9 2019-12-31',
      'INTERNALLY_DISPLACED SDN<SDN 900 2019-12-31',
    ]);
    expect(flows(read)).toEqual([
      'RETURNED_INTERNALLY_DISPLACED SDN>SDN 40 2019-01-01/2019-12-31',
      'RETURNED_REFUGEES TCD>SDN 30 2019-01-01/2019-12-31',
      'RETURNED_REFUGEES Unknown>SDN 20 2019-01-01/2019-12-31',
    ]);
  });

  it('gives every row one end: zeros and withheld numbers state nothing, and no country is guessed', async () => {
    const { results } = await readFixture('population.csv', API);
    expect(outcomes(results).slice(7)).toEqual([
      'rejected: People stay somewhere, and no country is named.',
      'blank',
      'blank',
      'rejected: "Sudam" is not a country that we know by code or name.',
      'rejected: The row has no date.',
      'rejected: The number of people is not a whole number.',
    ]);
    expect(results[10]).toMatchObject({
      rejection: { column: 'coo_name', value: 'Sudam', accepted: expect.stringContaining('SDN (Sudan)') },
    });
    const warned = results.flatMap((result) =>
      'warnings' in result ? (result.warnings ?? []).map(({ code, message }) => [code, message]) : [],
    );
    expect(
      warned.filter(([code]) => code === 'WITHHELD').map(([, message]) => message!.split(':')[0]),
    ).toEqual(['asylum_seekers', 'refugees', 'asylum_seekers']);
    expect(results[9]).toMatchObject({
      outcome: 'blank',
      warnings: [{ code: 'WITHHELD' }, { code: 'WITHHELD' }],
    });
  });

  it('reads a release of UNHCR codes alone by their table, and refuses ISO codes under their header', async () => {
    const read = await readFixture(
      'codes.csv',
      'year,coo,coa,refugees\n2003,IRN,AUS,10\n2003,STA,GFR,20\n2003,IRQ,QQQ,5\n',
    );
    expect(stocks(read)).toEqual(['REFUGEES AUT<IRN 10 2003-12-31', 'REFUGEES DEU<STA 20 2003-12-31']);
    expect(outcomes(read.results)[2]).toBe('rejected: "QQQ" is no code of UNHCR.');
    await expect(
      readFixture('iso.csv', 'year,coo,coa,refugees\n2003,IRN,AUS,10\n2003,IRN,DEU,10\n'),
    ).rejects.toThrow("should hold UNHCR's own codes, but DEU is none");
  });

  it('reads the download of the Data Finder below its preamble, in French and Spanish, with semicolons', async () => {
    const finder = `Extrait:,"Haut Commissariat"
"Date d'extraction:","21/07/2024"

"Contenu","Population"
Année,"Pays d'origine","Pays d'origine (ISO)","Pays d'asile","Pays d'asile (ISO)",Réfugiés,"Demandeurs d'asile","Déplacés internes",Apatrides
2022,"Soudan du Sud",SSD,Éthiopie,ETH,100,5,-,0
2022,Inconnu,UNK,Éthiopie,ETH,6,-,-,-
`;
    expect(stocks(await readFixture('fr.csv', finder))).toEqual([
      'REFUGEES ETH<SSD 100 2022-12-31',
      'ASYLUM_SEEKERS ETH<SSD 5 2022-12-31',
      'REFUGEES ETH<Inconnu 6 2022-12-31',
    ]);
    const spanish = `Solicitantes de asilo;País de asilo;Refugiados;País de origen;Año;Desplazados internos;Apátridas
1 234;México;1.234.567;Honduras;2021;;
12.345;México;;El Salvador;2021;;
;Colombia;;Colombia;2021;4,000,000;
;Perú;"10,5";Cuba;2021;;
`;
    const read = await readFixture('es.csv', spanish);
    expect(stocks(read)).toEqual([
      'ASYLUM_SEEKERS MEX<HND 1234 2021-12-31',
      'REFUGEES MEX<HND 1234567 2021-12-31',
      'INTERNALLY_DISPLACED COL<COL 4000000 2021-12-31',
    ]);
    expect(outcomes(read.results)).toEqual([
      'facts',
      'rejected: The number of people may be a number of thousands or one with decimals: the separator before three digits says neither.',
      'facts',
      'rejected: The number of people is not a whole number.',
    ]);
  });

  it('reads Latin-1, and a workbook with title rows', async () => {
    const french =
      "Année;Pays d'origine;Pays d'asile;Réfugiés;Apatrides\n2018;Côte d'Ivoire;Guinée équatoriale;15;\n";
    expect(stocks(await readFixture('latin1.csv', Buffer.from(french, 'latin1')))).toEqual([
      'REFUGEES GNQ<CIV 15 2018-12-31',
    ]);
    const workbook = makeXlsx({
      Data: [
        ['UNHCR Statistics'],
        [],
        ['Year', 'Country of asylum', 'Origin', 'Refugees', 'Stateless persons'],
        [2017, 'Kenya', 'Somalia', 281713, null],
        [2017, 'Kenya', 'Stateless', null, 20000],
      ],
    });
    expect(stocks(await readFixture('titled.xlsx', workbook))).toEqual([
      'REFUGEES KEN<SOM 281713 2017-12-31',
      'STATELESS KEN<Stateless 20000 2017-12-31',
    ]);
  });

  it('reads the JSON of the API', async () => {
    const items = [
      {
        year: 2023,
        coo_iso: 'SDN',
        coo_name: 'Sudan',
        coa_iso: 'TCD',
        coa_name: 'Chad',
        refugees: 923000,
        idps: '-',
        oip: '-',
      },
    ];
    expect(stocks(await readFixture('api.json', JSON.stringify({ page: 1, items })))).toEqual([
      'REFUGEES TCD<SDN 923000 2023-12-31',
    ]);
  });

  it('takes a file without origins for all of them together, and a sum among origins for none', async () => {
    const together = 'Year,Country of asylum,Refugees,Stateless persons\n2020,Chad,400000,\n';
    expect(stocks(await readFixture('together.csv', together))).toEqual([
      'REFUGEES TCD<all 400000 2020-12-31',
    ]);
    const mixed =
      'Year,Country of origin,Country of asylum,Refugees,Stateless persons\n2020,Sudan,Chad,9,\n2020,-,Chad,10,\n2020,Total,Chad,10,\n';
    expect(outcomes((await readFixture('mixed.csv', mixed)).results)).toEqual([
      'facts',
      'rejected: Does not say from where, though other rows do.',
      'rejected: "Total": a sum.',
    ]);
  });

  it('needs a year or --as-of, which dates stocks and no flows', async () => {
    const undated =
      'Country of origin,Country of asylum,Refugees,Returned refugees\nSudan,Chad,9,\nMali,Niger,,6\n';
    await expect(readFixture('undated.csv', undated)).rejects.toThrow('--as-of');
    const dated = await readFixture('undated.csv', undated, { asOf: '2024-06-30' });
    expect(stocks(dated)).toEqual(['REFUGEES TCD<SDN 9 2024-06-30']);
    expect(outcomes(dated.results)[1]).toBe('rejected: Is counted over a year, and the row is of a day.');
  });

  it('refuses two columns of one meaning, since neither may be left out', async () => {
    const twice = "year,origin,coa_name,refugees,Refugees under UNHCR's mandate\n2020,Sudan,Chad,9,9\n";
    await expect(readFixture('twice.csv', twice)).rejects.toThrow('are both read as REFUGEES');
  });

  it('keeps persons, cases, first and other applications apart, each with the codes of the source', async () => {
    const applications = `year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,procedure_type,app_type,dec_level,app_pc,applied
2019,Sudan,SUD,SDN,Malta,MTA,MLT,G,N,FI,P,100
2019,Sudan,SUD,SDN,Malta,MTA,MLT,G,A,AR,P,20
2019,Sudan,SUD,SDN,Malta,MTA,MLT,G,NR,FA,P,7
2019,Sudan,SUD,SDN,Malta,MTA,MLT,G,N,FI,C,30
2019,Sudan,SUD,SDN,Malta,MTA,MLT,U,N,FI,P,8
2019,Sudan,SUD,SDN,Malta,MTA,MLT,U,Z,FI,P,8
2019,Sudan,SUD,SDN,Malta,MTA,MLT,U,N,FI,X,8
`;
    const read = await readFixture('applications.csv', applications);
    const year = '2019-01-01/2019-12-31';
    expect(flows(read)).toEqual([
      `APPLICATIONS SDN>MLT 100 ${year}`,
      `OTHER_APPLICATIONS SDN>MLT 20 ${year}`,
      `OTHER_APPLICATIONS SDN>MLT 7 ${year}`,
      `APPLICATION_CASES SDN>MLT 30 ${year}`,
      `APPLICATIONS SDN>MLT 8 ${year}`,
    ]);
    expect(read.facts('Flow')[1]).toMatchObject({ counted: 'procedure_type G, app_type A, dec_level AR' });
    expect(outcomes(read.results).slice(5)).toEqual([
      'rejected: Is no kind of application that we know.',
      'rejected: Is neither persons nor cases.',
    ]);
  });

  it('reads decisions, by outcome, and cases apart', async () => {
    const decisions = `year,coo_iso,coa_iso,procedure_type,dec_level,dec_pc,dec_recognized,dec_other,dec_rejected,dec_closed,dec_total
2020,SYR,DEU,G,FI,P,100,20,30,4,154
2020,SYR,FRA,G,FI,C,10,0,3,0,13
`;
    expect(
      flows(await readFixture('decisions.csv', decisions)).map((flow) =>
        flow.split(' ').slice(0, 3).join(' '),
      ),
    ).toEqual([
      'DECISIONS_RECOGNISED SYR>DEU 100',
      'DECISIONS_OTHER_PROTECTION SYR>DEU 20',
      'DECISIONS_REJECTED SYR>DEU 30',
      'DECISIONS_CLOSED SYR>DEU 4',
      'DECISION_CASES SYR>FRA 10',
      'DECISION_CASES SYR>FRA 3',
    ]);
  });
});

describe('undesa-stock', () => {
  it('reads a matrix: sums of countries are no country, in rows and in columns, and none counts twice', async () => {
    const matrix = `Year,Destination,Total,Other South,Africa,Chad,"Iran (Islamic Republic of)",Mali,Channel Islands,Tchadia
2020,WORLD,99,1,1,1,1,,1,1
2020,Micronesia,99,1,1,1,1,,1,1
2020,Micronesia (Fed. States of),6,1,9,5,..,,,
2020,Sudan,12345.00000000001,5,,12340.00000000001,0,,,7
2020,Channel Islands,9,,,9,,,,
2020,Malta,8,,,,,,,
2020,Gabon,..,,,,,,,
20x0,Gabon,1,,,1,,,,
`;
    const read = await readFixture('matrix.csv', matrix);
    expect(read.format).toBe('undesa-stock');
    expect(stocks(read)).toEqual([
      'MIGRANTS FSM<Other South 1 2020-07-01',
      'MIGRANTS FSM<TCD 5 2020-07-01',
      'MIGRANTS SDN<Other South 5 2020-07-01',
      'MIGRANTS SDN<TCD 12340 2020-07-01',
      'MIGRANTS SDN<IRN 0 2020-07-01',
      'MIGRANTS MLT<all 8 2020-07-01',
    ]);
    expect(outcomes(read.results)).toEqual([
      'rejected: "WORLD": a group of countries, each of which has its own rows.',
      'rejected: "Micronesia": a group of countries, each of which has its own rows.',
      'facts',
      'facts',
      'rejected: Is no single country.',
      'facts',
      'blank',
      'rejected: Is no year.',
    ]);
    expect(read.warnings).toEqual([]);
    expect(read.dropped.map(({ column }) => column)).toEqual(['Africa', 'Tchadia']);
    expect(read.dropped[1]!.reason).toMatch(/its people are not loaded\. Nearest: TCD/u);
  });

  it('warns where the total says more than the origins that were loaded', async () => {
    const matrix = 'Year,Destination,Total,Chad,Niger,Mali\n2020,Gabon,12,1,2,3\n';
    const { warnings } = await readFixture('matrix.csv', matrix);
    expect(warnings).toEqual([expect.objectContaining({ code: 'TOTAL_DIFFERS' })]);
  });

  it("reads a column per year, as in the publisher's workbook, and of the sexes both together", async () => {
    const workbook = makeXlsx({
      'Table 1': [
        ['United Nations'],
        ['International migrant stock'],
        [],
        [
          'Region, development group, country or area of destination',
          'Notes of destination',
          'Location code of destination',
          'Region, development group, country or area of origin',
          'Location code of origin',
          '2015',
          '2020',
          '2015',
          '2020',
        ],
        ['AFRICA', null, 903, 'WORLD', 900, 10, 20, 5, 10],
        ['Chad', null, 148, 'WORLD', 900, 10, 20, 5, 10],
        ['Chad', null, 148, 'Sudan', 729, 10, 20, 5, 10],
        ['Chad', null, 148, 'Others', 2003, null, 3, null, 1],
      ],
    });
    const read = await readFixture('workbook.xlsx', workbook);
    expect(stocks(read)).toEqual([
      'MIGRANTS TCD<SDN 10 2015-07-01',
      'MIGRANTS TCD<SDN 20 2020-07-01',
      'MIGRANTS TCD<Others 3 2020-07-01',
    ]);
    expect(read.results.map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected', 'facts', 'facts']);
  });

  it('reads one row per pair and year, of both sexes', async () => {
    const long = `Pays de destination;Pays d'origine;Année;Sexe;Migrants
Tchad;Soudan;2010;Total;100
Tchad;Soudan;2010;Femmes;60
Tchad;Afrique subsaharienne;2010;Total;60
`;
    const read = await readFixture('long.csv', long);
    expect(stocks(read)).toEqual(['MIGRANTS TCD<SDN 100 2010-07-01']);
    expect(read.results.map(({ outcome }) => outcome)).toEqual(['facts', 'rejected', 'rejected']);
  });

  it('refuses two columns of one country', async () => {
    const twice = 'Year,Destination,Chad,Niger,Tchad\n2020,Gabon,1,2,3\n';
    await expect(readFixture('twice.csv', twice)).rejects.toThrow('Chad and Tchad are one country');
  });
});

describe('names of countries', () => {
  /** As UNHCR and UN DESA write them in the six languages of the United Nations. */
  const SPELLINGS: Record<string, readonly string[]> = {
    BOL: [
      'Bolivia (Plurinational State of)',
      'Bolivie (État plurinational de)',
      'Bolivia (Estado Plurinacional de)',
      'Боливия (Многонациональное Государство)',
      '玻利维亚（多民族国）',
      'بوليفيا (دولة - المتعددة القوميات)',
    ],
    CIV: ["Cote d'Ivoire", 'Côte d’Ivoire', "Côte d'Ivoire", 'Кот-д’Ивуар', '科特迪瓦', 'كوت ديفوار'],
    COD: [
      'Dem. Rep. of the Congo',
      'République démocratique du Congo',
      'República Democrática del Congo',
      'Демократическая Республика Конго',
      '刚果民主共和国',
      'جمهورية الكونغو الديمقراطية',
    ],
    COG: ['Congo', 'Конго', '刚果', 'الكونغو'],
    GBR: [
      'United Kingdom of Great Britain and Northern Ireland',
      "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord",
      'Reino Unido de Gran Bretaña e Irlanda del Norte',
      'Соединенное Королевство Великобритании и Северной Ирландии',
      '大不列颠及北爱尔兰联合王国',
      'المملكة المتحدة لبريطانيا العظمى وآيرلندا الشمالية',
    ],
    IRN: [
      'Iran (Islamic Rep. of)',
      "Iran (République islamique d')",
      'Irán (República Islámica del)',
      'Иран (Исламская Республика)',
      '伊朗（伊斯兰共和国）',
      'إيران (جمهورية - الإسلامية)',
    ],
    KOR: [
      'Rep. of Korea',
      'République de Corée',
      'República de Corea',
      'Республика Корея',
      '大韩民国',
      'جمهورية كوريا',
    ],
    PRK: [
      "Dem. People's Rep. of Korea",
      'République populaire démocratique de Corée',
      'República Popular Democrática de Corea',
      'Корейская Народно-Демократическая Республика',
      '朝鲜民主主义人民共和国',
      'جمهورية كوريا الشعبية الديمقراطية',
    ],
    LAO: [
      "Lao People's Dem. Rep.",
      'République démocratique populaire lao',
      'República Democrática Popular Lao',
      'Лаосская Народно-Демократическая Республика',
      '老挝人民民主共和国',
      'جمهورية لاو الديمقراطية الشعبية',
    ],
    MDA: [
      'Rep. of Moldova',
      'République de Moldova',
      'República de Moldova',
      'Республика Молдова',
      '摩尔多瓦共和国',
      'جمهورية مولدوفا',
    ],
    PSE: [
      'Palestinian',
      'State of Palestine',
      'État de Palestine',
      'Estado de Palestina',
      'Государство Палестина',
      '巴勒斯坦国',
      'دولة فلسطين',
    ],
    RUS: [
      'Russian Federation',
      'Fédération de Russie',
      'Federación de Rusia',
      'Российская Федерация',
      '俄罗斯联邦',
      'الاتحاد الروسي',
    ],
    SYR: [
      'Syrian Arab Rep.',
      'République arabe syrienne',
      'República Árabe Siria',
      'Сирийская Арабская Республика',
      '阿拉伯叙利亚共和国',
      'الجمهورية العربية السورية',
    ],
    TUR: ['Türkiye', 'Turkey', 'Türkiye', 'Турция', '土耳其', 'تركيا'],
    TZA: [
      'United Rep. of Tanzania',
      'République-Unie de Tanzanie',
      'República Unida de Tanzanía',
      'Объединенная Республика Танзания',
      '坦桑尼亚联合共和国',
      'جمهورية تنزانيا المتحدة',
    ],
    VEN: [
      'Venezuela (Bolivarian Republic of)',
      'Venezuela (République bolivarienne du)',
      'Venezuela (República Bolivariana de)',
      'Венесуэла (Боливарианская Республика)',
      '委内瑞拉（玻利瓦尔共和国）',
      'فنزويلا (جمهورية - البوليفارية)',
    ],
    SRB: ['Serbia and Kosovo: S/RES/1244 (1999)', 'Serbia and Kosovo (S/RES/1244 (1999))'],
    SDN: ['Sudan', 'Soudan', 'Sudán', 'Судан', '苏丹', 'السودان'],
    SSD: ['South Sudan', 'Soudan du Sud', 'Sudán del Sur', 'Южный Судан', '南苏丹', 'جنوب السودان'],
    MKD: [
      'North Macedonia',
      'Macédoine du Nord',
      'Macedonia del Norte',
      'Северная Македония',
      '北马其顿',
      'مقدونيا الشمالية',
    ],
    VNM: ['Viet Nam', 'Вьетнам', '越南', 'فييت نام'],
    SWZ: ['Eswatini', 'Swaziland', 'Эсватини', '斯威士兰', 'إسواتيني'],
    CPV: ['Cabo Verde', 'Кабо-Верде', '佛得角', 'كابو فيردي'],
    TLS: ['Timor-Leste', 'Тимор-Лешти', '东帝汶', 'تيمور - ليشتي'],
  };

  it.each(Object.entries(SPELLINGS))('%s is found as both publishers write it', async (code, spellings) => {
    const graph = await lookup();
    expect(spellings.filter((spelling) => graph.country(spelling).found !== code)).toEqual([]);
  });

  it('every code of UNHCR is one of a country, or says why not, and none is there twice', async () => {
    const graph = await lookup();
    const rows = bundledMappings().rows('unhcr-codes');
    expect(rows.filter(({ country }) => country !== '' && graph.country(country!).found !== country)).toEqual(
      [],
    );
    expect(rows.filter(({ country, note }) => country === '' && note === '')).toEqual([]);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(200);
  });

  it('words of an origin that is no country are never those of a country', async () => {
    const graph = await lookup();
    const words = bundledMappings()
      .rows('population-words')
      .filter(({ list }) => list === 'origin')
      .flatMap((row) => row['words']!.split('|').map((word) => foldText(word.replace('=', ''))));
    expect(words.filter((word) => graph.country(word).found !== null)).toEqual([]);
  });
});
