import { compareNames } from '../../words/compare-names.ts';
import type { Data } from '../../documents/what-if-places.graphql';
import type { Group } from '../../question/use-question.ts';
import type { Change } from './changes.ts';

type Trail = NonNullable<Data['trail']>;

export const KINDS = ['closeService', 'closeCrossing', 'closeLeg', 'closeStop', 'openService'] as const;
export type Kind = (typeof KINDS)[number];

/** Something of a trail that can be supposed to be otherwise. */
export interface Thing {
  readonly code: string;
  readonly name: string;
  /** Of whom, where, how long. */
  readonly more: string;
  readonly change: Change;
}

/** What can close or open on a trail, by kind, by name. `serviceType` and `group`: of what opens. */
export function thingsOf(
  { stops, legs, coverage }: Trail,
  { serviceType, group }: { readonly serviceType: string; readonly group: Group },
): Readonly<Record<Kind, readonly Thing[]>> {
  const services = new Map(
    (coverage?.matrix ?? []).flatMap(({ stop, cells }) =>
      cells.flatMap((cell) =>
        cell.services.map(({ code, name, serviceType: type, provider }) => [
          code,
          {
            code,
            name: name ?? type?.name ?? code,
            more: [type?.name, provider?.name, stop.name].filter(Boolean).join(', '),
            change: { closeService: { code } },
          },
        ]),
      ),
    ),
  );
  const places = stops.map(({ code, name, kind, country, otherCountry }) => ({
    code,
    name,
    kind,
    land: country !== null,
    more: [country?.name, otherCountry?.name].filter(Boolean).join(' – '),
  }));
  const byName = <Item extends { readonly name: string }>(items: readonly Item[]) =>
    items.toSorted((a, b) => compareNames(a.name, b.name));
  return {
    closeService: byName([...services.values()]),
    closeCrossing: byName(places.filter(({ kind }) => kind === 'BORDER_CROSSING')).map(
      ({ code, name, more }) => ({ code, name, more, change: { closeCrossing: { stop: code } } }),
    ),
    closeLeg: byName(
      legs.map(({ code, from, to, km }) => ({
        code,
        name: `${from?.name ?? '?'} → ${to?.name ?? '?'}`,
        more: `${Math.round(km)} km`,
        change: { closeLeg: { code } },
      })),
    ),
    closeStop: byName(places).map(({ code, name, more }) => ({
      code,
      name,
      more,
      change: { closeStop: { stop: code } },
    })),
    openService: byName(places.filter(({ land }) => land)).map(({ code, name, more }) => ({
      code,
      name,
      more,
      change: { openService: { stop: code, serviceType, groups: [group], conditions: [] } },
    })),
  };
}
