import http from 'node:http';
import { CURRENT } from '../../graph/model/versions.ts';
import { askGraphql, type AskGraphql } from '../harness/ask-graphql.ts';
import type { BenchSize, Taken } from '../harness/promise.ts';
import { startApi } from '../harness/start-api.ts';
import { timed } from '../harness/timed.ts';
import { startNeo4jGraphql } from '../peers/neo4j-graphql-peer.ts';
import { chance } from '../world/chance.ts';
import { startWorldNeo4j } from '../world/world-neo4j.ts';

export const CLIENTS = 8;
const PAGE = 20;

/** Where a page begins: behind a branch of a country, or (null) with its first. */
export interface PageAsked {
  readonly country: string;
  readonly after: { readonly code: string; readonly cursor: string } | null;
}

/** Our API and @neo4j/graphql on one Neo4j with a made-up world. */
export interface BranchPages {
  /** Every full page behind a branch, of every country, in an order by chance: no two are the same. */
  readonly everyPage: readonly PageAsked[];
  /** The first pages of all countries that have a full one. */
  readonly firstPages: readonly PageAsked[];
  /** Has all pages asked, by so many clients at once, each asking for the next as soon as it has an answer. Time of all, and the answers in the order of `pages`. */
  readonly ours: (pages: readonly PageAsked[]) => Promise<Taken>;
  readonly theirs: (pages: readonly PageAsked[]) => Promise<Taken>;
  /** Processor time that our process has taken, ms; null where the system does not tell. */
  readonly ourCpuMs: () => number | null;
  readonly close: () => Promise<void>;
}

const OURS = /* GraphQL */ `
  query Branches($country: String!, $after: String) {
    branches(filter: { country: $country }, first: 20, after: $after) {
      nodes {
        code
        name
        kind
        nationalSociety {
          code
          name
        }
        country {
          code
          name
        }
        services(first: 20) {
          nodes {
            code
            name
            status
          }
        }
      }
    }
  }
`;
const THEIRS = /* GraphQL */ `
  query Branches($country: String!, $after: String!, $current: BigInt!) {
    branches(
      where: { inCountry: { eq: $country }, code: { gt: $after }, until: { eq: $current } }
      sort: [{ code: ASC }]
      limit: 20
    ) {
      code
      name
      kind
      society {
        code
        versions(where: { until: { eq: $current } }) {
          name
        }
      }
      country {
        code
        versions(where: { until: { eq: $current } }) {
          name
        }
      }
      identity {
        services(where: { until: { eq: $current } }, sort: [{ code: ASC }], limit: 20) {
          code
          name
          status
        }
      }
    }
  }
`;

interface Named {
  readonly code: string;
  readonly name: string;
}
interface OurBranch extends Named {
  readonly kind: string;
  readonly nationalSociety: Named;
  readonly country: Named;
  readonly services: { readonly nodes: readonly ServiceRow[] };
}
interface ServiceRow {
  readonly code: string;
  readonly name: string | null;
  readonly status: string;
}
interface Versions {
  readonly code: string;
  readonly versions: readonly { readonly name: string }[];
}
interface TheirBranch extends Named {
  readonly kind: string;
  readonly society: readonly Versions[];
  readonly country: readonly Versions[];
  readonly identity: readonly { readonly services: readonly ServiceRow[] }[];
}

export async function startBranchPages(size: BenchSize): Promise<BranchPages> {
  const world = await startWorldNeo4j(size);
  // The limits on one client's requests are for strangers; all of these come from one address.
  const api = await startApi(world.url, null, UNLIMITED);
  const peer = await startNeo4jGraphql(world.url);
  const ourUrl = `${api.origin}/graphql`;

  const askAll = async (
    url: string,
    pages: readonly PageAsked[],
    askOne: (ask: AskGraphql, page: PageAsked) => Promise<unknown>,
  ) => {
    // Of this round: a server ends a connection that is idle while the other has its turn.
    const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS });
    const ask = askGraphql(url, agent);
    const answers: unknown[] = [];
    let next = 0;
    const { ms } = await timed(() =>
      Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          while (next < pages.length) {
            const place = next++;
            answers[place] = await askOne(ask, pages[place]!);
          }
        }),
      ),
    );
    agent.destroy();
    return { ms, answers };
  };

  const { everyPage, firstPages } = await pagesThereAre(api.ask);
  return {
    everyPage,
    firstPages,
    async ours(pages) {
      const { ms, answers } = await askAll(ourUrl, pages, (ask, { country, after }) =>
        ask(OURS, { country, after: after?.cursor ?? null }),
      );
      return { ms, answer: answers.map((answer) => ourRows(answer as { branches: { nodes: OurBranch[] } })) };
    },
    async theirs(pages) {
      const { ms, answers } = await askAll(peer.url, pages, (ask, { country, after }) =>
        ask(THEIRS, { country, after: after?.code ?? '', current: String(CURRENT) }),
      );
      return { ms, answer: answers.map((answer) => theirRows(answer as { branches: TheirBranch[] })) };
    },
    ourCpuMs: () => api.cpuMs(),
    async close() {
      await peer.stop();
      await api.stop();
      await world.stop();
    },
  };
}

const COUNTRIES = '{ countries(first: 1000) { nodes { code } } }';
const PLACES = /* GraphQL */ `
  query Places($country: String!, $after: String) {
    branches(filter: { country: $country }, first: 1000, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          code
        }
      }
    }
  }
`;
interface PlacesAnswer {
  readonly branches: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly code: string } }[];
  };
}

async function pagesThereAre(ask: AskGraphql) {
  const everyPage: PageAsked[] = [];
  const firstPages: PageAsked[] = [];
  const { countries } = (await ask(COUNTRIES, {})) as { countries: { nodes: { code: string }[] } };
  for (const { code: country } of countries.nodes) {
    const edges: PlacesAnswer['branches']['edges'][number][] = [];
    for (let after: string | null = null, more = true; more;) {
      const { branches } = (await ask(PLACES, { country, after })) as PlacesAnswer;
      edges.push(...branches.edges);
      after = branches.pageInfo.endCursor;
      more = branches.pageInfo.hasNextPage;
    }
    if (edges.length < PAGE) continue;
    firstPages.push({ country, after: null });
    for (const { cursor, node } of edges.slice(0, edges.length - PAGE))
      everyPage.push({ country, after: { code: node.code, cursor } });
  }
  const draw = chance(8, 'pages of branches');
  for (let n = everyPage.length - 1; n > 0; n--) {
    const other = draw.below(n + 1);
    [everyPage[n], everyPage[other]] = [everyPage[other]!, everyPage[n]!];
  }
  return { everyPage, firstPages };
}

const UNLIMITED = {
  TRAILCARE_CLIENT_REQUESTS_PER_MINUTE: '1000000',
};

const ourRows = ({ branches }: { branches: { nodes: readonly OurBranch[] } }) =>
  branches.nodes.map(({ code, name, kind, nationalSociety, country, services }) => [
    code,
    name,
    kind,
    nationalSociety.code,
    nationalSociety.name,
    country.code,
    country.name,
    services.nodes.map((service) => [service.code, service.name, service.status]),
  ]);

const theirRows = ({ branches }: { branches: readonly TheirBranch[] }) =>
  branches.map(({ code, name, kind, society, country, identity }) => [
    code,
    name,
    kind,
    society[0]!.code,
    society[0]!.versions[0]!.name,
    country[0]!.code,
    country[0]!.versions[0]!.name,
    identity[0]!.services.map((service) => [service.code, service.name, service.status]),
  ]);
