import type { Api } from '../support/api-on.ts';
import { askFacts, askGaps, type LegSeen, type StopSeen, type TrailSeen } from './answers.ts';
import { askExtra } from './extra.ts';
import { careOnLegs } from './kilometres.ts';
import { worldOf } from './network.ts';
import { computeStatus } from './status.ts';

export const DAY = '2026-11-01';
export const GROUP = 'EVERYONE';
export const TYPES = ['PRIMARY_HEALTH', 'RFL'];

/**
 * All that one reads from outside, and what follows. `Gaps` names the stops and legs of one trail, and measures along ways go on over
 * other trails: so it is asked of each. A stop or leg on no trail cannot be known so; the seeds have none.
 */
export async function lookFromOutside(api: Api) {
  const extra = await askExtra(api);
  const told = await askFacts(api, { pageLength: 30 });
  // One attached to a leg serves no stop, wherever its point or areas are; `Facts` does not tell it from others.
  const facts = { ...told, services: told.services.filter(({ code }) => !extra.legOfService.has(code)) };
  const trails: TrailSeen[] = [];
  for (const code of extra.trailCodes) trails.push(await askGaps(api, code));
  const world = worldOf(trails);

  // Along ways, what is not expected of a stop does not matter: nobody states that it is not there (rule 13).
  const statusOf = (stop: StopSeen, type: string) =>
    computeStatus(facts, stop, { type, group: GROUP, day: DAY }, { whateverIsExpected: true }).status;
  const statuses = new Map(
    TYPES.map((type) => [
      type,
      new Map([...world.stops].map(([code, stop]) => [code, statusOf(stop, type)])),
    ]),
  );
  const having = (type: string, status: string) =>
    new Set([...statuses.get(type)!].flatMap(([code, own]) => (own === status ? [code] : [])));

  const computeCare = (type: string, trail: string | null) =>
    careOnLegs({
      facts,
      world,
      type,
      day: DAY,
      served: having(type, 'SERVED'),
      unknown: having(type, 'UNKNOWN'),
      rolesOf(country: string, leg: LegSeen) {
        const held = trails.filter(
          (one) =>
            (trail === null || one.code === trail) &&
            one.legs.some(({ from, to }) => from.code === leg.from.code && to.code === leg.to.code),
        );
        const roles = held.flatMap(({ code }) => extra.roles.get(code)!.get(country) ?? ['TRANSIT']);
        return roles.length > 0 ? roles : ['TRANSIT'];
      },
      withService: new Set(
        told.services.flatMap(({ code, serviceType }) =>
          serviceType?.code === type && extra.legOfService.has(code) ? [extra.legOfService.get(code)!] : [],
        ),
      ),
    });
  const computed = new Map<string, ReturnType<typeof computeCare>>();
  /** The care on legs for a type, over one trail or, when null, over all. */
  const careFor = (type: string, trail: string | null) => {
    const key = `${type} ${trail}`;
    const care = computed.get(key) ?? computeCare(type, trail);
    computed.set(key, care);
    return care;
  };
  return { extra, facts, pages: told.pages, trails, world, having, statuses, careFor };
}
export type Outside = Awaited<ReturnType<typeof lookFromOutside>>;
